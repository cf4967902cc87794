import { Migration } from '@mikro-orm/migrations';

export class Migration20261121194413_add_payments_and_ledger extends Migration {
  override name = 'Migration20261121194413_add_payments_and_ledger';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "card_binding" ("tenant_id" smallint not null, "resident_id" uuid not null, "id" uuid not null default uuidv7(), "binding_id" text not null, "masked_pan" text not null, "expiry" text null, "bound_at" timestamptz not null, "removed_at" timestamptz null, primary key ("tenant_id", "resident_id", "id"));`,
    );
    this.addSql(
      `alter table "card_binding" add constraint "card_binding_tenant_id_resident_id_binding_id_unique" unique ("tenant_id", "resident_id", "binding_id");`,
    );

    this.addSql(
      `create table "money_key" ("tenant_id" smallint not null, "owner_id" uuid not null, "key" text not null, "act" text not null, "input_hash" text not null, "account_id" uuid not null, "subject_id" uuid not null, "used_at" timestamptz not null, primary key ("tenant_id", "owner_id", "key"));`,
    );

    this.addSql(
      `create table "payment_order" ("tenant_id" smallint not null, "order_number" text not null, "account_id" uuid not null, "payment_id" uuid not null, primary key ("tenant_id", "order_number"));`,
    );

    this.addSql(
      `create table "reconciliation" ("tenant_id" smallint not null, "day" date not null, "status" text not null, "orders" int not null default 0, "bank_amount" bigint not null default '0', "payments" int not null default 0, "payments_amount" bigint not null default '0', "ledger_amount" bigint not null default '0', "differences" int not null default 0, "compared_at" timestamptz not null, primary key ("tenant_id", "day"));`,
    );

    this.addSql(
      `create table "reconciliation_difference" ("tenant_id" smallint not null, "id" uuid not null default uuidv7(), "day" date not null, "kind" text not null, "subject" text not null, "account_id" uuid null, "payment_id" uuid null, "here" bigint null, "there" bigint null, "found_at" timestamptz not null, "settled_at" timestamptz null, "note" text null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `alter table "reconciliation_difference" add constraint "reconciliation_difference_tenant_id_day_kind_subject_unique" unique ("tenant_id", "day", "kind", "subject");`,
    );

    this.addSql(
      `create table "posting" ("tenant_id" smallint not null, "account_id" uuid not null, "id" uuid not null default uuidv7(), "kind" text not null, "subject" text not null, "revision" smallint not null default 1, "period" date not null, "day" date not null, "posted_at" timestamptz not null, primary key ("tenant_id", "account_id", "id"));`,
    );
    this.addSql(
      `create index "posting_tenant_id_account_id_day_id_index" on "posting" ("tenant_id", "account_id", "day", "id");`,
    );
    this.addSql(
      `alter table "posting" add constraint "posting_once_unique" unique ("tenant_id", "account_id", "kind", "subject", "revision");`,
    );

    this.addSql(
      `create table "ledger_entry" ("tenant_id" smallint not null, "account_id" uuid not null, "posting_id" uuid not null, "line" smallint not null, "debit" text not null, "credit" text not null, "service_code" text null, "amount" bigint not null, primary key ("tenant_id", "account_id", "posting_id", "line"));`,
    );

    this.addSql(
      `create table "payment_step" ("tenant_id" smallint not null, "account_id" uuid not null, "payment_id" uuid not null, "step" smallint not null, "to_status" text not null, "before" smallint null, "from_status" text null, "at" timestamptz not null, "cause" text not null, "bank_order_id" text null, "form_url" text null, "amount" bigint null, "detail" text null, primary key ("tenant_id", "account_id", "payment_id", "step", "to_status"));`,
    );
    this.addSql(
      `alter table "payment_step" add constraint "payment_step_once_unique" unique ("tenant_id", "account_id", "payment_id", "step");`,
    );

