import { afterAll, beforeAll, expect, test } from 'vitest';
import { askGraphql } from './http.ts';
import { startServer, type TestServer } from './server.ts';

let server: TestServer;
beforeAll(async () => void (server = await startServer()));
afterAll(() => server.close());

test('a test file gets a whole server: every tenant answers on its host', async () => {
  for (const slug of ['kaluga', 'energosbyt', 'elista', 'stk']) {
    const answer = await askGraphql(server.port, slug, '{ tenant { slug } }');
    expect(answer).toEqual({ data: { tenant: { slug } } });
  }
});
