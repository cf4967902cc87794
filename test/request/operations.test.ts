import { Writable } from 'node:stream';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { createLogger } from '../../server/request/log.ts';
import { operationsRoutes } from '../../server/request/operations.ts';

const token = 'sixteen characters or more';

/** A server with nothing but its operations, and a page for a resident with an account number in its path. */
function server({ stopping = false, database = (): Promise<unknown> => Promise.resolve(), metricsToken = '' } = {}) {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  const app = Fastify({ logger: false });
  const metrics = operationsRoutes(app, {
    log: createLogger({ logLevel: 'info' }, sink),
    metricsToken: metricsToken || undefined,
    readiness: { stopping: () => stopping, databaseAnswers: database },
  });
  app.post('/graphql', async (request) => {
    Object.assign(request.seen, { tenant: 'kaluga', operation: 'Overview', fields: 'viewer', outcome: 'OK' });
    return {};
  });
  app.get('/bills/:number', async () => 'a bill');
  app.get('/broken', async () => {
    throw new Error('broken');
  });
  return { app, lines, metrics };
}

const askedHere = { host: 'localhost:4000' };

test('a running server says that it is alive and ready, on whatever host it is asked', async () => {
  const { app } = server();
  for (const url of ['/health/live', '/health/ready']) {
    const answer = await app.inject({ url, headers: { host: '10.1.2.3:4000' } });
    expect([answer.statusCode, answer.json(), answer.headers['cache-control']]).toEqual([
      200,
      { status: 'ok' },
      'no-store',
    ]);
  }
});

test('a server that is stopping is alive but not ready', async () => {
  const { app } = server({ stopping: true });
  expect((await app.inject('/health/live')).statusCode).toBe(200);
  const ready = await app.inject('/health/ready');
  expect([ready.statusCode, ready.json()]).toEqual([503, { status: 'stopping' }]);
});

test('a server whose database refuses, or never answers, is not ready', async () => {
  const refuses = server({ database: () => Promise.reject(new Error('refused by db.internal')) });
  const refused = await refuses.app.inject('/health/ready');
  expect([refused.statusCode, refused.json()]).toEqual([503, { status: 'no database' }]);
  const silent = server({ database: () => new Promise(() => undefined) });
  expect((await silent.app.inject('/health/ready')).statusCode).toBe(503);
});

test('metrics are for the machine itself', async () => {
  const { app } = server();
  const ask = (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
    app.inject({ url: '/metrics', headers, remoteAddress });
  expect((await ask(askedHere)).statusCode).toBe(200);
  expect((await ask({ host: '[::1]:4000' }, '::1')).statusCode).toBe(200);
  for (const refused of [
    await ask({ host: 'kaluga.localhost:4000' }),
    await ask({ ...askedHere, 'x-forwarded-for': '1.2.3.4' }),
    await ask(askedHere, '192.168.1.5'),
  ])
    expect(refused.statusCode).toBe(404);
});

test('with a token, metrics are for who shows it, from anywhere', async () => {
  const { app } = server({ metricsToken: token });
  const ask = (authorization?: string) =>
    app.inject({
      url: '/metrics',
      remoteAddress: '10.0.0.9',
      headers: { host: 'x', ...(authorization ? { authorization } : {}) },
    });
  expect((await ask(`Bearer ${token}`)).statusCode).toBe(200);
  expect((await ask('Bearer sixteen characters or mora')).statusCode).toBe(404);
  expect((await ask()).statusCode).toBe(404);
});

test('metrics tell how long each operation took and how it ended, and how busy the pools are', async () => {
  const { app, metrics } = server();
  metrics.watchPool('read', { totalCount: 7, idleCount: 3, waitingCount: 2 });
  await app.inject({ method: 'POST', url: '/graphql' });
  const { body } = await app.inject({ url: '/metrics', headers: askedHere });
  expect(body).toContain(
    'kabinet_request_seconds_count{kind="graphql",tenant="kaluga",operation="viewer",outcome="OK"} 1',
  );
  expect(body).toContain('kabinet_pool_connections{pool="read",state="waiting"} 2');
  expect(body).toContain('kabinet_nodejs_eventloop_lag_seconds');
});

test('each request leaves one line: id, tenant, operation, outcome, status, time; no path, no address', async () => {
  const { app, lines } = server();
  await app.inject({ method: 'POST', url: '/graphql', headers: { authorization: 'Bearer secret' } });
  await app.inject('/bills/400123456');
  await app.inject('/health/ready');
  const [graphql, page] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toHaveLength(2);
  expect(graphql).toMatchObject({
    tenant: 'kaluga',
    operation: 'Overview',
    fields: 'viewer',
    outcome: 'OK',
    status: 200,
  });
  expect(graphql).toHaveProperty('req');
  expect(graphql).toHaveProperty('ms');
  expect(page).toMatchObject({ kind: 'page', status: 200 });
  expect(lines.join()).not.toMatch(/400123456|secret|127\.0\.0\.1/);
});

test('an answer that failed is an error in the log', async () => {
  const { app, lines } = server();
  await app.inject('/broken');
  expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'error', status: 500 });
});
