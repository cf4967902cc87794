import { Migration } from '@mikro-orm/migrations';

export class Migration20261121084730_add_messages extends Migration {
  override name = 'Migration20261121084730_add_messages';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "message" ("tenant_id" smallint not null, "id" uuid not null default uuidv7(), "channel" text not null, "template" text not null, "data" jsonb not null, "recipient" text not null, "message_id" text not null, "status" text not null, "attempts" int not null default 0, "next_attempt_at" timestamptz not null, "expires_at" timestamptz null, "fault" text null, "created_at" timestamptz not null, "finished_at" timestamptz null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "message_tenant_id_status_next_attempt_at_index" on "message" ("tenant_id", "status", "next_attempt_at");`,
    );

    this.addSql(
      `create table "password_reset" ("tenant_id" smallint not null, "login" text not null, "resident_id" uuid null, "code_hash" text not null, "link_hash" text not null, "attempts" int not null default 0, "created_at" timestamptz not null, "expires_at" timestamptz not null, primary key ("tenant_id", "login"));`,
    );
    this.addSql(
      `create index "password_reset_tenant_id_link_hash_index" on "password_reset" ("tenant_id", "link_hash");`,
    );

    this.addSql(`alter table "session" drop constraint "session_end_check";`);
    this.addSql(
      `alter table "session" add constraint "session_end_check" check ("end" in ('SIGNED_OUT', 'REUSED_TOKEN', 'EXPIRED', 'BLOCKED', 'PASSWORD_CHANGED'));`,
    );

    this.addSql(`alter table "message" add constraint "message_channel_check" check ("channel" in ('EMAIL', 'SMS'));`);
    this.addSql(
      `alter table "message" add constraint "message_status_check" check ("status" in ('QUEUED', 'SENT', 'FAILED', 'WITHHELD'));`,
    );
    this.addSql(`alter table "message" enable row level security;`);
    this.addSql(`alter table "message" force row level security;`);
    this.addSql(
      `create policy "message_of_tenant" on "message" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );

    this.addSql(`alter table "password_reset" enable row level security;`);
    this.addSql(`alter table "password_reset" force row level security;`);
    this.addSql(
      `create policy "password_reset_of_tenant" on "password_reset" using ((tenant_id = (current_setting('app.tenant_id'::text))::smallint)) with check ((tenant_id = (current_setting('app.tenant_id'::text))::smallint));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "message" cascade;`);
    this.addSql(`drop table if exists "password_reset" cascade;`);

    this.addSql(`alter table "session" drop constraint "session_end_check";`);
    this.addSql(
      `alter table "session" add constraint "session_end_check" check ("end" in ('SIGNED_OUT', 'REUSED_TOKEN', 'EXPIRED', 'BLOCKED'));`,
    );
  }
}
