import { Migration } from '@mikro-orm/migrations';

export class Migration20261121075959_find_bills_with_accounts extends Migration {
  override name = 'Migration20261121075959_find_bills_with_accounts';

  override up(): void | Promise<void> {
    this.addSql(`drop index "bill_tenant_id_period_index";`);
    this.addSql(
      `create index "bill_tenant_id_period_account_id_index" on "bill" ("tenant_id", "period", "account_id");`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "bill_tenant_id_period_account_id_index";`);
    this.addSql(`create index "bill_tenant_id_period_index" on "bill" ("tenant_id", "period");`);
  }
}
