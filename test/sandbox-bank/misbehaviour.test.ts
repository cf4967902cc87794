import { createServer, type Server } from 'node:http';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, appendFile, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CallbackParameter, readCallback } from '../../server/acquiring/callback-checksum.ts';
import type { Acquirer } from '../../server/acquiring/acquirer.ts';
import { BankLine } from '../../server/acquiring/bank-line.ts';
import { Breaker } from '../../server/acquiring/breaker.ts';
import { ProtocolAcquirer } from '../../server/acquiring/protocol-acquirer.ts';
import { rbs } from '../../server/acquiring/rbs.ts';
import { SetClock } from '../../server/clock.ts';
import { mountSandboxBank } from '../../server/sandbox-bank/mount-sandbox-bank.ts';
import { ask } from '../support/http.ts';
import { startSandboxBank, type TestBank } from '../support/sandbox-bank.ts';

const clock = new SetClock('2026-11-20T09:00:00Z');
/** A shop that takes callbacks: what came, and what it answers. */
const shop = { came: [] as { method: string; parameters: CallbackParameter[] }[], answers: 200, url: '' };
let server: Server;
let bank: TestBank;
let folder: string;
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kabinet-bank-'));
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = request.method === 'GET' ? request.url!.split('?')[1] : Buffer.concat(chunks).toString();
      shop.came.push({ method: request.method!, parameters: [...new URLSearchParams(text)] });
      response.writeHead(shop.answers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // As portals are called in development: a name that only browsers know.
  shop.url = `http://kaluga.localhost:${(server.address() as AddressInfo).port}/payments/callback`;
  bank = await startSandboxBank({ clock, dataFile: join(folder, 'orders.jsonl') });
});
afterAll(async () => {
  await bank.close();
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});
const lines: BankLine[] = [];
beforeEach(() => {
  bank.behave();
  shop.came = [];
  shop.answers = 200;
});
afterEach(() => lines.splice(0).forEach((line) => line.close()));

function acquirer(): Acquirer {
  const line = new BankLine({ url: `${bank.url}/payment/rest/`, wholeMs: 300 });
  lines.push(line);
  return new ProtocolAcquirer({ line, breaker: new Breaker(clock), dialect: rbs, login, basket: undefined });
}
const login = { userName: 'sandbox', password: 'sandbox' };
const newOrder = () => ({
  orderNumber: `m${(made += 1)}`,
  amount: 500n,
  returnUrl: 'https://shop.example/done',
  failUrl: 'https://shop.example/failed',
  callbackUrl: shop.url,
  description: 'Оплата',
  sessionSeconds: 600,
});
const hints = () => shop.came.map(({ parameters }) => readCallback(parameters, bank.callbackKey));

