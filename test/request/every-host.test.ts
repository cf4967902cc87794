import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../support/http.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => void (server = await startServer()));
afterAll(() => server.close());

test('a balancer that asks an address learns whether the process can be used', async () => {
  for (const host of ['127.0.0.1', '10.0.0.5', 'kaluga.localhost', 'balancer.internal']) {
    expect((await ask(server.port, host, '/health/live')).status).toBe(200);
    expect((await ask(server.port, host, '/health/ready')).status).toBe(200);
  }
});

test('Prometheus on this machine reads the metrics by address; a tenant’s host has none', async () => {
  expect((await ask(server.port, '127.0.0.1', '/metrics')).body).toContain('kabinet_request_seconds');
  expect((await ask(server.port, 'kaluga.localhost', '/metrics')).status).toBe(404);
});

test('nothing else answers on a host that is nobody’s', async () => {
  for (const path of ['/', '/graphql', '/brand/logo.svg', '/sign-in']) {
    const answer = await ask(server.port, 'nobody.example', path);
    expect([answer.status, answer.body]).toEqual([404, 'Not found\n']);
  }
});

test('what the server refuses before it looks at a query has a code too', async () => {
  for (const [method, type, status] of [
    ['POST', 'application/json, text/plain', 415],
    ['QUERY', undefined, 400],
  ] as const) {
    const headers = type ? { 'content-type': type } : {};
    const answer = await ask(server.port, 'kaluga.localhost', '/graphql', {
      method,
      headers,
      body: '{"query":"{ tenant { slug } }"}',
    });
    expect(answer.status).toBe(status);
    expect(answer.json<{ errors: unknown[] }>().errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  }
});
