import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { ask } from '../support/http.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: TestBrowser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const get = (slug: string, path: string, headers: Record<string, string> = {}) =>
  ask(server.port, `${slug}.localhost`, path, { headers });

test('every portal has its own name and colours in the first byte, before any script', async () => {
  const pages = await Promise.all(server.shared.tenants.map(({ slug }) => get(slug, '/')));
  for (const [place, { brand, shortName }] of server.shared.tenants.entries()) {
    const { body } = pages[place]!;
    expect(body).toContain('<html lang="ru">');
    expect(body).toContain(shortName);
    expect(body).toContain(`--accent:${brand.light.accent};`);
    expect(body).toContain(`--accent:${brand.dark.accent};`);
  }
  expect(new Set(pages.map(({ body }) => /--accent:(#\w+)/.exec(body)![1])).size).toBe(4);
});

test('without scripts the brand stands there in its colours', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const device = await browser.device({ javaScriptEnabled: false, colorScheme });
    const page = await device.newPage();
    const { brand, shortName } = server.shared.tenants.find(({ slug }) => slug === 'stk')!;
    await page.goto(server.origin('stk'));
    expect(await page.locator('header').textContent()).toContain(shortName);
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(brand[colorScheme].surface.slice(at, at + 2), 16));
    expect(await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)).toBe(
      `rgb(${red}, ${green}, ${blue})`,
    );
    await device.close();
  }
});

test('the page may run and load nothing but its own host’s', async () => {
  const { headers } = await get('kaluga', '/');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain(`default-src 'none'`);
  expect(policy).toContain(`script-src 'self';`);
  expect(policy).toContain(`frame-ancestors 'none'`);
  expect(policy).not.toContain('unsafe');
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' });
});

test('the browser asks for the page each time and gets it anew only when it changed', async () => {
  const first = await get('kaluga', '/');
  expect(first.headers['cache-control']).toBe('private, no-cache');
  const etag = first.headers.etag!;
  expect((await get('kaluga', '/sign-in', { 'if-none-match': etag })).status).toBe(304);
  expect((await get('stk', '/', { 'if-none-match': etag })).status).toBe(200);
  const returning = await get('kaluga', '/', { cookie: '__Host-kabinet-refresh=x', 'if-none-match': etag });
  expect(returning.status).toBe(200);
  expect(returning.body).toContain('"returning":true');
});

test('hashed files are kept for good and come compressed', async () => {
  const { body } = await get('kaluga', '/');
  const [, script] = /src="(\/assets\/[^"]+\.js)"/.exec(body)!;
  const sent = await get('kaluga', script!, { 'accept-encoding': 'br' });
  expect(sent.status).toBe(200);
  expect(sent.headers).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  });
});

test('a drawing of the brand is kept for good under its hash, and can run nothing when opened by itself', async () => {
  const { body } = await get('elista', '/');
  const [, logo] = /src="(\/brand\/logo\.svg\?v=[^"]+)"/.exec(body)!;
  const drawing = await get('elista', logo!);
  expect(drawing.headers['content-type']).toContain('image/svg+xml');
  expect(drawing.headers['cache-control']).toContain('immutable');
  expect(drawing.headers['content-security-policy']).toContain('sandbox');
  expect((await get('elista', '/brand/logo.svg?v=old')).headers['cache-control']).toBe('no-cache');
});

test('what looks like a file and is none is not found; other paths are the portal’s own', async () => {
  for (const path of ['/nope.js', '/assets/nope.js', '/.vite/manifest.json', '/a/x.map'])
    expect((await get('kaluga', path)).status).toBe(404);
  expect((await get('kaluga', '/assets/../index.html')).status).toBe(403);
  for (const path of ['/sign-in', '/a/anything/bills/2026-10', '/legal']) {
    const { status, headers } = await get('kaluga', path);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  }
});

test('in development the bare host lists the portals', async () => {
  const { status, body, headers } = await ask(server.port, 'localhost', '/');
  expect(status).toBe(200);
  for (const { slug } of server.shared.tenants) expect(body).toContain(`http://${slug}.localhost:${server.port}/`);
  expect(body).toContain('/graphql');
  expect(headers['content-security-policy']).not.toContain('unsafe');
});