describe('callbacks', () => {
  test('tell what happened, with a checksum that holds, by GET or by POST', async () => {
    for (const callbackMethod of ['GET', 'POST'] as const) {
      bank.switch({ callbackMethod });
      const order = newOrder();
      const { bankOrderId } = await acquirer().register(order);
      await bank.pay(order);
      await bank.callbacksSent();
      const common = { mdOrder: bankOrderId, orderNumber: order.orderNumber, status: '1' };
      expect(hints()).toEqual(
        expect.arrayContaining([
          { ...common, operation: 'approved' },
          { ...common, operation: 'deposited' },
        ]),
      );
      expect(shop.came.map(({ method }) => method)).toEqual([callbackMethod, callbackMethod]);
      shop.came = [];
      await acquirer().refund({ bankOrderId, amount: 1n });
      await bank.callbacksSent();
      expect(hints()).toEqual([{ ...common, operation: 'refunded' }]);
      shop.came = [];
    }
  });

  test('of a declined card say deposited with status 0, of a session that is over declinedByTimeout', async () => {
    const [declined, late] = [newOrder(), newOrder()];
    await acquirer().register(declined);
    expect(await bank.pay(declined, 'DECLINED')).toContain('https://shop.example/failed?orderId=');
    await acquirer().register(late);
    clock.advance(600);
    await bank.callbacksSent();
    expect(hints()).toMatchObject([
      { orderNumber: declined.orderNumber, operation: 'deposited', status: '0' },
      { orderNumber: late.orderNumber, operation: 'declinedByTimeout', status: '0' },
    ]);
  });

  test('are repeated after half a minute, and given up after the third failure', async () => {
    shop.answers = 500;
    await acquirer().register(newOrder());
    clock.advance(600);
    await bank.callbacksSent();
    expect(shop.came).toHaveLength(1);
    clock.advance(29);
    await bank.callbacksSent();
    expect(shop.came).toHaveLength(1);
    for (let n = 0; n < 5; n += 1) {
      clock.advance(30);
      await bank.callbacksSent();
    }
    expect(shop.came).toHaveLength(3);
    expect(
      bank
        .callbacks()
        .slice(-3)
        .map(({ status }) => status),
    ).toEqual([500, 500, 500]);
  });

  test('can be lost, and can come fifty times at once', async () => {
    const [lost, many] = [newOrder(), newOrder()];
    bank.switch({ loseCallbacks: true }, lost.orderNumber);
    bank.switch({ repeatCallbacks: 50 }, many.orderNumber);
    await acquirer().register(lost);
    await bank.pay(lost);
    await bank.callbacksSent();
    expect(shop.came).toEqual([]);
    await acquirer().register(many);
    await bank.pay(many);
    await bank.callbacksSent();
    expect(shop.came).toHaveLength(100);
  });
});

