import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BenchDatabase } from '../cluster.ts';
import { clusters, root } from '../product.ts';
import type { Contender } from './dashboard.ts';

/** A contender's process that answers. */
export interface Serving {
  contender: Contender;
  port: number;
  /** Resident memory now, and the most it ever was, in MiB. */
  memory(): { now: number; peak: number };
  /** Processor time used so far, in seconds. */
  cpu(): number;
  stop(): Promise<void>;
}

/** Connections to the database of every contender: the product's own default. */
export const POOL = 10;

/** Starts a contender as in production. `profile`: a folder for a CPU profile of it, written when it stops. */
export async function serve(
  contender: Contender,
  database: BenchDatabase,
  { tenantId, tokenKey, profile }: { tenantId: number; tokenKey: string; profile?: string | undefined },
): Promise<Serving> {
  const flags = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`, `--cpu-prof-name=${contender}.cpuprofile`] : [];
  const [child, port] =
    contender === 'kabinet'
      ? await startProduct(database, tokenKey, flags)
      : await startPeer(contender, database, tenantId, flags);
  const pid = child.pid!;
  return {
    contender,
    port,
    memory: () => {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1024;
      return { now: of('VmRSS'), peak: of('VmHWM') };
    },
    cpu: () => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
      return (Number(fields[11]) + Number(fields[12])) / 100;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

const clean = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^BENCH_/i.test(name)));

async function startPeer(
  contender: Contender,
  { appUrl }: BenchDatabase,
  tenantId: number,
  flags: string[],
): Promise<[ChildProcess, number]> {
  const env = {
    ...clean(),
    NODE_ENV: 'production',
    GRAPHILE_ENV: 'production',
    BENCH_APP_URL: appUrl,
    BENCH_TENANT_ID: String(tenantId),
    BENCH_POOL: String(POOL),
  };
  const child = fork(join(import.meta.dirname, `${contender}.ts`), { env, execArgv: flags });
  const answer = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  const { port } = (answer[0] ?? {}) as { port?: number };
  if (!port) throw new Error(`${contender} does not start`);
  return [child, port];
}

/** The product as deployed: compiled, production mode, its own role and policies, its logs thrown away as a container's would be read. */
async function startProduct(
  database: BenchDatabase,
  tokenKey: string,
  flags: string[],
): Promise<[ChildProcess, number]> {
  const port = await clusters.freePort();
  const env = {
    ...clean(),
    NODE_ENV: 'production',
    KABINET_ROLE: 'serve',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATABASE_IMPORTER_URL: database.importerUrl,
    TOKEN_KEYS: tokenKey,
    READ_POOL: String(POOL),
  };
  const child = spawn(process.execPath, [...flags, '--enable-source-maps', join(root, 'dist', 'server', 'main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-2000)));
  for (const end = Date.now() + 30_000; Date.now() < end; await pause(100)) {
    if (child.exitCode !== null) break;
    if (await answers(port)) return [child, port];
  }
  child.kill('SIGKILL');
  throw new Error(`kabinet does not start:\n${said}`);
}

/** Whether the product is ready to answer residents. */
const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path: '/health/ready' }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).on('error', () => resolve(false));
  });
