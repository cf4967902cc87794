import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { clusterPlace, clusters, enrolTenants, loadTenants, migrate, provision, root } from './product.ts';

/** Connection URLs of one database of the bench. */
export interface BenchDatabase {
  /** A superuser's. */
  adminUrl: string;
  ownerUrl: string;
  appUrl: string;
  importerUrl: string;
}

/** The throw-away PostgreSQL of one run. */
export interface BenchCluster {
  version: string;
  /** Process id of the postmaster. */
  pid: number;
  /** A folder for files of this run, gone when it stops. */
  folder: string;
  settings: Record<string, string>;
  /** An empty database with the product's schema, roles' rights and tenants. */
  database(name: string): Promise<BenchDatabase>;
  /** A copy of a database nobody is connected to. */
  copy(from: string, name: string): Promise<BenchDatabase>;
  drop(name: string): Promise<void>;
  stop(): Promise<void>;
}

const PREFIX = 'kabinet-bench-';

/**
 * Durable as in production: fsync, synchronous commits and full pages stay on. Memory is that of a small database server;
 * the write-ahead log may grow enough that no checkpoint falls into one window and spares another.
 */
const settings = {
  shared_buffers: totalmem() > 12e9 ? '2GB' : '1GB',
  effective_cache_size: totalmem() > 12e9 ? '8GB' : '3GB',
  maintenance_work_mem: '512MB',
  max_wal_size: '16GB',
  checkpoint_timeout: '60min',
  max_connections: '200',
};

/** Starts a cluster of its own on a free port; `stop` removes every trace of it. */
export async function startCluster(): Promise<BenchCluster> {
  await removeLeftovers();
  const folder = join(tmpdir(), `${PREFIX}${process.pid}`);
  mkdirSync(folder, { mode: 0o711 });
  const place = clusterPlace(folder, 'postgres', 'bench');
  const password = provision.newPassword();
  await clusters.createCluster(place, password, ['--no-sync']);
  const port = await clusters.freePort();
  await clusters.startCluster(place, port, settings);
  const adminUrl = `postgres://${clusters.SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
  const passwords = provision.newPasswords();
  await provision.provisionRoles(adminUrl, passwords);

  const urlsOf = (name: string): BenchDatabase => {
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    return { adminUrl: url.href, ...provision.roleUrls(adminUrl, name, passwords) };
  };
  const [about] = await ask<{ server_version: string }>(adminUrl, 'show server_version');
  return {
    version: about!.server_version,
    pid: clusters.runningCluster(place)!.pid,
    folder,
    settings,
    database: async (name) => {
      await provision.provisionDatabase(adminUrl, name);
      const urls = urlsOf(name);
      await migrate(urls);
      await enrolTenants(urls.ownerUrl, await loadTenants(join(root, 'tenants')), new Date());
      return urls;
    },
    copy: async (from, name) => {
      await ask(adminUrl, `create database ${name} template ${from} strategy file_copy owner kabinet_owner`);
      await provision.provisionDatabase(adminUrl, name); // rights on a database are not copied with it
      return urlsOf(name);
    },
    drop: async (name) => void (await ask(adminUrl, `drop database if exists ${name} with (force)`)),
    stop: async () => {
      await clusters.stopCluster(place, 'immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs one statement on a connection of its own and gives its rows. */
export async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Clusters of runs that were killed. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    if (isAlive(Number(name.slice(PREFIX.length)))) continue;
    const place = clusterPlace(join(tmpdir(), name), 'postgres', 'bench');
    if (clusters.runningCluster(place)) await clusters.stopCluster(place, 'immediate').catch(() => undefined);
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
