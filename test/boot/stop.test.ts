import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { closeServer } from '../../server/request/close-server.ts';
import { Lifetime } from '../../server/stop.ts';
import { ask } from '../support/http.ts';

function lifetime(limitMs = 5000) {
  const done: string[] = [];
  let exited: (code: number) => void;
  const exit = new Promise<number>((resolve) => (exited = resolve));
  const life = new Lifetime({ graceMs: 0, limitMs }, pino({ level: 'silent' }), (code) => exited(code));
  const part = (name: string, stop: () => Promise<unknown> = () => Promise.resolve(), withinMs?: number) =>
    life.onStop(name, () => stop().then(() => done.push(name)), withinMs);
  return { life, part, done, exit };
}

test('what was started last is stopped first, one after another', async () => {
  const { life, part, done, exit } = lifetime();
  for (const name of ['database', 'connections', 'jobs', 'http server']) part(name);
  expect(life.stopping).toBe(false);
  void life.stop('SIGTERM');
  expect(life.stopping).toBe(true);
  expect(await exit).toBe(0);
  expect(done).toEqual(['http server', 'jobs', 'connections', 'database']);
});

test('a part that fails to stop does not keep the others running, but is seen in the exit code', async () => {
  const { life, part, done, exit } = lifetime();
  part('database');
  part('jobs', () => Promise.reject(new Error('stuck')));
  void life.stop('SIGTERM');
  expect(await exit).toBe(1);
  expect(done).toEqual(['database']);
});

test('a part that never stops ends the process at the limit', async () => {
  const { life, part, exit } = lifetime(20);
  part('http server', () => new Promise(() => undefined));
  void life.stop('SIGTERM');
  expect(await exit).toBe(1);
});

test('a part that hangs does not keep the database running', async () => {
  const { life, part, done, exit } = lifetime();
  part('database');
  part('connections', () => new Promise(() => undefined), 20);
  void life.stop('SIGTERM');
  expect(await exit).toBe(1);
  expect(done).toEqual(['database']);
});

test('told twice, it stops once', async () => {
  const { life, part, done, exit } = lifetime();
  part('database');
  void life.stop('SIGINT');
  void life.stop('SIGTERM');
  await exit;
  expect(done).toEqual(['database']);
});

/** A server with one request in the middle of being answered, which ends when `finish` is called. */
async function serverWithOneRequest() {
  let finish!: () => void;
  let arrived!: () => void;
  const reached = new Promise<void>((resolve) => (arrived = resolve));
  const app = Fastify({ logger: false, forceCloseConnections: 'idle' });
  app.get('/slow', () => {
    arrived();
    return new Promise<string>((resolve) => (finish = () => resolve('a bill')));
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const answer = ask(port, 'localhost', '/slow').catch((error: NodeJS.ErrnoException) => error.code);
  await reached;
  return { app, port, answer, finish: () => finish() };
}

test('an accepted request is answered before the server is gone, a new one is refused', async () => {
  const { app, port, answer, finish } = await serverWithOneRequest();
  const closed = closeServer(app, 5000);
  await expect
    .poll(() => ask(port, 'localhost', '/slow').catch((error: NodeJS.ErrnoException) => error.code))
    .toBe('ECONNREFUSED');
  finish();
  expect(await answer).toMatchObject({ status: 200, body: 'a bill' });
  await closed;
});

test('a request that never ends is cut at the limit', async () => {
  const { app, answer } = await serverWithOneRequest();
  await closeServer(app, 20);
  expect(await answer).toBe('ECONNRESET');
});
