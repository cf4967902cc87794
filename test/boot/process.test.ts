import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, askGraphql } from '../support/http.ts';
import { startProcess, type TestProcess } from '../support/process.ts';

const root = join(import.meta.dirname, '..', '..');
let folder: string;
const running: TestProcess[] = [];

beforeAll(async () => {
  const build = startProcess(process.execPath, ['build.mjs', 'server'], { cwd: root });
  expect(await build.ended, build.lines.join('\n')).toBe(0);
  folder = mkdtempSync(join(tmpdir(), 'kabinet-boot-'));
  chmodSync(folder, 0o755);
}, 120_000);

afterAll(async () => {
  for (const process of running) process.kill('SIGTERM');
  await Promise.all(running.map(({ ended }) => ended));
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** The built server as `npm start` runs it, in a data folder of its own; `port` when it has said where it answers. */
async function boot(env: Record<string, string> = {}): Promise<TestProcess & { port: number }> {
  const started = startProcess(process.execPath, ['--enable-source-maps', 'dist/server/main.js'], {
    cwd: root,
    env: { PATH: process.env['PATH'], DATA_DIR: join(folder, '.data'), ...env },
  });
  running.push(started);
  const line = await started.says(/Kabinet is running: http:\/\/localhost:\d+/);
  return { ...started, port: Number(/localhost:(\d+)/.exec(line)![1]) };
}

const refused = (env: Record<string, string>) =>
  startProcess(process.execPath, ['dist/server/main.js'], {
    cwd: root,
    env: { PATH: process.env['PATH'], DATA_DIR: join(folder, '.data'), ...env },
  });

const status = async (port: number, path: string) => (await ask(port, 'localhost', path)).status;
const postmaster = () =>
  Number(readFileSync(join(folder, '.data', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

async function sumToPay(port: number): Promise<unknown> {
  const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { accessToken } } }';
  const input = { login: '100000004', password: 'kabinet-demo' };
  const signedIn = await askGraphql(port, 'kaluga', signIn, { variables: { input } });
  const token = signedIn.data?.['signIn'].accessToken as string;
  const query = '{ viewer { accounts(first: 1) { nodes { number amountDue } } } }';
  const answer = await askGraphql(port, 'kaluga', query, { token });
  return answer.data?.['viewer'].accounts.nodes[0];
}

test(
  'the first start loads the registries and serves; SIGTERM stops it and its database',
  { timeout: 120_000 },
  async () => {
    const first = await boot({ PORT: '0' });
    const database = postmaster();
    expect(await status(first.port, '/health/ready')).toBe(200);
    expect(await sumToPay(first.port)).toEqual({
      number: '100000004',
      amountDue: expect.stringMatching(/^-?\d+\.\d\d$/),
    });
    first.kill('SIGTERM');
    expect(await first.ended, first.lines.slice(-12).join('\n')).toBe(0);
    // An ended process may be listed a moment longer, until its parent has taken note.
    await expect.poll(() => existsSync(`/proc/${database}/exe`)).toBe(false);
  },
);

test(
  'a kill -9 hinders nothing: the next start finds residents and bills as they were',
  { timeout: 120_000 },
  async () => {
    const killed = await boot({ PORT: '0' });
    const before = await sumToPay(killed.port);
    killed.kill('SIGKILL');
    await killed.ended;
    const next = await boot({ PORT: '0' });
    expect(await sumToPay(next.port)).toEqual(before);
    expect(next.lines.join('\n')).not.toContain('registries imported');
    next.kill('SIGINT');
    expect(await next.ended).toBe(0);
  },
);

test('a port that was asked for and is taken stops the start with a reason', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const start = refused({ PORT: String(port) });
  expect(await start.ended).toBe(1);
  expect(start.lines.join('\n')).toContain(`Port ${port} is taken`);
  other.close();
});

test('a wrong configuration stops the start with every reason, before anything is touched', async () => {
  const start = refused({ NODE_ENV: 'production', PORT: 'four', DATA_DIR: join(folder, 'untouched') });
  expect(await start.ended).toBe(1);
  expect(start.lines.join('\n')).toMatch(/PORT: is not a number/);
  expect(existsSync(join(folder, 'untouched'))).toBe(false);
});
