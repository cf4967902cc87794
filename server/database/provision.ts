import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { DatabaseUrls } from '../config.ts';

/** Passwords of the three roles; a role that already exists gets this one. */
export interface RolePasswords {
  owner: string;
  app: string;
  importer: string;
}

/** Passwords nobody has seen. */
export const newPasswords = (): RolePasswords => ({
  owner: newPassword(),
  app: newPassword(),
  importer: newPassword(),
});

/** 192 random bits that need no escaping in a URL. */
export const newPassword = (): string => randomBytes(24).toString('base64url');

/**
 * The roles of Kabinet in a PostgreSQL server. BYPASSRLS: the owner needs it to add a foreign key to a table with forced
 * row-level security, the importer because PostgreSQL refuses COPY under row-level security. The server itself never has it.
 */
const roles = [
  { key: 'owner', name: 'kabinet_owner', rights: 'bypassrls' },
  { key: 'app', name: 'kabinet_app', rights: 'nobypassrls' },
  { key: 'importer', name: 'kabinet_importer', rights: 'bypassrls' },
] as const;

/** Creates or corrects the roles; can be repeated. The URL is a superuser's (or of one who may create such roles). */
export async function provisionRoles(adminUrl: string, passwords: RolePasswords): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    for (const { key, name, rights } of roles) {
      const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [name]);
      const attributes = `login nosuperuser nocreatedb nocreaterole noreplication ${rights}`;
      await admin.query(
        `${rowCount ? 'alter' : 'create'} role ${name} ${attributes} password ${admin.escapeLiteral(passwords[key])}`,
      );
    }
  });
}

/** Creates the database unless it is there, and says who may do what in it; can be repeated. */
export async function provisionDatabase(adminUrl: string, database: string): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    const name = admin.escapeIdentifier(database);
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [database]);
    if (!rowCount) {
      // A superuser may give it away at once; others must be members of the owner for that.
      await admin.query(`create database ${name} owner kabinet_owner template template0 encoding 'UTF8'`);
    }
    await admin.query(`revoke all on database ${name} from public`);
    await admin.query(`grant connect on database ${name} to kabinet_app, kabinet_importer`);
    await admin.query(`grant temporary on database ${name} to kabinet_importer`);
  });
}

/** The connection URLs of the three roles in that database of the admin's server. */
export function roleUrls(adminUrl: string, database: string, passwords: RolePasswords): DatabaseUrls {
  const urlOf = (name: string, password: string) => {
    const url = new URL(adminUrl);
    url.username = name;
    url.password = password;
    url.pathname = `/${database}`;
    return url.href;
  };
  return {
    ownerUrl: urlOf('kabinet_owner', passwords.owner),
    appUrl: urlOf('kabinet_app', passwords.app),
    importerUrl: urlOf('kabinet_importer', passwords.importer),
  };
}

const PROVISIONING = 4_000_004;

async function asAdmin(url: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: url, application_name: 'kabinet provision' });
  await admin.connect();
  try {
    await admin.query(`select pg_advisory_lock(${PROVISIONING})`); // several processes may start at once
    await work(admin);
  } finally {
    await admin.end();
  }
}
