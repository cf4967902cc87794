import { Migration } from '@mikro-orm/migrations';

export class Migration20261121165753_allow_reading_answers extends Migration {
  override name = 'Migration20261121165753_allow_reading_answers';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "reading_export" add "cause" text not null default 'STAFF', add "status" text not null default 'QUEUED', add "sent" boolean not null default false, add "finished_at" timestamptz null;`,
    );
    this.addSql(`alter table "reading_export" alter column "readings" drop not null;`);
    this.addSql(`alter table "reading_export" alter column "sha256" drop not null;`);
    this.addSql(
      `create unique index "reading_export_by_itself_unique" on "reading_export" ("tenant_id", "period", "cause") where cause <> 'STAFF';`,
    );
    this.addSql(
      `alter table "reading_export" add constraint "reading_export_cause_check" check ("cause" in ('STAFF', 'PERIOD_OVER', 'LATE_READINGS'));`,
    );
    this.addSql(
      `alter table "reading_export" add constraint "reading_export_status_check" check ("status" in ('QUEUED', 'DONE', 'FAILED'));`,
    );

    this.addSql(`alter table "registry_import" drop constraint "registry_import_kind_check";`);
    this.addSql(
      `alter table "registry_import" add constraint "registry_import_kind_check" check ("kind" in ('ACCOUNTS', 'CHARGES', 'PAYMENTS', 'READING_ANSWERS'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "reading_export_by_itself_unique";`);
    this.addSql(`alter table "reading_export" drop constraint "reading_export_cause_check";`);
    this.addSql(`alter table "reading_export" drop constraint "reading_export_status_check";`);
    this.addSql(
      `alter table "reading_export" drop column "cause", drop column "status", drop column "sent", drop column "finished_at";`,
    );
    this.addSql(`alter table "reading_export" alter column "readings" set not null;`);
    this.addSql(`alter table "reading_export" alter column "sha256" set not null;`);

    this.addSql(`alter table "registry_import" drop constraint "registry_import_kind_check";`);
    this.addSql(
      `alter table "registry_import" add constraint "registry_import_kind_check" check ("kind" in ('ACCOUNTS', 'CHARGES', 'PAYMENTS'));`,
    );
  }
}
