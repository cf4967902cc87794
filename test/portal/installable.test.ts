import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../support/http.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

interface Manifest {
  name: string;
  short_name: string;
  start_url: string;
  display: string;
  theme_color: string;
  icons: { src: string; type: string; sizes: string; purpose: string }[];
}

describe.each(['elista', 'energosbyt', 'kaluga', 'stk'])('the portal of %s on a phone’s first screen', (slug) => {
  const get = (path: string) => ask(server.port, `${slug}.localhost`, path, { headers: { accept: '*/*' } });

  test('has its own name and colours, and icons that are what they say', async () => {
    const tenant = server.shared.tenants.find((one) => one.slug === slug)!;
    const manifest = (await get('/manifest.webmanifest')).json<Manifest>();
    expect(manifest).toMatchObject({ start_url: '/', display: 'standalone', theme_color: tenant.brand.light.surface });
    expect(manifest.name).toContain(tenant.shortName);
    expect(manifest.short_name).toBe(tenant.brand.productName);
    const drawn = manifest.icons.filter(({ type }) => type === 'image/png');
    expect(drawn.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
      '192x192 any',
      '512x512 any',
      '512x512 maskable',
    ]);
    const page = await get('/');
    const touch = /rel="apple-touch-icon" href="([^"]+)"/.exec(page.body)![1]!;
    for (const { src, sizes } of [...drawn, { src: touch, sizes: '180x180' }]) {
      const icon = await picture(src, slug);
      expect(icon.cache).toContain('immutable');
      expect(`${icon.png.width}x${icon.png.height}`).toBe(sizes);
    }
  });

  test('cuts nothing of its drawing when a phone makes it round, and leaves no hole where it is cut', async () => {
    const { png } = await picture('/brand/icon-maskable-512.png', slug);
    const alpha = new Set(Array.from({ length: png.width * png.height }, (_, point) => png.data[point * 4 + 3]));
    expect([...alpha]).toEqual([255]);
    const corner = png.data.subarray(0, 3);
    const outside = Array.from({ length: png.width }, (_, x) => (40 * png.width + x) * 4);
    for (const at of outside) expect(png.data.subarray(at, at + 3).equals(corner)).toBe(true);
  });
});

test('the worker comes from the root, is asked for anew each time, and may reach its own host alone', async () => {
  const { status, headers, body } = await ask(server.port, 'kaluga.localhost', '/service-worker.js');
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([
    200,
    'text/javascript; charset=utf-8',
    'no-cache',
  ]);
  expect(headers['content-security-policy']).toBe("default-src 'none'; script-src 'self'; connect-src 'self'");
  // What it was told to take belongs to this very build.
  for (const [asset] of body.matchAll(/\/assets\/[\w-]+\.(?:js|css|woff2)/g))
    expect((await ask(server.port, 'kaluga.localhost', asset)).status).toBe(200);
  expect((await ask(server.port, 'localhost', '/service-worker.js')).status).toBe(404);
});

test('a page may be kept for a visit without a network; nothing else is marked so', async () => {
  const kept = async (path: string) =>
    (await ask(server.port, 'kaluga.localhost', path, { headers: { accept: 'text/html' } })).headers['x-kept-offline'];
  expect(await kept('/')).toBe('yes');
  for (const path of ['/dev/outbox', '/documents/bills/1.pdf', '/nope.js', '/graphql'])
    expect(await kept(path)).toBe(undefined);
});

async function picture(path: string, slug: string): Promise<{ png: PNG; cache: string }> {
  const { status, headers, bytes } = await raw(path, slug);
  expect([status, headers.get('content-type')]).toEqual([200, 'image/png']);
  return { png: PNG.sync.read(bytes), cache: headers.get('cache-control') ?? '' };
}

/** Bytes as they came; the name of the host is only sent. */
async function raw(path: string, slug: string): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const response = await server.app.inject({ url: path, headers: { host: `${slug}.localhost:${server.port}` } });
  const headers = new Headers(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
  return { status: response.statusCode, headers, bytes: response.rawPayload };
}
