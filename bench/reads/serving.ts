import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BenchDatabase } from '../cluster.ts';
import { processorTime } from '../processor-time.ts';
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
  {
    tenantId,
    tokenKey,
    folder,
    profile,
  }: { tenantId: number; tokenKey: string; folder: string; profile?: string | undefined },
): Promise<Serving> {
  const flags = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`, `--cpu-prof-name=${contender}.cpuprofile`] : [];
  const [child, port] =
    contender === 'kabinet'
      ? await startProduct(database, tokenKey, folder, flags)
      : await startPeer(join(import.meta.dirname, `${contender}.ts`), database, tenantId, flags);
  const pid = child.pid!;
  process.once('exit', () => child.kill('SIGKILL')); // a run that is cut short leaves nobody behind
  return {
    contender,
    port,
    memory: () => {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1024;
      return { now: of('VmRSS'), peak: of('VmHWM') };
    },
    cpu: () => processorTime(pid),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

export const clean = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^BENCH_/i.test(name)));

/** A contender that is a program of the bench. `more`: of its environment. */
export async function startPeer(
  program: string,
  { appUrl }: BenchDatabase,
  tenantId: number,
  flags: string[],
  more: Record<string, string> = {},
): Promise<[ChildProcess, number]> {
  const env = {
    ...clean(),
    NODE_ENV: 'production',
    GRAPHILE_ENV: 'production',
    BENCH_APP_URL: appUrl,
    BENCH_TENANT_ID: String(tenantId),
    BENCH_POOL: String(POOL),
    ...more,
  };
  const child = fork(program, { env, execArgv: flags });
  const answer = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  const { port } = (answer[0] ?? {}) as { port?: number };
  if (!port) throw new Error(`${program} does not start`);
  return [child, port];
}

/** The product as deployed: compiled, production mode, its own role and policies. Its log goes to a file, as to a collector. `more`: of its environment. */
export async function startProduct(
  database: BenchDatabase,
  tokenKey: string,
  folder: string,
  flags: string[],
  more: Record<string, string> = {},
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
    // Production refuses to start without one; nothing is sent here.
    SMTP_URL: 'smtp://127.0.0.1:9',
    READ_POOL: String(POOL),
    ...more,
  };
  const log = join(folder, `kabinet-${port}.log`);
  const output = openSync(log, 'w');
  const child = spawn(process.execPath, [...flags, ...productFlags(), join(root, 'dist', 'server', 'main.js')], {
    env,
    stdio: ['ignore', output, 'inherit'],
  });
  closeSync(output);
  for (const end = Date.now() + 90_000; Date.now() < end && child.exitCode === null; await pause(100))
    if (await answers(port)) return [child, port];
  const said = existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : '';
  child.kill('SIGKILL');
  throw new Error(`kabinet does not start:\n${said}`);
}

/** Node's flags of `npm start`: the product is measured as it is run. */
function productFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  const [, flags = ''] = /exec node (.*?)\S*main\.js/.exec(scripts.start) ?? [];
  return flags.split(' ').filter(Boolean);
}

/** Whether the product is ready to answer residents. */
const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path: '/health/ready' }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).on('error', () => resolve(false));
  });
