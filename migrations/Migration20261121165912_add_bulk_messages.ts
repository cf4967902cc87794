import { Migration } from '@mikro-orm/migrations';

export class Migration20261121165912_add_bulk_messages extends Migration {
  override name = 'Migration20261121165912_add_bulk_messages';

  override up(): void | Promise<void> {
    this.addSql(`drop index "message_tenant_id_status_next_attempt_at_index";`);
    this.addSql(`alter table "message" add "bulk" boolean not null default false;`);
    this.addSql(
      `create index "message_tenant_id_status_bulk_next_attempt_at_index" on "message" ("tenant_id", "status", "bulk", "next_attempt_at");`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "message_tenant_id_status_bulk_next_attempt_at_index";`);
    this.addSql(`alter table "message" drop column "bulk";`);
    this.addSql(
      `create index "message_tenant_id_status_next_attempt_at_index" on "message" ("tenant_id", "status", "next_attempt_at");`,
    );
  }
}