describe('switches', () => {
  test('make the bank fail in every way, without doing anything', async () => {
    const faults = { ERROR_500: 'HTTP_500', HTML: 'UNREADABLE', HANG: 'TIMEOUT', SYSTEM_ERROR: '7' } as const;
    for (const [fault, code] of Object.entries(faults)) {
      const order = newOrder();
      bank.switch({ fault: fault as keyof typeof faults }, order.orderNumber);
      await expect(acquirer().register(order)).rejects.toMatchObject({ kind: 'UNKNOWN', code });
      expect(() => bank.order(order.orderNumber)).toThrow(/has no order/);
    }
  });

  test('make it do what was asked and not say so', async () => {
    for (const switches of [{ dropAfterWork: true }, { fault: 'TRUNCATED' }, { slowMs: 400 }] as const) {
      const order = newOrder();
      bank.switch({ ...switches, methods: ['register'] }, order.orderNumber);
      await expect(acquirer().register(order)).rejects.toMatchObject({ kind: 'UNKNOWN' });
      await expect
        .poll(() => acquirer().statusOf(order))
        .toMatchObject({ state: 'REGISTERED', formUrl: expect.any(String) });
    }
  });

  test('make it tell another sum, currency or order than there was', async () => {
    const order = newOrder();
    await acquirer().register(order);
    await bank.pay(order);
    bank.switch({ statusAmount: '1', statusCurrency: '840', statusOrderNumber: 'other' }, order.orderNumber);
    expect(await acquirer().statusOf(order)).toMatchObject({ orderNumber: 'other', amount: 1n, currency: '840' });
    bank.behave();
    expect(await acquirer().statusOf(order)).toMatchObject({ amount: 500n, currency: '643' });
  });

  test('make it decline a bound card, as it does when money runs out', async () => {
    const order = { ...newOrder(), clientId: 'c1' };
    await acquirer().register(order);
    await bank.pay(order);
    const [bound] = await acquirer().bindingsOf('c1');
    bank.switch({ declineWith: 116 });
    const { bankOrderId } = await acquirer().register({ ...newOrder(), clientId: 'c1' });
    await acquirer().payWithBinding({ bankOrderId, bindingId: bound!.bindingId, ip: '127.0.0.1' });
    expect(await acquirer().statusOf({ bankOrderId })).toMatchObject({ state: 'DECLINED', actionCode: '116' });
  });

  test('are set over HTTP as JSON, told, and undone; what is wrong is said', async () => {
    const path = '/sandbox-bank/switches';
    const json = { 'content-type': 'application/json' };
    const set = (body: string, headers = json) => ask(bank.port, 'localhost', path, { method: 'POST', headers, body });
    expect((await set('{"loseCallbacks":true,"orderNumber":"x"}')).json()).toMatchObject({
      forAll: { loseCallbacks: false },
      forOrders: { x: { loseCallbacks: true } },
    });
    expect((await set('{"slowMs":"a"}')).status).toBe(400);
    expect((await set('{"slow":1}')).status).toBe(400);
    expect((await set('{')).status).toBe(400);
    expect((await set('{"fault":"HTML"}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await ask(bank.port, 'localhost', path, { method: 'DELETE' })).json()).toMatchObject({ forOrders: {} });
    expect((await ask(bank.port, 'localhost', path)).json()).toMatchObject({
      forAll: { fault: 'NONE' },
      forOrders: {},
    });
  });
});

test('a bank that stops and starts again has every order, card, switch and callback it had', async () => {
  const dataFile = join(folder, 'again.jsonl');
  const first = await startSandboxBank({ clock, dataFile });
  const before = bank;
  bank = first;
  shop.answers = 503;
  const [paid, open] = [{ ...newOrder(), clientId: 'c2' }, newOrder()];
  const { bankOrderId } = await acquirer().register(paid);
  await acquirer().register(open);
  await first.pay(paid);
  await acquirer().refund({ bankOrderId, amount: 100n });
  await first.callbacksSent();
  first.switch({ slowMs: 5 }, 'x');
  const orders = first.orders();
  await first.close();
  // The process was killed in the middle of a line.
  await appendFile(dataFile, '{"order":{"orderId":"half');

  const again = await startSandboxBank({ clock, dataFile, port: first.port });
  bank = again;
  try {
    expect(again.orders()).toEqual(orders);
    expect(again.deposited()).toBe(400n);
    expect(await acquirer().bindingsOf('c2')).toHaveLength(1);
    expect((await ask(again.port, 'localhost', '/sandbox-bank/switches')).json()).toMatchObject({
      forOrders: { x: { slowMs: 5 } },
    });
    shop.came = [];
    shop.answers = 200;
    clock.advance(30);
    await again.callbacksSent();
    expect(hints()).toHaveLength(3);
    expect(new Set(hints().map((hint) => hint?.operation))).toEqual(new Set(['approved', 'deposited', 'refunded']));
    await again.pay(open);
    expect((await readFile(dataFile, 'utf8')).split('\n').filter((line) => line.includes('half'))).toHaveLength(1);
  } finally {
    bank = before;
    await again.close();
  }
  const third = await startSandboxBank({ clock, dataFile });
  expect(third.deposited()).toBe(900n);
  await third.close();
});

test('a server that mounts the bank goes on telling shops once it listens again, without being asked anything', async () => {
  const dataFile = join(folder, 'mounted.jsonl');
  const mounted = async () => {
    const app = Fastify();
    await mountSandboxBank(app, { dataFile, clock });
    await app.listen({ host: '127.0.0.1', port: 0 });
    return app;
  };
  const before = await mounted();
  expect(existsSync(dataFile)).toBe(false); // nobody has asked it anything
  shop.answers = 503;
  const order = newOrder();
  const { returnUrl, callbackUrl: dynamicCallbackUrl, orderNumber } = order;
  const fields = { ...login, orderNumber, amount: '500', returnUrl, dynamicCallbackUrl, sessionTimeoutSecs: '600' };
  const { port } = before.server.address() as AddressInfo;
  await ask(port, 'localhost', `/sandbox-bank/payment/rest/register.do?${new URLSearchParams(fields).toString()}`);
  await before.close();

  clock.advance(600);
  shop.answers = 200;
  const after = await mounted();
  const told = () => hints().filter((hint) => hint?.orderNumber === orderNumber);
  await expect.poll(told).toMatchObject([{ operation: 'declinedByTimeout', status: '0' }]);
  await after.close();
});
