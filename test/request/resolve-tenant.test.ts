import { connect, type AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, describe, expect, test } from 'vitest';
import { resolveTenant } from '../../server/request/resolve-tenant.ts';
import type { Tenant } from '../../server/tenancy/load-tenants.ts';

const tenants = [
  { slug: 'kaluga', hosts: ['lk.kaluga.example'] },
  { slug: 'elista', hosts: ['lk.elista.example'] },
] as unknown as Tenant[];
const opened: FastifyInstance[] = [];

/** A server that answers with the tenant it found; `proxies` are the addresses whose X-Forwarded-Host it believes. */
async function server({ proxies = [] as string[], development = false } = {}): Promise<number> {
  const app = Fastify({ trustProxy: proxies.length > 0 ? proxies : false });
  opened.push(app);
  app.decorateRequest('seen');
  app.addHook('onRequest', async (request) => {
    request.seen = {};
  });
  resolveTenant(app, { tenants, development });
  app.all('/', async (request) => request.tenant?.slug ?? 'the list of portals');
  await app.listen({ port: 0, host: '127.0.0.1' });
  return (app.server.address() as AddressInfo).port;
}
afterAll(() => Promise.all(opened.map((app) => app.close())));

/** Sends these very lines and gives status and body. */
async function send(port: number, ...lines: string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write([...lines, 'Connection: close', '', ''].join('\r\n'));
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  const [head = '', body = ''] = text.split('\r\n\r\n');
  return `${head.split(' ')[1]} ${body.trim()}`;
}

const get = 'GET / HTTP/1.1';
const notFound = '404 Not found';
const several = '400 Bad request: more than one host';

describe('the tenant of a request is that of its host:', () => {
  test('its own, whatever the port and the case', async () => {
    const port = await server();
    expect(await send(port, get, 'Host: lk.kaluga.example')).toBe('200 kaluga');
    expect(await send(port, get, 'Host: LK.Elista.Example:8080')).toBe('200 elista');
  });

  test('an unknown host gets a plain 404', async () => {
    const port = await server();
    for (const host of [
      'example.com',
      'lk.kaluga.example.evil.org',
      'kaluga.localhost',
      'localhost',
      '127.0.0.1',
      '[::1]',
      'lk.kaluga.example@evil.org',
      '',
    ])
      expect(await send(port, get, `Host: ${host}`)).toBe(notFound);
  });

  test('in development every tenant has a host of this machine, and localhost lists them', async () => {
    const port = await server({ development: true });
    expect(await send(port, get, 'Host: kaluga.localhost:4000')).toBe('200 kaluga');
    expect(await send(port, get, 'Host: localhost:4000')).toBe('200 the list of portals');
    expect(await send(port, get, 'Host: other.localhost:4000')).toBe(notFound);
  });
});

describe('a request that names several hosts is refused:', () => {
  test('two Host headers', async () => {
    const port = await server();
    expect(await send(port, get, 'Host: lk.kaluga.example', 'Host: lk.elista.example')).toBe(several);
    expect(await send(port, get, 'Host: lk.kaluga.example', 'host: lk.kaluga.example')).toBe(several);
  });

  test('a list in Host', async () => {
    expect(await send(await server(), get, 'Host: lk.kaluga.example, lk.elista.example')).toBe(notFound);
  });

  test('a host in the request line that is not the one in Host', async () => {
    const port = await server();
    expect(await send(port, 'GET http://lk.elista.example/ HTTP/1.1', 'Host: lk.kaluga.example')).toBe(several);
    expect(await send(port, 'GET HTTP://lk.elista.example/ HTTP/1.1', 'Host: lk.kaluga.example')).not.toMatch(
      /elista|200/,
    );
    expect(await send(port, 'GET http://lk.kaluga.example/ HTTP/1.1', 'Host: lk.kaluga.example')).toBe('200 kaluga');
  });

  test('no Host at all', async () => {
    expect(await send(await server(), get)).toMatch(/^400/);
    expect(await send(await server(), 'GET / HTTP/1.0')).toBe(notFound);
  });
});

describe('X-Forwarded-Host', () => {
  const kaluga = 'Host: lk.kaluga.example';
  const forElista = 'X-Forwarded-Host: lk.elista.example';

  test('means nothing when no proxy is trusted, nor does any other header of that kind', async () => {
    const port = await server();
    expect(await send(port, get, kaluga, forElista)).toBe('200 kaluga');
    expect(await send(port, get, 'Host: example.com', forElista)).toBe(notFound);
    expect(await send(port, get, kaluga, 'Forwarded: host=lk.elista.example', 'X-Host: lk.elista.example')).toBe(
      '200 kaluga',
    );
  });

  test('means nothing from an address that is not the proxy', async () => {
    const port = await server({ proxies: ['10.0.0.0/8'] });
    expect(await send(port, get, kaluga, forElista)).toBe('200 kaluga');
    expect(await send(port, get, 'Host: app:4000', forElista)).toBe(notFound);
  });

  test('of a trusted proxy is the host', async () => {
    const port = await server({ proxies: ['127.0.0.1'] });
    expect(await send(port, get, 'Host: app:4000', forElista)).toBe('200 elista');
    expect(await send(port, get, kaluga, 'X-Forwarded-Host: lk.kaluga.example')).toBe('200 kaluga');
    expect(await send(port, get, kaluga)).toBe('200 kaluga');
    expect(await send(port, get, 'Host: app:4000', 'X-Forwarded-Host: example.com')).toBe(notFound);
  });

  test('of a trusted proxy is refused when it contradicts the host or names several', async () => {
    const port = await server({ proxies: ['127.0.0.1'] });
    expect(await send(port, get, kaluga, forElista)).toBe(several);
    expect(await send(port, get, kaluga, 'X-Forwarded-Host: example.com')).toBe(several);
    expect(await send(port, get, 'Host: app:4000', 'X-Forwarded-Host: lk.kaluga.example, lk.elista.example')).toBe(
      several,
    );
    expect(await send(port, get, 'Host: app:4000', 'X-Forwarded-Host: lk.kaluga.example', forElista)).toBe(several);
  });
});
