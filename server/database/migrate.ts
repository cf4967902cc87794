import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';

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
 * Brings the database to the newest schema; names of the migrations that were run, none when it was there already.
 * `ownerUrl` is the owner's, the only role that may change tables.
 */
export async function migrate(ownerUrl: string, limits: MigrationLimits = usualLimits): Promise<string[]> {
  if (!existsSync(migrationsFolder)) return [];
  const guard = new pg.Client({ connectionString: ownerUrl, application_name: 'kabinet migrate' });
  guard.on('error', () => undefined); // the migration's own connection says what went wrong
  await guard.connect();
  try {
    await guard.query(`select pg_advisory_lock(${MIGRATING})`);
    return await runMigrations(ownerUrl, limits);
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
