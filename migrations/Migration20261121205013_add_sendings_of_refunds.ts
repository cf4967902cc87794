import { Migration } from '@mikro-orm/migrations';

export class Migration20261121205013_add_sendings_of_refunds extends Migration {
  override name = 'Migration20261121205013_add_sendings_of_refunds';

  override up(): void | Promise<void> {
    this.addSql(`alter table "card_binding" add "unbind_at" timestamptz null;`);
    this.addSql(
      `create index "card_to_unbind" on "card_binding" ("tenant_id", "unbind_at") where unbind_at is not null;`,
    );

    this.addSql(`alter table "refund" add "sent_at" timestamptz null, add "sends" smallint not null default 0;`);

    this.addSql(`alter table "autopay_run" drop constraint "autopay_run_status_check";`);
    this.addSql(
      `alter table "autopay_run" add constraint "autopay_run_status_check" check ("status" in ('ANNOUNCED', 'BEGUN', 'PAID', 'SKIPPED'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "autopay_run" drop constraint "autopay_run_status_check";`);
    this.addSql(
      `alter table "autopay_run" add constraint "autopay_run_status_check" check ("status" in ('ANNOUNCED', 'BEGUN', 'SKIPPED'));`,
    );

    this.addSql(`drop index "card_to_unbind";`);
    this.addSql(`alter table "card_binding" drop column "unbind_at";`);

    this.addSql(`alter table "refund" drop column "sent_at", drop column "sends";`);
  }
}
