import { Migration } from '@mikro-orm/migrations';

export class Migration20261121233641_add_payment_exports extends Migration {
  override name = 'Migration20261121233641_add_payment_exports';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "payment_export" ("tenant_id" smallint not null, "id" uuid not null default uuidv7(), "cause" text not null, "day" date not null, "until" timestamptz not null, "status" text not null default 'QUEUED', "sent" boolean not null default false, "number" int null, "file_name" text null, "payments" int null, "refunds" int null, "amount" bigint null, "sha256" text null, "created_at" timestamptz not null, "finished_at" timestamptz null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `alter table "payment_export" add constraint "payment_export_number_unique" unique ("tenant_id", "number");`,
    );
    this.addSql(
      `create unique index "payment_export_by_itself_unique" on "payment_export" ("tenant_id", "day") where cause = 'DAY_OVER';`,
    );

    this.addSql(
      `create table "exported_payment" ("tenant_id" smallint not null, "account_id" uuid not null, "line_id" uuid not null, "payment_id" uuid not null, "export_id" uuid not null, primary key ("tenant_id", "account_id", "line_id"));`,
    );
    this.addSql(
      `create index "exported_payment_tenant_id_export_id_index" on "exported_payment" ("tenant_id", "export_id");`,
    );

    this.addSql(
      `alter table "payment_export" add constraint "payment_export_chosen_check" check ((number is null) = (file_name is null));`,
    );
    this.addSql(
      `alter table "payment_export" add constraint "payment_export_cause_check" check ("cause" in ('DAY_OVER', 'STAFF'));`,
    );
    this.addSql(
      `alter table "payment_export" add constraint "payment_export_status_check" check ("status" in ('QUEUED', 'DONE', 'EMPTY', 'FAILED', 'FORGOTTEN'));`,
    );
    this.addSql(`alter table "payment_export" enable row level security;`);
    this.addSql(`alter table "payment_export" force row level security;`);
    this.addSql(
      `create policy "payment_export_of_tenant" on "payment_export" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "exported_payment" add constraint "exported_payment_tenant_id_account_id_payment_id_foreign" foreign key ("tenant_id", "account_id", "payment_id") references "payment" ("tenant_id", "account_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "exported_payment" add constraint "exported_payment_tenant_id_export_id_foreign" foreign key ("tenant_id", "export_id") references "payment_export" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(`alter table "exported_payment" enable row level security;`);
    this.addSql(`alter table "exported_payment" force row level security;`);
    this.addSql(
      `create policy "exported_payment_of_tenant" on "exported_payment" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "exported_payment" drop constraint "exported_payment_tenant_id_export_id_foreign";`);

    this.addSql(`drop table if exists "payment_export" cascade;`);
    this.addSql(`drop table if exists "exported_payment" cascade;`);
  }
}
