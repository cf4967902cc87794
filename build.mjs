// Builds what has changed since the last build: server (tsc → dist/server, dist/migrations) and portal (vite → dist/client).
// Compares contents, not times: a fresh clone, a checkout back and forth or a touched file cost nothing.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './install.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const at = (...parts) => join(root, ...parts);

const parts = [
  {
    name: 'server',
    sources: ['server', 'migrations', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
    result: at('dist', 'server', 'main.js'),
    folders: ['server', 'migrations'],
    command: (out) => ['tsc', '-p', at('tsconfig.build.json'), '--outDir', out],
    // What the compiler leaves behind.
    copied: ['server/documents/templates'],
  },
  {
    name: 'portal',
    sources: ['client', 'schema.graphql', 'vite.config.ts', 'package-lock.json'],
    result: at('dist', 'client', 'index.html'),
    folders: ['client'],
    command: (out) => ['vite', 'build', '--logLevel', 'warn', '--emptyOutDir', '--outDir', join(out, 'client')],
  },
];

function filesIn(path) {
  if (!existsSync(at(path))) return [];
  const entries = readdirSyncOrNone(path);
  return entries ? entries.flatMap((entry) => filesIn(join(path, entry))) : [path];
}

function readdirSyncOrNone(path) {
  try {
    return readdirSync(at(path)).toSorted();
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function stampOf(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesIn))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(at(file)))
      .update('\0');
  return hash.digest('hex');
}

const stampFile = (part) => at('dist', `.${part.name}-built`);

function upToDate(part, stamp) {
  if (!existsSync(part.result) || !existsSync(stampFile(part))) return false;
  return readFileSync(stampFile(part), 'utf8') === stamp;
}

function run([command, ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(at('node_modules', '.bin', command), args, { cwd: root, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))));
  });
}

/** Builds beside the old result and swaps at the end: a build that is stopped half-way leaves the old one whole. */
async function build(part, stamp) {
  const out = at('dist', `.next-${part.name}`);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  console.log(`Building the ${part.name}…`);
  await run(part.command(out));
  for (const folder of part.copied ?? []) cpSync(at(folder), join(out, folder), { recursive: true });
  rmSync(stampFile(part), { force: true });
  for (const folder of part.folders) {
    rmSync(at('dist', folder), { recursive: true, force: true });
    if (existsSync(join(out, folder))) renameSync(join(out, folder), at('dist', folder));
  }
  rmSync(out, { recursive: true, force: true });
  writeFileSync(stampFile(part), stamp);
}

// `node build.mjs server` builds that part alone.
const wanted = parts.filter(({ name }) => process.argv.length < 3 || process.argv.includes(name));
const stale = () =>
  wanted
    .filter((part) => existsSync(at(part.folders[0])))
    .map((part) => ({ part, stamp: stampOf(part.sources) }))
    .filter(({ part, stamp }) => !upToDate(part, stamp));

try {
  if (stale().length > 0)
    await withLock('build', async () => {
      for (const { part, stamp } of stale()) await build(part, stamp);
    });
} catch (error) {
  console.error(`\nThe build failed: ${error.message}\n`);
  process.exitCode = 1;
}
