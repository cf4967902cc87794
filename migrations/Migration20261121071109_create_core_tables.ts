import { Migration } from '@mikro-orm/migrations';

export class Migration20261121071109_create_core_tables extends Migration {
  override name = 'Migration20261121071109_create_core_tables';

  override up(): void | Promise<void> {
    // Sets the tenant for the current transaction. SET LOCAL inside a function and not set_config: a distributed database
    // carries it to its workers. Call it right after BEGIN, never inside a savepoint.
    this.addSql(`create schema if not exists app;`);
    this.addSql(`create function app.set_tenant(tenant smallint) returns void language plpgsql as $$
      begin
        execute format('set local app.tenant_id = %L', tenant);
      end
    $$;`);

    this.addSql(
      `create table "account_number" ("tenant_id" smallint not null, "number" text not null, "account_id" uuid not null, primary key ("tenant_id", "number"));`,
    );

    this.addSql(
      `create table "login" ("tenant_id" smallint not null, "login" text not null, "resident_id" uuid not null, primary key ("tenant_id", "login"));`,
    );

    this.addSql(
      `create table "registry_import" ("tenant_id" smallint not null, "id" uuid not null default uuidv7(), "kind" text null, "period" date null, "file_name" text not null, "sha256" text null, "status" text not null, "rows_read" int not null default 0, "rows_applied" int not null default 0, "rows_set_aside" int not null default 0, "charged" bigint null, "due" bigint null, "paid" bigint null, "reason_code" text null, "reason" text null, "details" jsonb null, "started_at" timestamptz not null, "finished_at" timestamptz null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "registry_import_tenant_id_started_at_index" on "registry_import" ("tenant_id", "started_at");`,
    );
    this.addSql(
      `alter table "registry_import" add constraint "registry_import_kind_check" check ("kind" in ('ACCOUNTS', 'CHARGES', 'PAYMENTS'));`,
    );
    this.addSql(
      `alter table "registry_import" add constraint "registry_import_status_check" check ("status" in ('QUEUED', 'RUNNING', 'APPLIED', 'REFUSED'));`,
    );

    this.addSql(
      `create table "registry_fault" ("tenant_id" smallint not null, "id" uuid not null default uuidv7(), "import_id" uuid not null, "line" int not null, "field" text null, "value" text null, "reason_code" text not null, "reason" text not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "registry_fault_tenant_id_import_id_line_index" on "registry_fault" ("tenant_id", "import_id", "line");`,
    );

    this.addSql(
      `create table "tenant" ("id" smallint not null, "slug" text not null, "enrolled_at" timestamptz not null default now(), primary key ("id"));`,
    );
    this.addSql(`alter table "tenant" add constraint "tenant_slug_unique" unique ("slug");`);

    this.addSql(
      `create table "service" ("tenant_id" smallint not null, "code" text not null, "name" text not null, "unit" text null, "kind" text not null default 'OTHER', "position" smallint not null default 0, primary key ("tenant_id", "code"));`,
    );

    this.addSql(
      `create table "resident" ("tenant_id" smallint not null, "id" uuid not null default uuidv7(), "name" text null, "email" text null, "phone" text null, "password_hash" text not null, "status" text not null default 'ACTIVE', "created_at" timestamptz not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `alter table "resident" add constraint "resident_status_check" check ("status" in ('ACTIVE', 'BLOCKED'));`,
    );

    this.addSql(
      `create table "session" ("tenant_id" smallint not null, "resident_id" uuid not null, "id" uuid not null default uuidv7(), "started_at" timestamptz not null, "last_used_at" timestamptz not null, "expires_at" timestamptz not null, "ended_at" timestamptz null, "end" text null, "ip" text null, "user_agent" text null, primary key ("tenant_id", "resident_id", "id"));`,
    );
    this.addSql(
      `alter table "session" add constraint "session_end_check" check ("end" in ('SIGNED_OUT', 'REUSED_TOKEN', 'EXPIRED', 'BLOCKED'));`,
    );

    this.addSql(
      `create table "refresh_token" ("tenant_id" smallint not null, "resident_id" uuid not null, "id" uuid not null default uuidv7(), "session_id" uuid not null, "secret_hash" text not null, "issued_at" timestamptz not null, "used_at" timestamptz null, "replaced_by" uuid null, primary key ("tenant_id", "resident_id", "id"));`,
    );

    this.addSql(
      `create table "resident_account" ("tenant_id" smallint not null, "resident_id" uuid not null, "account_id" uuid not null, "position" smallint not null default 0, "linked_at" timestamptz not null default now(), primary key ("tenant_id", "resident_id", "account_id"));`,
    );

    this.addSql(
      `create table "account" ("tenant_id" smallint not null, "id" uuid not null default uuidv7(), "number" text not null, "owner" text not null, "address" text not null, "area" numeric(10,2) null, "residents" smallint null, "status" text not null default 'ACTIVE', "balance" bigint not null default '0', "balance_period" date null, "due_on" date null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `alter table "account" add constraint "account_status_check" check ("status" in ('ACTIVE', 'CLOSED'));`,
    );

    this.addSql(
      `create table "payment" ("tenant_id" smallint not null, "account_id" uuid not null, "id" uuid not null default uuidv7(), "amount" bigint not null, "fee" bigint not null default '0', "paid_at" timestamptz not null, "period" date null, "source" text not null, "status" text not null, "external_id" text not null, primary key ("tenant_id", "account_id", "id"));`,
    );
    this.addSql(
      `create index "payment_tenant_id_account_id_paid_at_id_index" on "payment" ("tenant_id", "account_id", "paid_at", "id");`,
    );
    this.addSql(`create index "payment_tenant_id_period_index" on "payment" ("tenant_id", "period");`);
    this.addSql(
      `alter table "payment" add constraint "payment_tenant_id_account_id_source_external_id_unique" unique ("tenant_id", "account_id", "source", "external_id");`,
    );
    this.addSql(`alter table "payment" add constraint "payment_amount_check" check (amount > 0);`);
    this.addSql(`alter table "payment" add constraint "payment_fee_check" check (fee >= 0);`);
    this.addSql(`alter table "payment" add constraint "payment_source_check" check ("source" in ('PORTAL', 'BANK'));`);
    this.addSql(
      `alter table "payment" add constraint "payment_status_check" check ("status" in ('PENDING', 'PAID', 'REFUSED', 'REFUNDED'));`,
    );

    this.addSql(
      `create table "meter" ("tenant_id" smallint not null, "account_id" uuid not null, "id" uuid not null default uuidv7(), "service_code" text not null, "serial" text not null, "model" text null, "digits" smallint not null, "verification_due_on" date null, "status" text not null default 'ACTIVE', primary key ("tenant_id", "account_id", "id"));`,
    );
    this.addSql(
      `alter table "meter" add constraint "meter_tenant_id_account_id_service_code_serial_unique" unique ("tenant_id", "account_id", "service_code", "serial");`,
    );
    this.addSql(`alter table "meter" add constraint "meter_digits_check" check (digits >= 1 and digits <= 9);`);
    this.addSql(`alter table "meter" add constraint "meter_status_check" check ("status" in ('ACTIVE', 'REMOVED'));`);

    this.addSql(
      `create table "register" ("tenant_id" smallint not null, "account_id" uuid not null, "meter_id" uuid not null, "code" text not null, primary key ("tenant_id", "account_id", "meter_id", "code"));`,
    );
    this.addSql(`alter table "register" add constraint "register_code_check" check ("code" in ('T1', 'T2', 'T3'));`);

    this.addSql(
      `create table "reading" ("tenant_id" smallint not null, "account_id" uuid not null, "id" uuid not null default uuidv7(), "meter_id" uuid not null, "register_code" text not null, "value" bigint not null, "taken_on" date not null, "source" text not null, "status" text not null, primary key ("tenant_id", "account_id", "id"));`,
    );
    this.addSql(
      `alter table "reading" add constraint "reading_tenant_id_account_id_meter_id_taken_on_re_d9f12_unique" unique ("tenant_id", "account_id", "meter_id", "taken_on", "register_code", "source");`,
    );
    this.addSql(`alter table "reading" add constraint "reading_value_check" check (value >= 0);`);
    this.addSql(
      `alter table "reading" add constraint "reading_register_code_check" check ("register_code" in ('T1', 'T2', 'T3'));`,
    );
    this.addSql(
      `alter table "reading" add constraint "reading_source_check" check ("source" in ('RESIDENT', 'UTILITY', 'AUTOMATIC', 'ESTIMATE'));`,
    );
    this.addSql(
      `alter table "reading" add constraint "reading_status_check" check ("status" in ('RECEIVED', 'ACCEPTED', 'NOT_ACCEPTED'));`,
    );

    this.addSql(
      `create table "bill" ("tenant_id" smallint not null, "account_id" uuid not null, "period" date not null, "opening" bigint not null default '0', "charged" bigint not null default '0', "recalculated" bigint not null default '0', "paid" bigint not null default '0', "closing" bigint not null default '0', "due_on" date not null, primary key ("tenant_id", "account_id", "period"));`,
    );
    this.addSql(`create index "bill_tenant_id_period_index" on "bill" ("tenant_id", "period");`);
    this.addSql(
      `alter table "bill" add constraint "bill_adds_up_check" check (closing = opening + charged + recalculated - paid);`,
    );
    this.addSql(`alter table "bill" add constraint "bill_period_check" check (extract(day from period) = 1);`);

    this.addSql(
      `create table "charge" ("tenant_id" smallint not null, "account_id" uuid not null, "period" date not null, "service_code" text not null, "opening" bigint not null default '0', "charged" bigint not null default '0', "recalculated" bigint not null default '0', "paid" bigint not null default '0', "closing" bigint not null default '0', primary key ("tenant_id", "account_id", "period", "service_code"));`,
    );
    this.addSql(
      `alter table "charge" add constraint "charge_adds_up_check" check (closing = opening + charged + recalculated - paid);`,
    );

    this.addSql(
      `create table "bill_line" ("tenant_id" smallint not null, "account_id" uuid not null, "period" date not null, "service_code" text not null, "position" smallint not null, "register_code" text null, "method" text null, "previous_reading" bigint null, "current_reading" bigint null, "volume" numeric(18,6) not null, "unit" text null, "tariff" numeric(18,6) not null, "charged" bigint not null default '0', primary key ("tenant_id", "account_id", "period", "service_code", "position"));`,
    );
    this.addSql(
      `alter table "bill_line" add constraint "bill_line_register_code_check" check ("register_code" in ('T1', 'T2', 'T3'));`,
    );
    this.addSql(
      `alter table "bill_line" add constraint "bill_line_method_check" check ("method" in ('METER', 'NORM'));`,
    );

    this.addSql(
      `create table "account_service" ("tenant_id" smallint not null, "account_id" uuid not null, "service_code" text not null, "balance" bigint not null default '0', "balance_period" date null, primary key ("tenant_id", "account_id", "service_code"));`,
    );

    this.addSql(
      `create table "account_resident" ("tenant_id" smallint not null, "account_id" uuid not null, "resident_id" uuid not null, "linked_at" timestamptz not null default now(), primary key ("tenant_id", "account_id", "resident_id"));`,
    );

    this.addSql(
      `create table "tenant_rules" ("tenant_id" smallint not null, "version" int not null, "valid_from" timestamptz not null, "source" text not null, "rules" jsonb not null, primary key ("tenant_id", "version"));`,
    );
    this.addSql(
      `alter table "tenant_rules" add constraint "tenant_rules_source_check" check ("source" in ('FOLDER', 'STAFF'));`,
    );

    this.addSql(
      `create table "throttle" ("tenant_id" smallint not null, "scope" text not null, "key" text not null, "window_started_at" timestamptz not null, "attempts" int not null, primary key ("tenant_id", "scope", "key"));`,
    );

    this.addSql(
      `alter table "registry_fault" add constraint "registry_fault_tenant_id_import_id_foreign" foreign key ("tenant_id", "import_id") references "registry_import" ("tenant_id", "id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "service" add constraint "service_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "resident" add constraint "resident_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "session" add constraint "session_tenant_id_resident_id_foreign" foreign key ("tenant_id", "resident_id") references "resident" ("tenant_id", "id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "refresh_token" add constraint "refresh_token_tenant_id_resident_id_session_id_foreign" foreign key ("tenant_id", "resident_id", "session_id") references "session" ("tenant_id", "resident_id", "id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "resident_account" add constraint "resident_account_tenant_id_resident_id_foreign" foreign key ("tenant_id", "resident_id") references "resident" ("tenant_id", "id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "account" add constraint "account_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "payment" add constraint "payment_tenant_id_account_id_foreign" foreign key ("tenant_id", "account_id") references "account" ("tenant_id", "id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "meter" add constraint "meter_tenant_id_account_id_foreign" foreign key ("tenant_id", "account_id") references "account" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "meter" add constraint "meter_tenant_id_service_code_foreign" foreign key ("tenant_id", "service_code") references "service" ("tenant_id", "code") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "register" add constraint "register_tenant_id_account_id_meter_id_foreign" foreign key ("tenant_id", "account_id", "meter_id") references "meter" ("tenant_id", "account_id", "id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "reading" add constraint "reading_tenant_id_account_id_meter_id_register_code_foreign" foreign key ("tenant_id", "account_id", "meter_id", "register_code") references "register" ("tenant_id", "account_id", "meter_id", "code") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "bill" add constraint "bill_tenant_id_account_id_foreign" foreign key ("tenant_id", "account_id") references "account" ("tenant_id", "id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "charge" add constraint "charge_tenant_id_service_code_foreign" foreign key ("tenant_id", "service_code") references "service" ("tenant_id", "code") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "charge" add constraint "charge_tenant_id_account_id_period_foreign" foreign key ("tenant_id", "account_id", "period") references "bill" ("tenant_id", "account_id", "period") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "bill_line" add constraint "bill_line_tenant_id_account_id_period_service_code_foreign" foreign key ("tenant_id", "account_id", "period", "service_code") references "charge" ("tenant_id", "account_id", "period", "service_code") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "account_service" add constraint "account_service_tenant_id_account_id_foreign" foreign key ("tenant_id", "account_id") references "account" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "account_service" add constraint "account_service_tenant_id_service_code_foreign" foreign key ("tenant_id", "service_code") references "service" ("tenant_id", "code") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "account_resident" add constraint "account_resident_tenant_id_account_id_foreign" foreign key ("tenant_id", "account_id") references "account" ("tenant_id", "id") on update no action on delete no action;`,
    );

    this.addSql(
      `alter table "tenant_rules" add constraint "tenant_rules_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update no action on delete no action;`,
    );

    this.addSql(`alter table "account_number" enable row level security;`);
    this.addSql(`alter table "account_number" force row level security;`);
    this.addSql(
      `create policy "account_number_of_tenant" on "account_number" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
    this.addSql(`alter table "login" enable row level security;`);
    this.addSql(`alter table "login" force row level security;`);
    this.addSql(
      `create policy "login_of_tenant" on "login" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
    this.addSql(`alter table "registry_import" enable row level security;`);
    this.addSql(`alter table "registry_import" force row level security;`);
    this.addSql(
      `create policy "registry_import_of_tenant" on "registry_import" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
    this.addSql(`alter table "registry_fault" enable row level security;`);
    this.addSql(`alter table "registry_fault" force row level security;`);
    this.addSql(
      `create policy "registry_fault_of_tenant" on "registry_fault" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
    this.addSql(`alter table "service" enable row level security;`);
    this.addSql(`alter table "service" force row level security;`);
    this.addSql(
      `create policy "service_of_tenant" on "service" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
    this.addSql(`alter table "resident" enable row level security;`);
    this.addSql(`alter table "resident" force row level security;`);
    this.addSql(
      `create policy "resident_of_tenant" on "resident" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
    this.addSql(`alter table "session" enable row level security;`);
    this.addSql(`alter table "session" force row level security;`);
    this.addSql(
      `create policy "session_of_tenant" on "session" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
    this.addSql(`alter table "refresh_token" enable row level security;`);
    this.addSql(`alter table "refresh_token" force row level security;`);
    this.addSql(
      `create policy "refresh_token_of_tenant" on "refresh_token" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
    this.addSql(`alter table "resident_account" enable row level security;`);
    this.addSql(`alter table "resident_account" force row level security;`);
    this.addSql(
      `create policy "resident_account_of_tenant" on "resident_account" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
    this.addSql(`alter table "account" enable row level security;`);
    this.addSql(`alter table "account" force row level security;`);
    this.addSql(
      `create policy "account_of_tenant" on "account" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
    this.addSql(`alter table "payment" enable row level security;`);
    this.addSql(`alter table "payment" force row level security;`);
    this.addSql(
      `create policy "payment_of_tenant" on "payment" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
    this.addSql(`alter table "meter" enable row level security;`);
    this.addSql(`alter table "meter" force row level security;`);
    this.addSql(
      `create policy "meter_of_tenant" on "meter" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
    this.addSql(`alter table "register" enable row level security;`);
    this.addSql(`alter table "register" force row level security;`);
    this.addSql(
      `create policy "register_of_tenant" on "register" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
    this.addSql(`alter table "reading" enable row level security;`);
    this.addSql(`alter table "reading" force row level security;`);
    this.addSql(
      `create policy "reading_of_tenant" on "reading" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
    this.addSql(`alter table "bill" enable row level security;`);
    this.addSql(`alter table "bill" force row level security;`);
    this.addSql(
      `create policy "bill_of_tenant" on "bill" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
    this.addSql(`alter table "charge" enable row level security;`);
    this.addSql(`alter table "charge" force row level security;`);
    this.addSql(
      `create policy "charge_of_tenant" on "charge" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
    this.addSql(`alter table "bill_line" enable row level security;`);
    this.addSql(`alter table "bill_line" force row level security;`);
    this.addSql(
      `create policy "bill_line_of_tenant" on "bill_line" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
    this.addSql(`alter table "account_service" enable row level security;`);
    this.addSql(`alter table "account_service" force row level security;`);
    this.addSql(
      `create policy "account_service_of_tenant" on "account_service" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
    this.addSql(`alter table "account_resident" enable row level security;`);
    this.addSql(`alter table "account_resident" force row level security;`);
    this.addSql(
      `create policy "account_resident_of_tenant" on "account_resident" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
    this.addSql(`alter table "tenant_rules" enable row level security;`);
    this.addSql(`alter table "tenant_rules" force row level security;`);
    this.addSql(
      `create policy "tenant_rules_of_tenant" on "tenant_rules" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
    this.addSql(`alter table "throttle" enable row level security;`);
    this.addSql(`alter table "throttle" force row level security;`);
    this.addSql(
      `create policy "throttle_of_tenant" on "throttle" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
  }
}
