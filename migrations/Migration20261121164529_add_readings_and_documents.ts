import { Migration } from '@mikro-orm/migrations';

export class Migration20261121164529_add_readings_and_documents extends Migration {
  override name = 'Migration20261121164529_add_readings_and_documents';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "publication" ("tenant_id" smallint not null, "period" date not null, "status" text not null, "requested_by" uuid null, "requested_at" timestamptz not null, "finished_at" timestamptz null, "accounts" int not null default 0, "accounts_done" int not null default 0, "messages" int not null default 0, "last_account_id" uuid null, primary key ("tenant_id", "period"));`,
    );

    this.addSql(
      `create table "reading_export" ("tenant_id" smallint not null, "id" uuid not null default uuidv7(), "period" date not null, "file_name" text not null, "readings" int not null, "sha256" text not null, "created_at" timestamptz not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`create index "reading_export_tenant_id_period_index" on "reading_export" ("tenant_id", "period");`);

    this.addSql(
      `create table "staff_notice" ("tenant_id" smallint not null, "id" uuid not null default uuidv7(), "kind" text not null, "subject" text not null, "details" jsonb not null, "times" int not null default 1, "raised_at" timestamptz not null, "last_at" timestamptz not null, "seen_at" timestamptz null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `alter table "staff_notice" add constraint "staff_notice_tenant_id_kind_subject_unique" unique ("tenant_id", "kind", "subject");`,
    );

    this.addSql(
      `create table "notice_choice" ("tenant_id" smallint not null, "resident_id" uuid not null, "kind" text not null, "channel" text not null, "chosen" boolean not null, "changed_at" timestamptz not null, primary key ("tenant_id", "resident_id", "kind", "channel"));`,
    );

    this.addSql(
      `create table "reminder" ("tenant_id" smallint not null, "account_id" uuid not null, "resident_id" uuid not null, "kind" text not null, "subject" text not null, "reminded_at" timestamptz not null, primary key ("tenant_id", "account_id", "resident_id", "kind", "subject"));`,
    );

    this.addSql(
      `create table "reading_submission" ("tenant_id" smallint not null, "account_id" uuid not null, "meter_id" uuid not null, "key" text not null, "resident_id" uuid not null, "period" date not null, "taken_at" timestamptz not null, "received_at" timestamptz not null, "values" jsonb not null, "photo_id" uuid null, primary key ("tenant_id", "account_id", "meter_id", "key"));`,
    );

    this.addSql(
      `create table "reading_photo" ("tenant_id" smallint not null, "account_id" uuid not null, "id" uuid not null default uuidv7(), "resident_id" uuid not null, "content_type" text not null, "bytes" int not null, "uploaded_at" timestamptz not null, primary key ("tenant_id", "account_id", "id"));`,
    );

    this.addSql(
      `create table "preliminary_charge" ("tenant_id" smallint not null, "account_id" uuid not null, "period" date not null, "meter_id" uuid not null, "register_code" text not null, "service_code" text not null, "previous_reading" bigint not null, "current_reading" bigint not null, "volume" bigint not null, "unit" text null, "tariff" numeric(18,6) not null, "charged" bigint not null default '0', "formed_at" timestamptz not null, primary key ("tenant_id", "account_id", "period", "meter_id", "register_code"));`,
    );

    this.addSql(
      `create table "delivery_choice" ("tenant_id" smallint not null, "account_id" uuid not null, "resident_id" uuid not null, "bill_by_email" text null, "paper_refused" boolean not null default false, "paper_refused_at" timestamptz null, "changed_at" timestamptz not null, primary key ("tenant_id", "account_id", "resident_id"));`,
    );

    this.addSql(`alter table "meter" add "reports_itself" boolean not null default false;`);

    this.addSql(
      `alter table "reading" add "period" date null, add "received_at" timestamptz null, add "resident_id" uuid null, add "photo_id" uuid null, add "refusal" text null;`,
    );
    this.addSql(
      `create unique index "reading_of_period_unique" on "reading" ("tenant_id", "account_id", "meter_id", "register_code", "period") where period is not null;`,
    );
    this.addSql(
      `alter table "reading" add constraint "reading_of_resident_check" check (source <> 'RESIDENT' or (period is not null and received_at is not null and resident_id is not null));`,
    );

    this.addSql(
      `alter table "publication" add constraint "publication_status_check" check ("status" in ('QUEUED', 'RUNNING', 'DONE'));`,
    );
    this.addSql(`alter table "publication" enable row level security;`);
    this.addSql(`alter table "publication" force row level security;`);
    this.addSql(
      `create policy "publication_of_tenant" on "publication" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(`alter table "reading_export" enable row level security;`);
    this.addSql(`alter table "reading_export" force row level security;`);
    this.addSql(
      `create policy "reading_export_of_tenant" on "reading_export" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(`alter table "staff_notice" enable row level security;`);
    this.addSql(`alter table "staff_notice" force row level security;`);
    this.addSql(
      `create policy "staff_notice_of_tenant" on "staff_notice" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "notice_choice" add constraint "notice_choice_tenant_id_resident_id_foreign" foreign key ("tenant_id", "resident_id") references "resident" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(`alter table "notice_choice" enable row level security;`);
    this.addSql(`alter table "notice_choice" force row level security;`);
    this.addSql(
      `create policy "notice_choice_of_tenant" on "notice_choice" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "reminder" add constraint "reminder_tenant_id_account_id_foreign" foreign key ("tenant_id", "account_id") references "account" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(`alter table "reminder" enable row level security;`);
    this.addSql(`alter table "reminder" force row level security;`);
    this.addSql(
      `create policy "reminder_of_tenant" on "reminder" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "reading_submission" add constraint "reading_submission_tenant_id_account_id_foreign" foreign key ("tenant_id", "account_id") references "account" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(`alter table "reading_submission" enable row level security;`);
    this.addSql(`alter table "reading_submission" force row level security;`);
    this.addSql(
      `create policy "reading_submission_of_tenant" on "reading_submission" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "reading_photo" add constraint "reading_photo_tenant_id_account_id_foreign" foreign key ("tenant_id", "account_id") references "account" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(`alter table "reading_photo" add constraint "reading_photo_bytes_check" check (bytes > 0);`);
    this.addSql(`alter table "reading_photo" enable row level security;`);
    this.addSql(`alter table "reading_photo" force row level security;`);
    this.addSql(
      `create policy "reading_photo_of_tenant" on "reading_photo" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "preliminary_charge" add constraint "preliminary_charge_tenant_id_account_id_foreign" foreign key ("tenant_id", "account_id") references "account" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "preliminary_charge" add constraint "preliminary_charge_tenant_id_service_code_foreign" foreign key ("tenant_id", "service_code") references "service" ("tenant_id", "code") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "preliminary_charge" add constraint "preliminary_charge_volume_check" check (volume >= 0);`,
    );
    this.addSql(
      `alter table "preliminary_charge" add constraint "preliminary_charge_register_code_check" check ("register_code" in ('T1', 'T2', 'T3'));`,
    );
    this.addSql(`alter table "preliminary_charge" enable row level security;`);
    this.addSql(`alter table "preliminary_charge" force row level security;`);
    this.addSql(
      `create policy "preliminary_charge_of_tenant" on "preliminary_charge" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "delivery_choice" add constraint "delivery_choice_tenant_id_account_id_foreign" foreign key ("tenant_id", "account_id") references "account" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "delivery_choice" add constraint "delivery_choice_bill_by_email_check" check ("bill_by_email" in ('PDF', 'PNG'));`,
    );
    this.addSql(`alter table "delivery_choice" enable row level security;`);
    this.addSql(`alter table "delivery_choice" force row level security;`);
    this.addSql(
      `create policy "delivery_choice_of_tenant" on "delivery_choice" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "publication" cascade;`);
    this.addSql(`drop table if exists "reading_export" cascade;`);
    this.addSql(`drop table if exists "staff_notice" cascade;`);
    this.addSql(`drop table if exists "notice_choice" cascade;`);
    this.addSql(`drop table if exists "reminder" cascade;`);
    this.addSql(`drop table if exists "reading_submission" cascade;`);
    this.addSql(`drop table if exists "reading_photo" cascade;`);
    this.addSql(`drop table if exists "preliminary_charge" cascade;`);
    this.addSql(`drop table if exists "delivery_choice" cascade;`);

    this.addSql(`alter table "meter" drop column "reports_itself";`);

    this.addSql(`drop index "reading_of_period_unique";`);
    this.addSql(`alter table "reading" drop constraint "reading_of_resident_check";`);
    this.addSql(
      `alter table "reading" drop column "period", drop column "received_at", drop column "resident_id", drop column "photo_id", drop column "refusal";`,
    );
  }
}
