import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEmbeddedServer, type EmbeddedServer } from '../../server/database/embedded-server.ts';
import { startProcess, type TestProcess } from '../support/process.ts';

let folder: string;
let stopLater: (() => Promise<unknown>)[];
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'kabinet-boot-')), '.data');
  chmodSync(join(folder, '..'), 0o755);
  stopLater = [];
});
afterEach(async () => {
  for (const stop of stopLater.toReversed()) await stop();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

const start = async (at = folder): Promise<EmbeddedServer> => {
  const server = await startEmbeddedServer(at);
  stopLater.push(() => server.stop());
  return server;
};

const startElsewhere = async (at = folder): Promise<TestProcess & { port: number }> => {
  const holder = startProcess(process.execPath, [join(import.meta.dirname, 'hold-database.ts'), at]);
  stopLater.push(async () => {
    holder.kill('SIGTERM');
    await holder.ended;
  });
  return { ...holder, port: Number(await holder.says(/^\d+$/)) };
};

const ask = async (url: string, statement: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client.query(statement).then(
    ({ rows }) => client.end().then(() => rows as unknown[]),
    (error: unknown) => client.end().then(() => Promise.reject(error as Error)),
  );
};

const postmaster = (at = folder): number =>
  Number(readFileSync(join(at, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
const gone = (pid: number) => expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 10_000 }).toBe(false);

test('the first start makes a database that only its roles may enter, with their passwords, over loopback', async () => {
  const server = await start();
  expect(await ask(server.urls.appUrl, 'select current_user as who')).toEqual([{ who: 'kabinet_app' }]);
  const guessed = new URL(server.urls.appUrl);
  guessed.password = 'guessed';
  await expect(ask(guessed.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  const [settings] = await ask(
    server.adminUrl,
    `select current_setting('listen_addresses') as listens, current_setting('unix_socket_directories') as sockets`,
  );
  expect(settings).toEqual({ listens: '127.0.0.1', sockets: '' });
  expect(statSync(join(folder, 'database.json')).mode & 0o777).toBe(0o600);
});

test('after the last process has left nothing runs, and the next start finds the data', async () => {
  const first = await start();
  await ask(first.adminUrl, "create table kept (word text); insert into kept values ('still here')");
  const pid = postmaster();
  await first.stop();
  await gone(pid);
  const second = await start();
  expect(second.port).toBe(first.port);
  expect(await ask(second.adminUrl, 'select word from kept')).toEqual([{ word: 'still here' }]);
});

test('a server killed with -9 leaves its database running, and the next start joins it', async () => {
  const killed = await startElsewhere();
  const pid = postmaster();
  killed.kill('SIGKILL');
  expect(await killed.ended).toBe('SIGKILL');
  const next = await start();
  expect(postmaster()).toBe(pid);
  expect(next.port).toBe(killed.port);
  await next.stop();
  await gone(pid);
});

test('server and database both killed with -9: the next start recovers what was committed', async () => {
  const killed = await startElsewhere();
  const { superuser } = JSON.parse(readFileSync(join(folder, 'database.json'), 'utf8')) as { superuser: string };
  const adminUrl = `postgres://postgres:${superuser}@127.0.0.1:${killed.port}/postgres`;
  await ask(adminUrl, "create table kept (word text); insert into kept values ('committed')");
  killed.kill('SIGKILL');
  await killed.ended;
  process.kill(postmaster(), 'SIGKILL');
  const next = await start();
  expect(await ask(next.adminUrl, 'select word from kept')).toEqual([{ word: 'committed' }]);
});

test('a left-over postmaster.pid whose number now belongs to another program does not hinder the start', async () => {
  const first = await start();
  await first.stop();
  const file = join(folder, 'postgres', 'postmaster.pid');
  writeFileSync(
    file,
    [process.pid, join(folder, 'postgres'), 1, first.port, '', '127.0.0.1', '', 'ready', ''].join('\n'),
  );
  const next = await start();
  expect(await ask(next.urls.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a first start that was killed half-way is begun anew', async () => {
  mkdirSync(join(folder, 'postgres.new-999999999', 'data'), { recursive: true });
  await start();
  expect(existsSync(join(folder, 'postgres.new-999999999'))).toBe(false);
});

test('two processes of one folder share the database; only the last one to leave stops it', async () => {
  const [first, second] = await Promise.all([startElsewhere(), start()]);
  expect(first.port).toBe(second.port);
  const pid = postmaster();
  first.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(await ask(second.urls.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  await second.stop();
  await gone(pid);
});

test('two folders side by side have databases of their own', async () => {
  const other = join(folder, '..', 'other', '.data');
  const [one, two] = await Promise.all([start(), start(other)]);
  expect(one.port).not.toBe(two.port);
  await ask(one.adminUrl, 'create table mine ()');
  await expect(ask(two.adminUrl, 'select from mine')).rejects.toThrow(/does not exist/);
});

test('a port that another program has taken meanwhile is replaced by a free one', async () => {
  const first = await start();
  await first.stop();
  const intruder = createServer();
  await new Promise<void>((resolve) => void intruder.listen(first.port, '127.0.0.1', resolve));
  stopLater.push(async () => void intruder.close());
  const next = await start();
  expect(next.port).not.toBe(first.port);
  expect(await ask(next.urls.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a database that dies under a running server is started again on the same port', async () => {
  const server = await start();
  const pid = postmaster();
  process.kill(pid, 'SIGKILL');
  await gone(pid);
  await expect
    .poll(() => ask(server.urls.appUrl, 'select 1 as one').catch(() => undefined), { timeout: 15_000 })
    .toEqual([{ one: 1 }]);
  expect(postmaster()).not.toBe(pid);
});

test.runIf(process.getuid?.() === 0)(
  'root, in a folder that nobody else may enter, still gets a database',
  async () => {
    chmodSync(join(folder, '..'), 0o700);
    const server = await start();
    expect(await ask(server.urls.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    const [{ data }] = (await ask(server.adminUrl, `select current_setting('data_directory') as data`)) as [
      { data: string },
    ];
    expect(data).toMatch(/^\/var\/(lib|tmp)\/kabinet\//);
    stopLater.unshift(async () => rmSync(join(data, '..', '..'), { recursive: true, force: true }));
  },
);

test('a database whose password file was lost says what to do', async () => {
  const server = await start();
  const file = join(folder, 'database.json');
  const kept = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...kept, superuser: 'another' }));
  await expect(startEmbeddedServer(folder)).rejects.toThrow(/does not accept the password in database.json/);
  expect(server.port).toBeGreaterThan(0);
});
