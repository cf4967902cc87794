import { Migration } from '@mikro-orm/migrations';

export class Migration20261121200108_index_postings_of_money extends Migration {
  override name = 'Migration20261121200108_index_postings_of_money';

  override up(): void | Promise<void> {
    this.addSql(
      `create index "posting_of_money" on "posting" ("tenant_id", "period") where kind in ('PAYMENT', 'BANK_PAYMENT', 'REFUND');`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "posting_of_money";`);
  }
}
