import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type TestBrowser } from './browser.ts';

let browser: TestBrowser;
let server: Server;
let port: number;
let received: string | undefined;

beforeAll(async () => {
  browser = await openBrowser();
  server = createServer((request, response) => {
    received = request.headers.cookie;
    response.setHeader('set-cookie', '__Host-session=1; Secure; HttpOnly; SameSite=Strict; Path=/');
    response.setHeader('content-type', 'text/html; charset=utf-8').end('<h1>Лицевой счёт</h1>');
  });
  await new Promise<void>((resolve) => void server.listen(0, 'localhost', resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(async () => {
  await browser.close();
  server.close();
});

test('every *.localhost reaches this machine, and its __Host- cookies are kept and sent there only', async () => {
  const device = await browser.device();
  const page = await device.newPage();
  await page.goto(`http://kaluga.localhost:${port}/`);
  expect(await page.textContent('h1')).toBe('Лицевой счёт');
  await page.reload();
  expect(received).toBe('__Host-session=1');
  await page.goto(`http://elista.localhost:${port}/`);
  expect(received).toBeUndefined();
  await device.close();
});
