import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { clusterPlace } from '../../server/database/cluster-place.ts';
import { migrate } from '../../server/database/migrate.ts';
import {
  createCluster,
  freePort,
  runningCluster,
  startCluster,
  stopCluster,
  SUPERUSER,
} from '../../server/database/postgres-cluster.ts';
import {
  newPassword,
  newPasswords,
  provisionDatabase,
  provisionRoles,
  roleUrls,
  type RolePasswords,
} from '../../server/database/provision.ts';

/** The throw-away PostgreSQL of one test run, as the test files see it. */
export interface TestCluster {
  /** A superuser's URL. */
  adminUrl: string;
  passwords: RolePasswords;
  /** Database with the whole schema and no rows, to copy from. */
  template: string;
}

const TEMPLATE = 'kabinet_template';
const PREFIX = 'kabinet-test-';

/** Fast rather than durable: nothing here need survive a power cut. */
const throwAway = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '200',
};

/** Starts a cluster with a migrated template database; `stop` removes every trace of it. */
export async function startTestCluster(): Promise<TestCluster & { stop: () => Promise<void> }> {
  await removeLeftovers();
  const folder = join(tmpdir(), `${PREFIX}${process.pid}`);
  mkdirSync(folder, { mode: 0o711 });
  const place = clusterPlace(folder, 'postgres', 'test');
  const password = newPassword();
  await createCluster(place, password, ['--no-sync']);
  const port = await freePort();
  await startCluster(place, port, throwAway);

  const adminUrl = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
  const passwords = newPasswords();
  await provisionRoles(adminUrl, passwords);
  await provisionDatabase(adminUrl, TEMPLATE);
  await migrate(roleUrls(adminUrl, TEMPLATE, passwords));
  const stop = async () => {
    await stopCluster(place, 'immediate');
    rmSync(folder, { recursive: true, force: true });
  };
  return { adminUrl, passwords, template: TEMPLATE, stop };
}

/** Clusters of runs that were killed. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    if (isAlive(Number(name.slice(PREFIX.length)))) continue;
    const place = clusterPlace(join(tmpdir(), name), 'postgres', 'test');
    if (runningCluster(place)) await stopCluster(place, 'immediate').catch(() => undefined);
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Runs one statement as the superuser; `database` is the postgres database unless told. */
export async function asSuperuser(
  cluster: Pick<TestCluster, 'adminUrl'>,
  statement: string,
  database?: string,
): Promise<unknown[]> {
  const url = new URL(cluster.adminUrl);
  if (database) url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return (await client.query(statement)).rows as unknown[];
  } finally {
    await client.end();
  }
}
