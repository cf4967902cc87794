import { Migration } from '@mikro-orm/migrations';

export class Migration20261121213104_index_payments_under_review extends Migration {
  override name = 'Migration20261121213104_index_payments_under_review';

  override up(): void | Promise<void> {
    this.addSql(
      `create index "payment_under_review" on "payment" ("tenant_id", "begun_at", "id") where status = 'UNDER_REVIEW';`,
    );

    this.addSql(
      `create index "refund_request_to_answer" on "refund_request" ("tenant_id", "due_on", "created_at", "id") where status = 'RECEIVED';`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "payment_under_review";`);

    this.addSql(`drop index "refund_request_to_answer";`);
  }
}