    this.addSql(
      `create table "refund_request" ("tenant_id" smallint not null, "account_id" uuid not null, "id" uuid not null default uuidv7(), "payment_id" uuid not null, "resident_id" uuid not null, "amount" bigint not null, "reason" text not null, "status" text not null, "due_on" date not null, "answer" text null, "created_at" timestamptz not null, "decided_at" timestamptz null, "decided_by" uuid null, primary key ("tenant_id", "account_id", "id"));`,
    );
    this.addSql(
      `create unique index "refund_request_open_unique" on "refund_request" ("tenant_id", "account_id", "payment_id") where status = 'RECEIVED';`,
    );

    this.addSql(
      `create table "refund" ("tenant_id" smallint not null, "account_id" uuid not null, "id" uuid not null default uuidv7(), "payment_id" uuid not null, "kind" text not null, "amount" bigint not null, "reason" text not null, "staff_id" uuid not null, "status" text not null, "refunded_before" bigint not null, "request_id" uuid null, "created_at" timestamptz not null, "decided_at" timestamptz null, "next_check_at" timestamptz null, "checks" smallint not null default 0, "detail" text null, primary key ("tenant_id", "account_id", "id"));`,
    );
    this.addSql(
      `create index "refund_to_check" on "refund" ("tenant_id", "next_check_at") where next_check_at is not null;`,
    );
    this.addSql(
      `create unique index "refund_open_unique" on "refund" ("tenant_id", "account_id", "payment_id") where status in ('CREATED', 'UNDER_REVIEW');`,
    );

    this.addSql(
      `create table "payment_reading" ("tenant_id" smallint not null, "account_id" uuid not null, "payment_id" uuid not null, "meter_id" uuid not null, "register_code" text not null, "value" bigint not null, "confirmed" boolean not null, "taken_at" timestamptz not null, "refusal" text null, primary key ("tenant_id", "account_id", "payment_id", "meter_id", "register_code"));`,
    );

    this.addSql(
      `create table "payment_part" ("tenant_id" smallint not null, "account_id" uuid not null, "payment_id" uuid not null, "service_code" text not null, "amount" bigint not null, primary key ("tenant_id", "account_id", "payment_id", "service_code"));`,
    );

    this.addSql(
      `create table "autopay_run" ("tenant_id" smallint not null, "account_id" uuid not null, "period" date not null, "status" text not null, "pay_on" date not null, "announced_at" timestamptz not null, "announced_amount" bigint not null default '0', "payment_id" uuid null, "skipped_by" text null, primary key ("tenant_id", "account_id", "period"));`,
    );
    this.addSql(
      `create index "autopay_run_tenant_id_status_pay_on_index" on "autopay_run" ("tenant_id", "status", "pay_on");`,
    );

    this.addSql(
      `create table "autopay" ("tenant_id" smallint not null, "account_id" uuid not null, "resident_id" uuid not null, "card_id" uuid not null, "mode" text not null, "day" smallint null, "limit" bigint not null default '0', "status" text not null, "stopped_by" text null, "changed_at" timestamptz not null, primary key ("tenant_id", "account_id"));`,
    );

