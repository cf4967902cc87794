import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { DatabaseUrls } from '../config.ts';
import { clusterPlace, type ClusterPlace } from './cluster-place.ts';
import { keptSecret, type KeptSecret } from './kept-secret.ts';
import {
  ClusterError,
  createCluster,
  freePort,
  removeStalePidFile,
  runningCluster,
  startCluster,
  stopCluster,
  SUPERUSER,
} from './postgres-cluster.ts';
import {
  newPassword,
  newPasswords,
  provisionDatabase,
  provisionRoles,
  roleUrls,
  type RolePasswords,
} from './provision.ts';

/** A PostgreSQL of Kabinet's own, shared by every Kabinet process of the folder. */
export interface EmbeddedServer {
  urls: DatabaseUrls;
  /** For tools such as psql and for the tests: a superuser's URL. */
  adminUrl: string;
  port: number;
  /** Leaves the database; the last process to leave stops it. */
  stop: () => Promise<void>;
}

interface Kept {
  id: string;
  port: number;
  superuser: string;
  roles: RolePasswords;
}

/** The advisory lock every user of the embedded server holds shared; whoever gets it alone may stop the server. */
const IN_USE = 4_000_001;
const DATABASE = 'kabinet';

/** Recovery after a crash may take a while; a start that fails by itself is tried for less. */
const JOIN_LIMIT_MS = 60_000;
const START_TRIES_MS = 15_000;

/**
 * Starts PostgreSQL in `<folder>/postgres`, or joins the one that runs there already: another process of this folder, or one
 * that outlived a `kill -9`. Watches over it: a database that disappears is started again on the same port.
 * @throws ClusterError saying what stands in the way
 */
export async function startEmbeddedServer(
  folder: string,
  onEvent: (what: string) => void = () => {},
): Promise<EmbeddedServer> {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const file = join(folder, 'database.json');
  const kept = keptSecret<Kept>(file, () => ({
    id: randomUUID(),
    port: 0,
    superuser: newPassword(),
    roles: newPasswords(),
  }));
  const place = clusterPlace(folder, 'postgres', kept.value.id);
  if (!existsSync(place.data)) onEvent('creating the database');
  await createCluster(place, kept.value.superuser);

  const watched = await watchCluster(place, kept, onEvent);
  const { port } = kept.value;
  const adminUrl = superuserUrl(port, kept.value.superuser);
  await provisionRoles(adminUrl, kept.value.roles);
  await provisionDatabase(adminUrl, DATABASE);
  return {
    urls: roleUrls(adminUrl, DATABASE, kept.value.roles),
    adminUrl,
    port,
    stop: async () => leave(place, await watched.letGo()),
  };
}

/** Keeps the cluster running, on the port that everybody knows, until it is let go. */
async function watchCluster(place: ClusterPlace, kept: KeptSecret<Kept>, onEvent: (what: string) => void) {
  const leaving = new AbortController();
  const { signal } = leaving;
  let client = await joinCluster(place, kept, { signal });
  let restarted: Promise<void> = Promise.resolve();
  const restart = async (): Promise<void> => {
    onEvent('the database has gone, starting it again');
    while (!signal.aborted) {
      try {
        client = await joinCluster(place, kept, { signal, port: kept.value.port });
        onEvent('the database is back');
        return watch();
      } catch (error) {
        onEvent(`the database does not start: ${(error as Error).message}`);
        await pause(1000);
      }
    }
  };
  const watch = () =>
    void client.once('end', () => {
      if (!signal.aborted) restarted = restart();
    });
  watch();
  return {
    letGo: async (): Promise<pg.Client> => {
      leaving.abort();
      await restarted;
      return client;
    },
  };
}

const superuserUrl = (port: number, password: string) =>
  `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;

/**
 * Gets the cluster running, whoever starts it, and holds the shared lock on it. Without a port the one of last time is taken,
 * or another if that is not free.
 */
async function joinCluster(
  place: ClusterPlace,
  kept: KeptSecret<Kept>,
  { signal, port }: { signal: AbortSignal; port?: number },
): Promise<pg.Client> {
  let lastError: unknown;
  const since = Date.now();
  while (Date.now() < since + JOIN_LIMIT_MS && !signal.aborted) {
    const running = runningCluster(place);
    if (running) {
      const client = await hold(running.port, kept.value.superuser).catch((error: unknown) => void (lastError = error));
      if (client) {
        if (running.port !== kept.value.port) kept.change({ ...kept.value, port: running.port });
        return client;
      }
      if (isWrongPassword(lastError)) throw foreignCluster(place);
      await pause(100); // starting, recovering or stopping: all of them pass
      continue;
    }
    try {
      removeStalePidFile(place);
      await startCluster(place, port ?? (await freePort(kept.value.port || undefined)));
    } catch (error) {
      // Lost a race for the port or for the start, or the backends of a killed server are still about: worth a few tries.
      lastError = error;
      if (!(error instanceof ClusterError) || Date.now() > since + START_TRIES_MS) throw error;
      await pause(200);
    }
  }
  throw lastError instanceof Error ? lastError : new ClusterError('PostgreSQL does not answer.');
}

/** A connection that says "in use" for as long as it lives; undefined when the server is about to be stopped. */
async function hold(port: number, password: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    connectionString: superuserUrl(port, password),
    application_name: 'kabinet in use',
    connectionTimeoutMillis: 2000,
    keepAlive: true,
  });
  client.on('error', () => undefined); // "end" follows, and that is what is watched
  await client.connect();
  const { rows } = await client.query<{ held: boolean }>(`select pg_try_advisory_lock_shared(${IN_USE}) as held`);
  if (rows[0]?.held) return client;
  await client.end();
  return undefined;
}

/** Between the two locks nobody is counted, so of two that leave at once exactly one stops the server. */
async function leave(place: ClusterPlace, client: pg.Client): Promise<void> {
  let alone = false;
  try {
    await client.query(`select pg_advisory_unlock_shared(${IN_USE})`);
    const { rows } = await client.query<{ alone: boolean }>(`select pg_try_advisory_lock(${IN_USE}) as alone`);
    alone = rows[0]?.alone ?? false;
  } catch {
    alone = false; // the connection is gone: the database is stopping or has stopped
  }
  if (alone) await stopCluster(place);
  await client.end().catch(() => undefined);
}

const isWrongPassword = (error: unknown) => (error as { code?: string } | undefined)?.code === '28P01';

function foreignCluster(place: ClusterPlace): ClusterError {
  return new ClusterError(
    `The database in ${place.data} does not accept the password in database.json beside it: ` +
      'restore that file, or remove both to begin anew (all data of this folder is lost).',
  );
}
