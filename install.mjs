// Installs the packages when package-lock.json asks for others than are here.
// Runs before `npm start` and `npm test` on whatever Node the machine has (20 or newer), so: plain JavaScript, no packages.
// Afterwards node_modules/.bin/node is the Node the project is written for, and npm puts that folder first in PATH.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.kabinet-installed');
const STALE_LOCK_MS = 20 * 60_000;

const readText = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

const wantedStamp = () =>
  createHash('sha256')
    .update(readText(join(root, 'package-lock.json')) ?? '')
    .digest('hex') + ` ${process.platform}-${process.arch}`;

/** npm notes what it installed in node_modules/.package-lock.json, so an `npm install` by hand is recognised too. */
function npmInstalledTheSame() {
  const noted = readText(join(modules, '.package-lock.json'));
  if (!noted || !readText(join(modules, 'node', 'package.json'))) return false;
  const there = JSON.parse(noted).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = there[path];
    return found ? found.version === entry.version && found.integrity === entry.integrity : Boolean(entry.optional);
  });
}

function installed() {
  if (readText(stampFile) === wantedStamp()) return true;
  if (!npmInstalledTheSame()) return false;
  writeStamp();
  return true;
}

function writeStamp() {
  try {
    writeFileSync(stampFile, wantedStamp());
  } catch {
    // Packages laid down by another user and read-only for this one: nothing to note, they are compared again next time.
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

const ageOf = (path) => {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
};

/**
 * Runs the work while no other process of this folder runs work under the same name.
 * A lock whose process has died (or, its pid being someone else's by now, is very old) is taken over.
 */
export async function withLock(name, work) {
  const lock = join(root, '.data', `${name}.lock`);
  mkdirSync(dirname(lock), { recursive: true });
  for (let told = false; ;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    // The pid is written a moment after the folder appears: an empty lock gets that moment before it counts as left over.
    if (readText(join(lock, 'pid')) === undefined) await pause(1000);
    const holder = Number(readText(join(lock, 'pid')) ?? 0);
    if (holder === 0 || holder === process.pid || !alive(holder) || ageOf(lock) > STALE_LOCK_MS) {
      const aside = `${lock}.${process.pid}`;
      try {
        renameSync(lock, aside); // only one of several waiters can win this
        rmSync(aside, { recursive: true, force: true });
      } catch {
        // Another waiter took it, or it was given back just now.
      }
      continue;
    }
    if (!told) console.log(`Another process (${holder}) is at the same work (${name}), waiting for it…`);
    told = true;
    await pause(500);
  }
  try {
    writeFileSync(join(lock, 'pid'), String(process.pid));
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function homeIsWritable() {
  try {
    accessSync(homedir(), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function runNpm() {
  const npmScript = process.env.npm_execpath;
  const isNpm = npmScript && basename(npmScript).startsWith('npm');
  const command = isNpm ? (process.env.npm_node_execpath ?? process.execPath) : 'npm';
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--no-update-notifier'];
  const cache = homeIsWritable() ? [] : ['--cache', join(root, '.data', 'npm-cache')];
  const ci = ['ci', '--include=dev', '--include=optional', '--ignore-scripts=false', ...quiet, ...cache];
  const args = isNpm ? [npmScript, ...ci] : ci;
  // node_modules/.bin/node is about to be deleted: nothing of this installation may run on it.
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.endsWith(join('node_modules', '.bin')));
  const env = { ...process.env, PATH: path.join(delimiter), NODE_ENV: '' };
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  });
}

function explain(output) {
  const reasons = [
    [
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|network/i,
      'The package registry could not be reached: check the network (or the proxy and registry settings of npm) and try again.',
    ],
    [/ENOSPC/, 'The disk is full.'],
    [/EACCES|EPERM|EROFS/, `This user may not write to ${root}: run as its owner, or give this user the folder.`],
  ];
  return reasons.find(([pattern]) => pattern.test(output))?.[1] ?? 'npm could not install the packages.';
}

async function install() {
  if (Number(process.versions.node.split('.')[0]) < 20)
    throw new Error(`Node 20 or newer is needed, this is ${process.version}.`);
  if (installed()) return;
  await withLock('install', async () => {
    if (installed()) return;
    console.log('Installing the packages (once, takes a minute or two)…');
    rmSync(stampFile, { force: true });
    const { code, output } = await runNpm();
    if (code !== 0)
      throw new Error(`${explain(output)}\n\nWhat npm said:\n${output.trim().split('\n').slice(0, 20).join('\n')}`);
    writeStamp();
  });
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    await install();
  } catch (error) {
    console.error(`\nKabinet cannot start yet. ${error.message}\n`);
    process.exitCode = 1;
  }
}