    this.addSql(`alter table "payment" drop constraint "payment_source_check";`);
    this.addSql(`alter table "payment" drop constraint "payment_status_check";`);
    this.addSql(
      `alter table "payment" add "step" smallint null, add "refunded" bigint not null default '0', add "begun_by" uuid null, add "begun_at" timestamptz null, add "expires_at" timestamptz null, add "payer" jsonb null, add "automatic" boolean not null default false, add "next_check_at" timestamptz null, add "checks" smallint not null default 0;`,
    );
    this.addSql(`alter table "payment" alter column "id" drop default;`);
    this.addSql(`alter table "payment" alter column "status" drop not null;`);
    this.addSql(
      `alter table "payment" add constraint "payment_tenant_id_account_id_id_step_status_foreign" foreign key ("tenant_id", "account_id", "id", "step", "status") references "payment_step" ("tenant_id", "account_id", "payment_id", "step", "to_status") on update no action on delete no action;`,
    );
    this.addSql(
      `create index "payment_to_check" on "payment" ("tenant_id", "next_check_at") where next_check_at is not null;`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_refunded_check" check (refunded >= 0 and refunded <= amount);`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_refunded_status_check" check ((refunded > 0) = (status in ('REVERSED', 'PARTLY_REFUNDED', 'REFUNDED')) and (refunded = amount) = (status in ('REVERSED', 'REFUNDED')));`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_of_portal_check" check ((source = 'PORTAL') = (step is not null) and (source <> 'PORTAL' or (begun_by is not null and begun_at is not null and expires_at is not null)));`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_elsewhere_check" check (source = 'PORTAL' or status = 'PAID');`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_source_check" check ("source" in ('PORTAL', 'BANK', 'TERMINAL'));`,
    );
    this.addSql(
      `alter table "payment" add constraint "payment_status_check" check ("status" in ('CREATED', 'REGISTERED', 'UNDER_REVIEW', 'PAID', 'DECLINED', 'EXPIRED', 'REVERSED', 'PARTLY_REFUNDED', 'REFUNDED'));`,
    );

    this.addSql(`alter table "card_binding" enable row level security;`);
    this.addSql(`alter table "card_binding" force row level security;`);
    this.addSql(
      `create policy "card_binding_of_tenant" on "card_binding" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(`alter table "money_key" enable row level security;`);
    this.addSql(`alter table "money_key" force row level security;`);
    this.addSql(
      `create policy "money_key_of_tenant" on "money_key" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(`alter table "payment_order" enable row level security;`);
    this.addSql(`alter table "payment_order" force row level security;`);
    this.addSql(
      `create policy "payment_order_of_tenant" on "payment_order" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "reconciliation" add constraint "reconciliation_status_check" check ("status" in ('AGREES', 'DIFFERS', 'INCOMPLETE'));`,
    );
    this.addSql(`alter table "reconciliation" enable row level security;`);
    this.addSql(`alter table "reconciliation" force row level security;`);
    this.addSql(
      `create policy "reconciliation_of_tenant" on "reconciliation" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "reconciliation_difference" add constraint "reconciliation_difference_tenant_id_day_foreign" foreign key ("tenant_id", "day") references "reconciliation" ("tenant_id", "day") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "reconciliation_difference" add constraint "reconciliation_difference_kind_check" check ("kind" in ('MISSING_HERE', 'MISSING_AT_BANK', 'DIFFERENT_AMOUNT', 'LEDGER_DIFFERS', 'BALANCE_DIFFERS', 'REGISTRY_DIFFERS'));`,
    );
    this.addSql(`alter table "reconciliation_difference" enable row level security;`);
    this.addSql(`alter table "reconciliation_difference" force row level security;`);
    this.addSql(
      `create policy "reconciliation_difference_of_tenant" on "reconciliation_difference" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "posting" add constraint "posting_tenant_id_account_id_foreign" foreign key ("tenant_id", "account_id") references "account" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(`alter table "posting" add constraint "posting_period_check" check (extract(day from period) = 1);`);
    this.addSql(
      `alter table "posting" add constraint "posting_kind_check" check ("kind" in ('OPENING', 'CHARGE', 'RECALCULATION', 'PAYMENT', 'BANK_PAYMENT', 'REFUND'));`,
    );
    this.addSql(`alter table "posting" enable row level security;`);
    this.addSql(`alter table "posting" force row level security;`);
    this.addSql(
      `create policy "posting_of_tenant" on "posting" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "ledger_entry" add constraint "ledger_entry_tenant_id_account_id_posting_id_foreign" foreign key ("tenant_id", "account_id", "posting_id") references "posting" ("tenant_id", "account_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "ledger_entry" add constraint "ledger_entry_tenant_id_service_code_foreign" foreign key ("tenant_id", "service_code") references "service" ("tenant_id", "code") on update no action on delete no action;`,
    );
    this.addSql(`alter table "ledger_entry" add constraint "ledger_entry_amount_check" check (amount > 0);`);
    this.addSql(`alter table "ledger_entry" add constraint "ledger_entry_sides_check" check (debit <> credit);`);
    this.addSql(
      `alter table "ledger_entry" add constraint "ledger_entry_debit_check" check ("debit" in ('RECEIVABLE', 'REVENUE', 'RECALCULATION', 'OPENING', 'ACQUIRER', 'BANK'));`,
    );
    this.addSql(
      `alter table "ledger_entry" add constraint "ledger_entry_credit_check" check ("credit" in ('RECEIVABLE', 'REVENUE', 'RECALCULATION', 'OPENING', 'ACQUIRER', 'BANK'));`,
    );
    this.addSql(`alter table "ledger_entry" enable row level security;`);
    this.addSql(`alter table "ledger_entry" force row level security;`);
    this.addSql(
      `create policy "ledger_entry_of_tenant" on "ledger_entry" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "payment_step" add constraint "payment_step_tenant_id_account_id_foreign" foreign key ("tenant_id", "account_id") references "account" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "payment_step" add constraint "payment_step_tenant_id_account_id_payment_id_bef_f1ea5_foreign" foreign key ("tenant_id", "account_id", "payment_id", "before", "from_status") references "payment_step" ("tenant_id", "account_id", "payment_id", "step", "to_status") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "payment_step" add constraint "payment_step_allowed_check" check ((from_status is null and to_status = 'CREATED') or (from_status = 'CREATED' and to_status = 'REGISTERED') or (from_status = 'CREATED' and to_status = 'DECLINED') or (from_status = 'CREATED' and to_status = 'EXPIRED') or (from_status = 'CREATED' and to_status = 'UNDER_REVIEW') or (from_status = 'REGISTERED' and to_status = 'PAID') or (from_status = 'REGISTERED' and to_status = 'DECLINED') or (from_status = 'REGISTERED' and to_status = 'EXPIRED') or (from_status = 'REGISTERED' and to_status = 'UNDER_REVIEW') or (from_status = 'EXPIRED' and to_status = 'REGISTERED') or (from_status = 'EXPIRED' and to_status = 'PAID') or (from_status = 'EXPIRED' and to_status = 'UNDER_REVIEW') or (from_status = 'DECLINED' and to_status = 'REGISTERED') or (from_status = 'DECLINED' and to_status = 'PAID') or (from_status = 'DECLINED' and to_status = 'UNDER_REVIEW') or (from_status = 'UNDER_REVIEW' and to_status = 'PAID') or (from_status = 'UNDER_REVIEW' and to_status = 'DECLINED') or (from_status = 'UNDER_REVIEW' and to_status = 'EXPIRED') or (from_status = 'PAID' and to_status = 'REVERSED') or (from_status = 'PAID' and to_status = 'PARTLY_REFUNDED') or (from_status = 'PAID' and to_status = 'REFUNDED') or (from_status = 'PARTLY_REFUNDED' and to_status = 'PARTLY_REFUNDED') or (from_status = 'PARTLY_REFUNDED' and to_status = 'REFUNDED'));`,
    );
    this.addSql(
      `alter table "payment_step" add constraint "payment_step_order_check" check ((step = 1 and before is null) or before = step - 1);`,
    );
    this.addSql(
      `alter table "payment_step" add constraint "payment_step_first_check" check ((step = 1) = (from_status is null));`,
    );
    this.addSql(
      `alter table "payment_step" add constraint "payment_step_registered_check" check ((to_status = 'REGISTERED') = (bank_order_id is not null));`,
    );
    this.addSql(
      `alter table "payment_step" add constraint "payment_step_amount_check" check (amount is null or amount > 0);`,
    );
    this.addSql(
      `alter table "payment_step" add constraint "payment_step_from_status_check" check ("from_status" in ('CREATED', 'REGISTERED', 'UNDER_REVIEW', 'PAID', 'DECLINED', 'EXPIRED', 'REVERSED', 'PARTLY_REFUNDED', 'REFUNDED'));`,
    );
    this.addSql(
      `alter table "payment_step" add constraint "payment_step_to_status_check" check ("to_status" in ('CREATED', 'REGISTERED', 'UNDER_REVIEW', 'PAID', 'DECLINED', 'EXPIRED', 'REVERSED', 'PARTLY_REFUNDED', 'REFUNDED'));`,
    );
    this.addSql(
      `alter table "payment_step" add constraint "payment_step_cause_check" check ("cause" in ('RESIDENT', 'CALLBACK', 'POLL', 'STAFF', 'AUTOPAY'));`,
    );
    this.addSql(`alter table "payment_step" enable row level security;`);
    this.addSql(`alter table "payment_step" force row level security;`);
    this.addSql(
      `create policy "payment_step_of_tenant" on "payment_step" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "refund_request" add constraint "refund_request_tenant_id_account_id_payment_id_foreign" foreign key ("tenant_id", "account_id", "payment_id") references "payment" ("tenant_id", "account_id", "id") on update no action on delete no action;`,
    );
    this.addSql(`alter table "refund_request" add constraint "refund_request_amount_check" check (amount > 0);`);
    this.addSql(
      `alter table "refund_request" add constraint "refund_request_status_check" check ("status" in ('RECEIVED', 'ACCEPTED', 'REFUSED'));`,
    );
    this.addSql(`alter table "refund_request" enable row level security;`);
    this.addSql(`alter table "refund_request" force row level security;`);
    this.addSql(
      `create policy "refund_request_of_tenant" on "refund_request" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "refund" add constraint "refund_tenant_id_account_id_payment_id_foreign" foreign key ("tenant_id", "account_id", "payment_id") references "payment" ("tenant_id", "account_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "refund" add constraint "refund_amount_check" check (amount > 0 and refunded_before >= 0);`,
    );
    this.addSql(`alter table "refund" add constraint "refund_kind_check" check ("kind" in ('REVERSAL', 'REFUND'));`);
    this.addSql(
      `alter table "refund" add constraint "refund_status_check" check ("status" in ('CREATED', 'DONE', 'REFUSED', 'UNDER_REVIEW'));`,
    );
    this.addSql(`alter table "refund" enable row level security;`);
    this.addSql(`alter table "refund" force row level security;`);
    this.addSql(
      `create policy "refund_of_tenant" on "refund" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "payment_reading" add constraint "payment_reading_tenant_id_account_id_payment_id_foreign" foreign key ("tenant_id", "account_id", "payment_id") references "payment" ("tenant_id", "account_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "payment_reading" add constraint "payment_reading_register_code_check" check ("register_code" in ('T1', 'T2', 'T3'));`,
    );
    this.addSql(`alter table "payment_reading" enable row level security;`);
    this.addSql(`alter table "payment_reading" force row level security;`);
    this.addSql(
      `create policy "payment_reading_of_tenant" on "payment_reading" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "payment_part" add constraint "payment_part_tenant_id_account_id_payment_id_foreign" foreign key ("tenant_id", "account_id", "payment_id") references "payment" ("tenant_id", "account_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "payment_part" add constraint "payment_part_tenant_id_service_code_foreign" foreign key ("tenant_id", "service_code") references "service" ("tenant_id", "code") on update no action on delete no action;`,
    );
    this.addSql(`alter table "payment_part" add constraint "payment_part_amount_check" check (amount > 0);`);
    this.addSql(`alter table "payment_part" enable row level security;`);
    this.addSql(`alter table "payment_part" force row level security;`);
    this.addSql(
      `create policy "payment_part_of_tenant" on "payment_part" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "autopay_run" add constraint "autopay_run_tenant_id_account_id_foreign" foreign key ("tenant_id", "account_id") references "account" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "autopay_run" add constraint "autopay_run_status_check" check ("status" in ('ANNOUNCED', 'BEGUN', 'SKIPPED'));`,
    );
    this.addSql(`alter table "autopay_run" enable row level security;`);
    this.addSql(`alter table "autopay_run" force row level security;`);
    this.addSql(
      `create policy "autopay_run_of_tenant" on "autopay_run" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "autopay" add constraint "autopay_tenant_id_account_id_foreign" foreign key ("tenant_id", "account_id") references "account" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(`alter table "autopay" add constraint "autopay_limit_check" check ("limit" > 0);`);
    this.addSql(
      `alter table "autopay" add constraint "autopay_day_check" check ((mode = 'ON_DAY') = (day is not null) and (day is null or (day >= 1 and day <= 28)));`,
    );
    this.addSql(`alter table "autopay" add constraint "autopay_mode_check" check ("mode" in ('ON_BILL', 'ON_DAY'));`);
    this.addSql(
      `alter table "autopay" add constraint "autopay_status_check" check ("status" in ('ACTIVE', 'STOPPED', 'OFF'));`,
    );
    this.addSql(`alter table "autopay" enable row level security;`);
    this.addSql(`alter table "autopay" force row level security;`);
    this.addSql(
      `create policy "autopay_of_tenant" on "autopay" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "reconciliation_difference" drop constraint "reconciliation_difference_tenant_id_day_foreign";`,
    );
    this.addSql(`alter table "ledger_entry" drop constraint "ledger_entry_tenant_id_account_id_posting_id_foreign";`);
    this.addSql(
      `alter table "payment_step" drop constraint "payment_step_tenant_id_account_id_payment_id_bef_f1ea5_foreign";`,
    );
    this.addSql(`alter table "payment" drop constraint "payment_tenant_id_account_id_id_step_status_foreign";`);

    this.addSql(`drop table if exists "card_binding" cascade;`);
    this.addSql(`drop table if exists "money_key" cascade;`);
    this.addSql(`drop table if exists "payment_order" cascade;`);
    this.addSql(`drop table if exists "reconciliation" cascade;`);
    this.addSql(`drop table if exists "reconciliation_difference" cascade;`);
    this.addSql(`drop table if exists "posting" cascade;`);
    this.addSql(`drop table if exists "ledger_entry" cascade;`);
    this.addSql(`drop table if exists "payment_step" cascade;`);
    this.addSql(`drop table if exists "refund_request" cascade;`);
    this.addSql(`drop table if exists "refund" cascade;`);
    this.addSql(`drop table if exists "payment_reading" cascade;`);
    this.addSql(`drop table if exists "payment_part" cascade;`);
    this.addSql(`drop table if exists "autopay_run" cascade;`);
    this.addSql(`drop table if exists "autopay" cascade;`);

    this.addSql(`drop index "payment_to_check";`);
    this.addSql(`alter table "payment" drop constraint "payment_refunded_check";`);
    this.addSql(`alter table "payment" drop constraint "payment_refunded_status_check";`);
    this.addSql(`alter table "payment" drop constraint "payment_of_portal_check";`);
    this.addSql(`alter table "payment" drop constraint "payment_elsewhere_check";`);
    this.addSql(`alter table "payment" drop constraint "payment_source_check";`);
    this.addSql(`alter table "payment" drop constraint "payment_status_check";`);
    this.addSql(
      `alter table "payment" drop column "step", drop column "refunded", drop column "begun_by", drop column "begun_at", drop column "expires_at", drop column "payer", drop column "automatic", drop column "next_check_at", drop column "checks";`,
    );
    this.addSql(`alter table "payment" alter column "id" set default uuidv7();`);
    this.addSql(`alter table "payment" alter column "status" set not null;`);
    this.addSql(`alter table "payment" add constraint "payment_source_check" check ("source" in ('PORTAL', 'BANK'));`);
    this.addSql(
      `alter table "payment" add constraint "payment_status_check" check ("status" in ('PENDING', 'PAID', 'REFUSED', 'REFUNDED'));`,
    );
  }
}
