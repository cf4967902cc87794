import { Migration } from '@mikro-orm/migrations';

export class Migration20261121145417_add_identity extends Migration {
  override name = 'Migration20261121145417_add_identity';

  override up(): void | Promise<void> {
    // What is shown of an owner and an address before an identity check has passed. Always three dots: no length is told.
    this.addSql(`create function app.masked_name(name text) returns text language sql immutable parallel safe
      return regexp_replace(name, '(\\S)\\S+', '\\1•••', 'g');`);
    this.addSql(`create function app.masked_address(address text) returns text language sql immutable parallel safe
      return regexp_replace(regexp_replace(address, '([^ ,.0-9])[^ ,.0-9]{3,}', '\\1•••', 'g'), '[0-9]+', '••', 'g');`);
    // One name in two spellings: case, ё = е, hyphens, dots and spaces do not count.
    this.addSql(`create function app.same_name(one text, other text) returns boolean language sql immutable parallel safe
      return regexp_replace(replace(lower(one), 'ё', 'е'), '[[:space:].-]+', '', 'g')
        = regexp_replace(replace(lower(other), 'ё', 'е'), '[[:space:].-]+', '', 'g');`);

    this.addSql(
      `create table "registration" ("tenant_id" smallint not null, "id" uuid not null default uuidv7(), "token_hash" text not null, "status" text not null default 'ASKING', "step" smallint not null default 0, "checks_done" smallint not null default 0, "proofs" jsonb not null, "account_number" text null, "account_id" uuid null, "login" text null, "name" text null, "email" text null, "phone" text null, "password_hash" text null, "office_code_hash" text null, "consents" jsonb not null, "ip" text null, "user_agent" text null, "code_hash" text null, "link_hash" text null, "one_time_hash" text null, "attempts" int not null default 0, "created_at" timestamptz not null, "code_expires_at" timestamptz null, "expires_at" timestamptz not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`create index "registration_tenant_id_link_hash_index" on "registration" ("tenant_id", "link_hash");`);
    this.addSql(
      `create index "registration_tenant_id_one_time_hash_index" on "registration" ("tenant_id", "one_time_hash");`,
    );
    this.addSql(
      `create index "registration_tenant_id_expires_at_index" on "registration" ("tenant_id", "expires_at");`,
    );

    this.addSql(
      `create table "service_stop" ("tenant_id" smallint not null, "message" text not null, "stopped_at" timestamptz not null, primary key ("tenant_id"));`,
    );

    this.addSql(
      `create table "staff" ("tenant_id" smallint not null, "id" uuid not null default uuidv7(), "login" text not null, "password_hash" text not null, "status" text not null default 'ACTIVE', "created_at" timestamptz not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(`alter table "staff" add constraint "staff_tenant_id_login_unique" unique ("tenant_id", "login");`);

    this.addSql(
      `create table "staff_act" ("tenant_id" smallint not null, "id" uuid not null default uuidv7(), "staff_id" uuid not null, "act" text not null, "account_id" uuid null, "resident_id" uuid null, "reason" text null, "acted_at" timestamptz not null, primary key ("tenant_id", "id"));`,
    );

    this.addSql(
      `create table "device" ("tenant_id" smallint not null, "resident_id" uuid not null, "id" uuid not null default uuidv7(), "secret_hash" text not null, "pin_hash" text not null, "pin_attempts" int not null default 0, "challenge" text null, "challenge_at" timestamptz null, "created_at" timestamptz not null, "last_used_at" timestamptz not null, primary key ("tenant_id", "resident_id", "id"));`,
    );

    this.addSql(
      `create table "passkey" ("tenant_id" smallint not null, "resident_id" uuid not null, "id" text not null, "device_id" uuid not null, "rp_id" text not null, "public_key" text not null, "counter" bigint not null default '0', "transports" jsonb not null, "created_at" timestamptz not null, "last_used_at" timestamptz null, primary key ("tenant_id", "resident_id", "id"));`,
    );

    this.addSql(
      `create table "contact_change" ("tenant_id" smallint not null, "resident_id" uuid not null, "channel" text not null, "address" text not null, "code_hash" text not null, "attempts" int not null default 0, "created_at" timestamptz not null, "expires_at" timestamptz not null, primary key ("tenant_id", "resident_id", "channel"));`,
    );

    this.addSql(
      `create table "consent" ("tenant_id" smallint not null, "resident_id" uuid not null, "id" uuid not null default uuidv7(), "kind" text not null, "channel" text not null default 'ANY', "version" text not null, "hash" text not null, "place" text not null, "given_at" timestamptz not null, "ip" text not null, "user_agent" text null, "withdrawn_at" timestamptz null, "withdrawn_by" text null, primary key ("tenant_id", "resident_id", "id"));`,
    );
    this.addSql(
      `create unique index "consent_in_force" on "consent" ("tenant_id", "resident_id", "kind", "channel", "version") where withdrawn_at is null;`,
    );

    this.addSql(
      `create table "office_code" ("tenant_id" smallint not null, "code_hash" text not null, "account_id" uuid not null, "issued_by" uuid not null, "issued_at" timestamptz not null, "expires_at" timestamptz not null, "used_at" timestamptz null, "used_by" uuid null, primary key ("tenant_id", "code_hash"));`,
    );
    this.addSql(`create index "office_code_tenant_id_account_id_index" on "office_code" ("tenant_id", "account_id");`);

    this.addSql(
      `create table "detachment" ("tenant_id" smallint not null, "account_id" uuid not null, "id" uuid not null default uuidv7(), "resident_id" uuid not null, "reason" text not null, "detached_at" timestamptz not null, "told_at" timestamptz null, primary key ("tenant_id", "account_id", "id"));`,
    );

    this.addSql(
      `create table "used_captcha" ("tenant_id" smallint not null, "challenge" text not null, "expires_at" timestamptz not null, primary key ("tenant_id", "challenge"));`,
    );

    this.addSql(`alter table "resident" drop constraint "resident_status_check";`);
    this.addSql(`alter table "resident" add "home_phone" text null;`);
    this.addSql(
      `alter table "resident" add constraint "resident_status_check" check ("status" in ('ACTIVE', 'BLOCKED', 'CLOSED'));`,
    );

    this.addSql(`alter table "session" drop constraint "session_end_check";`);
    this.addSql(`alter table "session" add "page" text null, add "method" text not null default 'PASSWORD';`);
    this.addSql(`create index "session_tenant_id_ended_at_index" on "session" ("tenant_id", "ended_at");`);
    this.addSql(
      `alter table "session" add constraint "session_method_check" check ("method" in ('PASSWORD', 'PIN', 'PASSKEY'));`,
    );
    this.addSql(
      `alter table "session" add constraint "session_end_check" check ("end" in ('SIGNED_OUT', 'REUSED_TOKEN', 'EXPIRED', 'BLOCKED', 'PASSWORD_CHANGED', 'ENDED_BY_RESIDENT', 'SERVICE_STOPPED', 'CLOSED'));`,
    );

    this.addSql(`alter table "account" add "email" text null;`);

    this.addSql(`alter table "account_resident" add "proof" text null, add "via_resident_id" uuid null;`);

    this.addSql(
      `alter table "registration" add constraint "registration_status_check" check ("status" in ('ASKING', 'SUBMITTED', 'COMPLETED'));`,
    );
    this.addSql(`alter table "registration" enable row level security;`);
    this.addSql(`alter table "registration" force row level security;`);
    this.addSql(
      `create policy "registration_of_tenant" on "registration" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(`alter table "service_stop" enable row level security;`);
    this.addSql(`alter table "service_stop" force row level security;`);
    this.addSql(
      `create policy "service_stop_of_tenant" on "service_stop" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(`alter table "staff" add constraint "staff_status_check" check ("status" in ('ACTIVE', 'DISABLED'));`);
    this.addSql(`alter table "staff" enable row level security;`);
    this.addSql(`alter table "staff" force row level security;`);
    this.addSql(
      `create policy "staff_of_tenant" on "staff" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "staff_act" add constraint "staff_act_tenant_id_staff_id_foreign" foreign key ("tenant_id", "staff_id") references "staff" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(`alter table "staff_act" enable row level security;`);
    this.addSql(`alter table "staff_act" force row level security;`);
    this.addSql(
      `create policy "staff_act_of_tenant" on "staff_act" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "device" add constraint "device_tenant_id_resident_id_foreign" foreign key ("tenant_id", "resident_id") references "resident" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(`alter table "device" enable row level security;`);
    this.addSql(`alter table "device" force row level security;`);
    this.addSql(
      `create policy "device_of_tenant" on "device" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "passkey" add constraint "passkey_tenant_id_resident_id_device_id_foreign" foreign key ("tenant_id", "resident_id", "device_id") references "device" ("tenant_id", "resident_id", "id") on update no action on delete no action;`,
    );
    this.addSql(`alter table "passkey" enable row level security;`);
    this.addSql(`alter table "passkey" force row level security;`);
    this.addSql(
      `create policy "passkey_of_tenant" on "passkey" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "contact_change" add constraint "contact_change_tenant_id_resident_id_foreign" foreign key ("tenant_id", "resident_id") references "resident" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "contact_change" add constraint "contact_change_channel_check" check ("channel" in ('EMAIL', 'SMS'));`,
    );
    this.addSql(`alter table "contact_change" enable row level security;`);
    this.addSql(`alter table "contact_change" force row level security;`);
    this.addSql(
      `create policy "contact_change_of_tenant" on "contact_change" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "consent" add constraint "consent_tenant_id_resident_id_foreign" foreign key ("tenant_id", "resident_id") references "resident" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "consent" add constraint "consent_withdrawn_by_check" check ("withdrawn_by" in ('PORTAL', 'WRITTEN'));`,
    );
    this.addSql(`alter table "consent" enable row level security;`);
    this.addSql(`alter table "consent" force row level security;`);
    this.addSql(
      `create policy "consent_of_tenant" on "consent" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "office_code" add constraint "office_code_tenant_id_account_id_foreign" foreign key ("tenant_id", "account_id") references "account" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(`alter table "office_code" enable row level security;`);
    this.addSql(`alter table "office_code" force row level security;`);
    this.addSql(
      `create policy "office_code_of_tenant" on "office_code" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(
      `alter table "detachment" add constraint "detachment_tenant_id_account_id_foreign" foreign key ("tenant_id", "account_id") references "account" ("tenant_id", "id") on update no action on delete no action;`,
    );
    this.addSql(
      `alter table "detachment" add constraint "detachment_reason_check" check ("reason" in ('OWNER_CHANGED', 'WRITTEN_REQUEST', 'PASSWORD_CHANGED', 'REMOVED'));`,
    );
    this.addSql(`alter table "detachment" enable row level security;`);
    this.addSql(`alter table "detachment" force row level security;`);
    this.addSql(
      `create policy "detachment_of_tenant" on "detachment" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(`alter table "used_captcha" enable row level security;`);
    this.addSql(`alter table "used_captcha" force row level security;`);
    this.addSql(
      `create policy "used_captcha_of_tenant" on "used_captcha" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop function app.same_name(text, text);`);
    this.addSql(`drop function app.masked_address(text);`);
    this.addSql(`drop function app.masked_name(text);`);

    this.addSql(`alter table "staff_act" drop constraint "staff_act_tenant_id_staff_id_foreign";`);
    this.addSql(`alter table "passkey" drop constraint "passkey_tenant_id_resident_id_device_id_foreign";`);

    this.addSql(`drop table if exists "registration" cascade;`);
    this.addSql(`drop table if exists "service_stop" cascade;`);
    this.addSql(`drop table if exists "staff" cascade;`);
    this.addSql(`drop table if exists "staff_act" cascade;`);
    this.addSql(`drop table if exists "device" cascade;`);
    this.addSql(`drop table if exists "passkey" cascade;`);
    this.addSql(`drop table if exists "contact_change" cascade;`);
    this.addSql(`drop table if exists "consent" cascade;`);
    this.addSql(`drop table if exists "office_code" cascade;`);
    this.addSql(`drop table if exists "detachment" cascade;`);
    this.addSql(`drop table if exists "used_captcha" cascade;`);

    this.addSql(`alter table "account" drop column "email";`);

    this.addSql(`alter table "account_resident" drop column "proof", drop column "via_resident_id";`);

    this.addSql(`alter table "resident" drop constraint "resident_status_check";`);
    this.addSql(`alter table "resident" drop column "home_phone";`);
    this.addSql(
      `alter table "resident" add constraint "resident_status_check" check ("status" in ('ACTIVE', 'BLOCKED'));`,
    );

    this.addSql(`drop index "session_tenant_id_ended_at_index";`);
    this.addSql(`alter table "session" drop constraint "session_method_check";`);
    this.addSql(`alter table "session" drop constraint "session_end_check";`);
    this.addSql(`alter table "session" drop column "page", drop column "method";`);
    this.addSql(
      `alter table "session" add constraint "session_end_check" check ("end" in ('SIGNED_OUT', 'REUSED_TOKEN', 'EXPIRED', 'BLOCKED', 'PASSWORD_CHANGED'));`,
    );
  }
}
