import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { atBank, ended, payButton, Payers } from './pay-visitor.ts';
import { plain } from './portal-visitor.ts';

vi.setConfig({ testTimeout: 120_000 });

let payers: Payers;
beforeAll(async () => {
  payers = await Payers.open();
}, 120_000);
afterAll(() => payers.close());

const checks = /CheckPayment|PaymentByNow/;

test('a page that is open while the card is entered elsewhere is told that it is paid, and asks for nothing', async () => {
  const page = await payers.atPay('elista');
  await page.locator('input[name=amount]').fill('21,21');
  await payButton(page).click();
  await atBank(page);
  const order = payers.bank.orders().find(({ amount }) => amount === 2121n)!;
  const sockets: string[] = [];
  page.on('websocket', (socket) => void sockets.push(socket.url()));
  const told = page.waitForEvent('websocket').then((socket) => socket.waitForEvent('framereceived'));
  await page.goto(order.returnUrl);
  await ended(page, 'Ждём оплату');
  await told;
  // From now on only what the server says by itself can change the page.
  await page.route('**/graphql', (route) =>
    checks.test(route.request().postData() ?? '') ? route.abort('internetdisconnected') : route.continue(),
  );
  await payers.bank.pay({ orderNumber: order.orderNumber });
  await payers.bank.callbacksSent();
  await ended(page, 'Оплачено');
  expect(plain(await page.locator('main').textContent())).toContain('21,21');
  expect(sockets).toHaveLength(1);
  expect(new URL(sockets[0]!).host).toBe(new URL(page.url()).host);
  await page.context().close();
});

test('where no WebSocket comes through, the page finds out by asking', async () => {
  const page = await payers.atPay('stk');
  await page.routeWebSocket('**/graphql', (socket) => socket.close({ code: 1011 }));
  await page.locator('input[name=amount]').fill('22,22');
  await payButton(page).click();
  await atBank(page);
  const order = payers.bank.orders().find(({ amount }) => amount === 2222n)!;
  await page.goto(order.returnUrl);
  await ended(page, 'Ждём оплату');
  await payers.bank.pay({ orderNumber: order.orderNumber });
  await ended(page, 'Оплачено');
  expect(plain(await page.locator('main').textContent())).toContain('22,22');
  await page.context().close();
});
