import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KabinetError } from '../../server/errors.ts';
import { fileContext } from '../../server/request/file-context.ts';
import { fileRoutes } from '../../server/request/file-routes.ts';
import { operationsRoutes } from '../../server/request/operations.ts';
import { resolveTenant } from '../../server/request/resolve-tenant.ts';
import { Neighbours, refresh } from '../sessions/neighbours.ts';
import { becomes } from '../support/becomes.ts';

let town: Neighbours;
let app: FastifyInstance;
const logged: string[] = [];

beforeAll(async () => {
  town = await Neighbours.open(1);
  const { shared } = town.servers[0]!;
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  app = Fastify({ genReqId: () => 'r1' });
  operationsRoutes(app, {
    log,
    metricsToken: undefined,
    readiness: { stopping: () => false, databaseAnswers: async () => undefined },
  });
  await app.register(cookie);
  resolveTenant(app, { tenants: shared.tenants, development: true });
  await fileRoutes(app, log, (scope) => {
    scope.route<{ Params: { id: string } }>({
      method: ['GET', 'POST'],
      url: '/things/:id',
      bodyLimit: 100,
      handler: async (request, reply) => {
        const { who, staff, tenant } = await fileContext(shared, request, reply);
        if (request.params.id === 'missing') throw new KabinetError('NOT_FOUND');
        if (request.params.id === 'broken') throw new Error('no such table');
        return { resident: who?.residentId, staff: staff !== undefined, tenant: tenant.slug };
      },
    });
  });
});
afterAll(async () => {
  await app.close();
  await town.close();
});

interface Asking {
  token?: string | undefined;
  cookie?: string | undefined;
  method?: 'GET' | 'POST' | 'HEAD';
  host?: string;
  path?: string;
  body?: string;
}

async function get(slug: string, { token, cookie, method = 'GET', host, path = '/things/1', body }: Asking) {
  const answer = await app.inject({
    method,
    url: path,
    headers: {
      host: host ?? `${slug}.localhost`,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(cookie ? { cookie } : {}),
    },
    ...(body ? { body, headers: { host: `${slug}.localhost`, 'content-type': 'text/plain' } } : {}),
  });
  const told = answer.body === '' ? {} : answer.json<Record<string, any>>();
  return { status: answer.statusCode, headers: answer.headers, told };
}

