import { join } from 'node:path';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import type { DatabaseUrls } from '../config.ts';
import { grantStatements } from './grants.ts';

/** How long a migration may wait for a lock, and how long one statement of it may take, in milliseconds. */
export interface MigrationLimits {
  lockTimeoutMs: number;
  statementTimeoutMs: number;
}

/** A migration that waits for a lock makes everyone behind it wait too: better to fail and be tried again. */
const usualLimits: MigrationLimits = { lockTimeoutMs: 5000, statementTimeoutMs: 15 * 60_000 };

/** The advisory lock of whoever migrates this database: several processes may start at once. */
const MIGRATING = 4_000_002;

/** `migrations/` beside `server/`, or `dist/migrations` beside `dist/server`. */
const migrationsFolder = join(import.meta.dirname, '..', '..', 'migrations');

/**
 * Brings the database to the newest schema and gives the server's roles their rights; names of the migrations that were run,
 * none when it was there already. Connects as owner, the only role that may change tables.
 */
export async function migrate(urls: DatabaseUrls, limits: MigrationLimits = usualLimits): Promise<string[]> {
  const guard = new pg.Client({ connectionString: urls.ownerUrl, application_name: 'kabinet migrate' });
  guard.on('error', () => undefined); // whatever runs next says what went wrong
  await guard.connect();
  try {
    await guard.query(`select pg_advisory_lock(${MIGRATING})`);
    const run = await runMigrations(urls.ownerUrl, limits);
    await giveRights(guard, urls, limits);
    return run;
  } finally {
    await guard.end();
  }
}

async function runMigrations(ownerUrl: string, limits: MigrationLimits): Promise<string[]> {
  const orm = await MikroORM.init({
    clientUrl: ownerUrl,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    pool: { min: 0, max: 2 },
    logger: () => undefined,
    driverOptions: { lock_timeout: limits.lockTimeoutMs, statement_timeout: limits.statementTimeoutMs },
    migrations: { path: migrationsFolder, transactional: true, allOrNothing: true, snapshot: false },
  });
  try {
    const run = await orm.migrator.up();
    return run.map((migration) => migration.name);
  } finally {
    await orm.close(true);
  }
}

/** All at once: no reader ever meets a table between two states. */
async function giveRights(owner: pg.Client, urls: DatabaseUrls, limits: MigrationLimits): Promise<void> {
  const role = (url: string) => owner.escapeIdentifier(decodeURIComponent(new URL(url).username));
  const statements = grantStatements({ app: role(urls.appUrl), importer: role(urls.importerUrl) });
  const bounds = [
    `set local lock_timeout = ${limits.lockTimeoutMs}`,
    `set local statement_timeout = ${limits.statementTimeoutMs}`,
  ];
  await owner.query(['begin', ...bounds, ...statements, 'commit'].join(';\n'));
}
