import { spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClusterPlace } from './cluster-place.ts';

/** The user that initdb creates; everything else is done by the three roles of `provision.ts`. */
export const SUPERUSER = 'postgres';

/** Fits a small machine and one Kabinet. Only loopback, only passwords, no socket file whose path could be too long. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  // Planning by JIT costs more than these short statements ever win back.
  jit: 'off',
  timezone: 'UTC',
  // No personal data in the log: neither statements nor the keys of a violated constraint.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** Thrown when PostgreSQL does not start; `portTaken` when another port would help. */
export class ClusterError extends Error {
  readonly portTaken: boolean;

  constructor(message: string, portTaken = false) {
    super(message);
    this.name = 'ClusterError';
    this.portTaken = portTaken;
  }
}

/** Lays down an empty cluster, whole or not at all; does nothing when one is there. `flags` are further ones for initdb. */
export async function createCluster(place: ClusterPlace, password: string, flags: string[] = []): Promise<void> {
  if (existsSync(join(place.data, 'PG_VERSION'))) return refuseOtherVersion(place);
  const beside = `${place.data}.new-`;
  for (const name of readdirSync(dirname(place.data)))
    if (join(dirname(place.data), name).startsWith(beside) && !isAlive(Number(name.split('-').pop())))
      rmSync(join(dirname(place.data), name), { recursive: true, force: true }); // a start that was killed half-way

  const work = `${beside}${process.pid}`;
  mkdirSync(work, { mode: 0o700 });
  const passwordFile = join(work, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.runAs) for (const path of [work, passwordFile]) chownSync(path, place.runAs.uid, place.runAs.gid);
  try {
    const data = join(work, 'data');
    const usual = ['--encoding=UTF8', '--locale=C.UTF-8', '--auth=scram-sha-256', `--username=${SUPERUSER}`];
    const { code, output } = await run(place, 'initdb', [
      `--pgdata=${data}`,
      `--pwfile=${passwordFile}`,
      ...usual,
      ...flags,
    ]);
    if (code !== 0) throw new ClusterError(explainInitdb(output));
    try {
      renameSync(data, place.data);
    } catch (error) {
      if (!existsSync(join(place.data, 'PG_VERSION'))) throw error; // else another process was first: its cluster is as good
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Starts the cluster on that port, in a session of its own: Ctrl-C in the terminal reaches the server, not the database.
 * @throws ClusterError with the last lines of its log
 */
export async function startCluster(
  place: ClusterPlace,
  port: number,
  extra: Record<string, string> = {},
): Promise<void> {
  const log = join(place.data, 'start.log');
  if (existsSync(log) && statSync(log).size > 10_000_000) truncateSync(log);
  const before = existsSync(log) ? statSync(log).size : 0;
  const options = Object.entries({ ...settings, ...extra, port: String(port) }).map(
    ([name, value]) => `-c ${name}='${value}'`,
  );
  const { code } = await run(place, 'pg_ctl', [
    'start',
    '-D',
    place.data,
    '-l',
    log,
    '-w',
    '-t',
    '120',
    '-s',
    '-o',
    options.join(' '),
  ]);
  if (code === 0) return;
  const said = existsSync(log) ? readFileSync(log).subarray(before).toString() : '';
  throw new ClusterError(
    `PostgreSQL does not start:\n${lastLines(said)}`,
    /Address already in use|could not bind/.test(said),
  );
}

/**
 * Stops the cluster, cutting its connections: `fast` leaves nothing to recover, `immediate` is for what is thrown away.
 * By signal and not by pg_ctl: it must work even when the programs were removed meanwhile.
 */
export async function stopCluster(place: ClusterPlace, how: 'fast' | 'immediate' = 'fast'): Promise<void> {
  const running = runningCluster(place);
  if (!running) return;
  process.kill(running.pid, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
  const stopped = await eventually(30_000, () => !isPostmasterOf(running.pid, place.data));
  if (!stopped) throw new ClusterError(`PostgreSQL (process ${running.pid}) does not stop.`);
}

/**
 * What runs on this data folder according to postmaster.pid, if that process is really PostgreSQL: after a crash the number
 * may belong to anything. `ready` is PostgreSQL's own word for accepting connections.
 */
export function runningCluster(place: ClusterPlace): { pid: number; port: number; ready: boolean } | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(place.data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!isPostmasterOf(pid, place.data)) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** Removes a postmaster.pid whose process is gone or is something else; PostgreSQL would take the latter for itself. */
export function removeStalePidFile(place: ClusterPlace): void {
  if (!runningCluster(place)) rmSync(join(place.data, 'postmaster.pid'), { force: true });
}

/** A loopback port that is free now, the preferred one if possible; below the range the system gives to outgoing connections. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred && (await isFree(preferred))) return preferred;
  for (let tries = 0; tries < 200; tries++) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) return port;
  }
  throw new ClusterError('No free port on 127.0.0.1 between 20000 and 32000.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

function isPostmasterOf(pid: number, data: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data);
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`);
}

function refuseOtherVersion(place: ClusterPlace): void {
  const version = readFileSync(join(place.data, 'PG_VERSION'), 'utf8').trim();
  if (version !== '18')
    throw new ClusterError(
      `${place.data} belongs to PostgreSQL ${version}, this is 18: move the data with pg_dump of that version.`,
    );
}

function explainInitdb(output: string): string {
  if (/could not look up effective user ID/.test(output))
    return `This process runs under a user number that has no entry in /etc/passwd, which PostgreSQL needs. Add the entry, or set DATABASE_URL.`;
  return `PostgreSQL could not be set up:\n${lastLines(output)}`;
}

const lastLines = (text: string): string => text.trim().split('\n').slice(-12).join('\n');

/** Runs one of PostgreSQL's programs as the cluster's user. The working folder is one that every user may enter. */
async function run(place: ClusterPlace, program: string, args: string[]): Promise<{ code: number; output: string }> {
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  const child = spawn(join(place.bin, program), args, {
    cwd: '/',
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...place.runAs,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit) => resolve(exit ?? 1));
  });
  return { code, output };
}

/** Waits until the condition holds, looking every 50 ms; false when the time is over. */
async function eventually(limitMs: number, condition: () => boolean | Promise<boolean>): Promise<boolean> {
  const end = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > end) return false;
    await pause(50);
  }
  return true;
}