describe('a file is asked for', () => {
  test('with the access token, or by the page itself with the cookie of a session that goes on', async () => {
    const anna = await town.resident('kaluga');
    const { token, cookie } = await town.signIn(0, 'kaluga', anna);
    const own = { resident: anna.id, staff: false, tenant: 'kaluga' };
    expect((await get('kaluga', { token })).told).toEqual(own);
    const byCookie = await get('kaluga', { cookie });
    expect(byCookie.told).toEqual(own);
    expect(byCookie.headers['set-cookie']).toBeUndefined();
    expect((await get('kaluga', { cookie, method: 'HEAD' })).status).toBe(200);
    // The cookie has not been used up by it.
    const { data } = await town.ask(0, 'kaluga', refresh, undefined, { cookie });
    expect(data!['refreshSession'].accessToken).toBeTypeOf('string');
  });

  test('by nobody: 401, with a bad token even beside a good cookie', async () => {
    const { cookie } = await town.signIn(0, 'kaluga', await town.resident('kaluga'));
    for (const asking of [{}, { cookie: '__Host-kabinet-refresh=nonsense' }, { token: 'nonsense', cookie }]) {
      const { status, told, headers } = await get('kaluga', asking);
      expect([status, told['code']]).toEqual([401, 'UNAUTHENTICATED']);
      expect(told['message']).toContain('Войдите');
      expect(headers).toMatchObject({ 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' });
    }
  });

  test('to change something: the cookie is not enough', async () => {
    const { token, cookie } = await town.signIn(0, 'kaluga', await town.resident('kaluga'));
    expect((await get('kaluga', { cookie, method: 'POST' })).status).toBe(401);
    expect((await get('kaluga', { token, method: 'POST' })).status).toBe(200);
  });

  test('with the cookie of a session that has ended, been left for long, or belongs to somebody blocked: 401', async () => {
    const anna = await town.resident('kaluga');
    const out = await town.signIn(0, 'kaluga', anna);
    await town.ask(0, 'kaluga', 'mutation { signOut { done } }', undefined, out);
    expect((await get('kaluga', { cookie: out.cookie })).status).toBe(401);

    const old = await town.signIn(0, 'kaluga', anna);
    await town.given.sql(`update session set expires_at = '2026-11-20 08:59Z' where resident_id = $1`, [anna.id]);
    expect((await get('kaluga', { cookie: old.cookie })).status).toBe(401);

    const blocked = await town.signIn(0, 'kaluga', anna);
    expect((await get('kaluga', { cookie: blocked.cookie })).status).toBe(200);
    await town.given.sql(`update resident set status = 'BLOCKED' where id = $1`, [anna.id]);
    expect((await get('kaluga', { cookie: blocked.cookie })).status).toBe(401);
  });

  test('with a cookie that has been replaced: only while its answer may be on the way, and the session goes on', async () => {
    const anna = await town.resident('kaluga');
    const { cookie } = await town.signIn(0, 'kaluga', anna);
    const { cookie: newer } = await town.ask(0, 'kaluga', refresh, undefined, { cookie });
    expect((await get('kaluga', { cookie })).status).toBe(200);
    town.clock.advance(31);
    expect((await get('kaluga', { cookie })).status).toBe(401);
    expect((await get('kaluga', { cookie: newer })).status).toBe(200);
  });

  test('with a secret that was made up: 401', async () => {
    const { cookie } = await town.signIn(0, 'kaluga', await town.resident('kaluga'));
    const [name, value] = cookie!.split('=') as [string, string];
    const forged = Buffer.from(value, 'base64url');
    forged[79]! ^= 1;
    expect((await get('kaluga', { cookie: `${name}=${forged.toString('base64url')}` })).status).toBe(401);
  });

  test('on the host of another utility: neither token nor cookie is any good', async () => {
    const { token, cookie } = await town.signIn(0, 'kaluga', await town.resident('kaluga'));
    expect((await get('elista', { token })).status).toBe(401);
    expect((await get('elista', { cookie })).status).toBe(401);
    expect((await get('', { host: 'localhost', cookie })).status).toBe(404);
  });

  test('by staff, with their token', async () => {
    const token = await town.staff('stk');
    expect((await get('stk', { token })).told).toEqual({ staff: true, tenant: 'stk' });
    expect((await get('kaluga', { token })).status).toBe(401);
  });

  test('while the portal is stopped: the utility says why; staff work on', async () => {
    const colleague = await town.staff('elista');
    const { token, cookie } = await town.signIn(0, 'elista', await town.resident('elista'));
    const stop = `mutation ($input: StopServiceInput!) { stopService(input: $input) { done } }`;
    await town.ask(0, 'elista', stop, { message: 'Меняем биллинг.' }, { token: colleague });
    await becomes('it is stopped', async () => (await get('elista', { token })).status === 403);
    for (const asking of [{ token }, { cookie }, {}])
      expect((await get('elista', asking)).told).toMatchObject({ code: 'SERVICE_STOPPED', message: 'Меняем биллинг.' });
    expect((await get('elista', { token: colleague })).status).toBe(200);
  });
});

test('whatever goes wrong has a code and a sentence, and neither answer nor log tells of people', async () => {
  const anna = await town.resident('kaluga');
  const { token } = await town.signIn(0, 'kaluga', anna);
  expect(await get('kaluga', { token, path: '/things/missing' })).toMatchObject({
    status: 404,
    told: { code: 'NOT_FOUND', message: 'Ничего не найдено.', requestId: 'r1' },
  });
  expect(await get('kaluga', { token, path: '/things/broken' })).toMatchObject({
    status: 500,
    told: { code: 'INTERNAL' },
  });
  const long = await get('kaluga', { method: 'POST', body: 'x'.repeat(101) });
  expect(long).toMatchObject({ status: 413, told: { code: 'PAYLOAD_TOO_LARGE' } });
  const lines = logged.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.findLast(({ kind }) => kind === 'document')).toMatchObject({
    route: '/things/:id',
    outcome: 'PAYLOAD_TOO_LARGE',
  });
  expect(logged.join('')).not.toMatch(/things\/(1|broken)|too large/);
  expect(logged.filter((line) => line.includes('a request failed'))).toHaveLength(1);
  expect(logged.join('')).not.toContain(anna.id);
});
