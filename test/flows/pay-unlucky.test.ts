import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ask } from '../support/http.ts';
import { faultsOf } from './newcomer-visits.ts';
import { accountOf, atBank, ended, fillRest, moved, payButton, Payers, payWith } from './pay-visitor.ts';
import { plain, settled } from './portal-visitor.ts';

vi.setConfig({ testTimeout: 120_000 });

let payers: Payers;
beforeAll(async () => {
  payers = await Payers.open();
}, 120_000);
afterAll(() => payers.close());
afterEach(() => payers.bank.behave());

const ordersOf = (amount: bigint): number => payers.bank.orders().filter((order) => order.amount === amount).length;

test('a bank that does not answer is waited for on a page of its own, and one goes on to it by oneself', async () => {
  payers.bank.switch({ fault: 'ERROR_500', methods: ['register', 'getOrderStatusExtended'] });
  const page = await payers.atPay('elista', { viewport: { width: 320, height: 640 } });
  await page.locator('input[name=amount]').fill('11,11');
  await payButton(page).click();
  await ended(page, 'Ждём ответа банка');
  expect(plain(await page.locator('main').textContent())).toContain('Проверяем, что ответит банк');
  expect(plain(await page.locator('main').textContent())).toContain('второй раз не нужно');
  expect(await faultsOf(page)).toEqual([]);
  await payers.shot(page, 'elista-320-silent');
  payers.bank.behave();
  // A bank that has failed is left alone for a while.
  payers.clock.advance(90);
  const goOn = page.getByRole('link', { name: 'Перейти на страницу банка' });
  await goOn.waitFor();
  expect(await moved(page)).toEqual([]);
  await goOn.click();
  await payWith(page);
  await ended(page, 'Оплачено');
  expect(ordersOf(1111n)).toBe(1);
  await page.context().close();
});

test('a bank that tells nothing by itself is asked: the page shows it paid all the same', async () => {
  payers.bank.switch({ loseCallbacks: true });
  const page = await payers.atPay('stk');
  const account = accountOf(page);
  await page.locator('input[name=amount]').fill('12,12');
  await payButton(page).click();
  await payWith(page);
  await ended(page, 'Оплачено');
  expect((await payers.paidHere('stk', account))[0]).toEqual({ amount: '12.12', status: 'PAID' });
  await page.context().close();
});

test('pressed twice, the button pays once', async () => {
  const page = await payers.atPay('elista');
  await page.locator('input[name=amount]').fill('13,13');
  await payButton(page).evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await atBank(page);
  expect(ordersOf(1313n)).toBe(1);
  await payWith(page);
  await ended(page, 'Оплачено');
  await page.context().close();
});

test('a lost connection keeps what was typed; the next press goes on, and a reload changes nothing', async () => {
  const page = await payers.atPay('kaluga');
  await page.locator('input[name=amount]').fill('14.14');
  await fillRest(page, 7);
  const readings = await Promise.all((await page.locator('[data-reading]').all()).map((field) => field.inputValue()));
  await page.route('**/graphql', (route) => route.abort('internetdisconnected'));
  await payButton(page).click();
  await page.getByText('Связь прервалась').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await payers.shot(page, 'kaluga-360-lost');
  await page.unroute('**/graphql');
  await page.reload();
  await settled(page);
  expect(await page.locator('input[name=amount]').inputValue()).toBe('14,14');
  expect(await Promise.all((await page.locator('[data-reading]').all()).map((field) => field.inputValue()))).toEqual(
    readings,
  );
  expect(await page.locator('input[type=checkbox][required]:checked').count()).toBe(1);
  await payButton(page).click();
  await atBank(page);
  expect(ordersOf(1414n)).toBe(1);
  await page.context().close();
});

test('an answer that was lost on the way back is asked for again, and no second order is made', async () => {
  const page = await payers.atPay('stk');
  await page.locator('input[name=amount]').fill('15,15');
  await page.route('**/graphql', async (route) => {
    const start = (route.request().postData() ?? '').includes('StartPayment');
    if (!start) return route.continue();
    // The server gets it and does it; its answer never comes.
    await page.evaluate(
      async ([body, headers]) => {
        await fetch('/graphql?lost', { method: 'POST', body, headers });
      },
      [route.request().postData(), route.request().headers()] as [string, Record<string, string>],
    );
    return route.abort('connectionreset');
  });
  await payButton(page).click();
  await page.getByText('Связь прервалась').waitFor();
  await page.unroute('**/graphql');
  expect(ordersOf(1515n)).toBe(1);
  await payButton(page).click();
  await payWith(page);
  await ended(page, 'Оплачено');
  expect(ordersOf(1515n)).toBe(1);
  await page.context().close();
});

test('who comes back from the bank without paying goes on with the same order', async () => {
  const page = await payers.atPay('elista');
  const pay = page.url();
  await page.locator('input[name=amount]').fill('16,16');
  await payButton(page).click();
  await atBank(page);
  await page.goto(pay);
  await page.getByRole('heading', { name: 'Платёж не завершён' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await payers.shot(page, 'elista-360-open');
  await page.getByRole('button', { name: 'Заплатить другую сумму' }).click();
  expect(await page.locator('input[name=amount]').inputValue()).toBe('16,16');
  await payButton(page).click();
  await atBank(page);
  expect(ordersOf(1616n)).toBe(1);
  await page.goto(pay);
  await page.getByRole('link', { name: 'Продолжить оплату' }).click();
  await payWith(page);
  await ended(page, 'Оплачено');
  expect(ordersOf(1616n)).toBe(1);
  await page.context().close();
});

test('of two tabs one pays; the other says what has changed and asks again', async () => {
  const page = await payers.atPay('stk');
  const account = accountOf(page);
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  await settled(tab);
  await page.locator('input[name=amount]').fill('17,17');
  await payButton(page).click();
  await payWith(page);
  await ended(page, 'Оплачено');
  const before = await payers.paidHere('stk', account);
  await tab.locator('input[name=amount]').fill('18,18');
  await payButton(tab).click();
  await tab.getByText('кое-что изменилось').waitFor();
  expect(plain(await tab.locator('[data-changed]').textContent())).toMatch(/К оплате: было .* стало /);
  expect(await tab.evaluate(() => document.activeElement?.hasAttribute('data-changed'))).toBe(true);
  expect(await tab.locator('input[name=amount]').inputValue()).toBe('18,18');
  expect(await faultsOf(tab)).toEqual([]);
  await payers.shot(tab, 'stk-360-changed');
  expect(await payers.paidHere('stk', account)).toEqual(before);
  await payButton(tab).click();
  await payWith(tab);
  await ended(tab, 'Оплачено');
  await page.context().close();
});

test('whose session is over at the bank is told kindly, signs in, and sees the payment', async () => {
  const page = await payers.atPay('elista');
  await page.locator('input[name=amount]').fill('19,19');
  await payButton(page).click();
  await atBank(page);
  await page.context().clearCookies();
  await payWith(page).catch(() => undefined);
  await page.getByText('второй раз платить не нужно').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await payers.shot(page, 'elista-360-session-over');
  const { login, password } = payers.resident('elista');
  await page.locator('input[name=username]').fill(login);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await ended(page, 'Оплачено');
  await page.context().close();
});

test('an address of no payment says so, with the way home', async () => {
  const page = await payers.atPay('stk');
  await page.goto(`${payers.portals.server.origin('stk')}/pay/nothing`);
  await ended(page, 'Платёж не найден');
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});

test('where no cards are taken one pays by requisites, ready to copy', async () => {
  const page = await payers.atPay('stk');
  const { port } = payers.portals.server;
  await page.route('**/graphql', async (route) => {
    const body = route.request().postData() ?? '';
    if (!body.includes('"Pay"')) return route.continue();
    const { host: _host, ...headers } = route.request().headers();
    const answer = await ask(port, 'stk.localhost', '/graphql', { method: 'POST', headers, body });
    return route.fulfill({
      body: answer.body.replace('"online":true', '"online":false'),
      contentType: 'application/json',
    });
  });
  await page.reload();
  await settled(page);
  await page.getByRole('heading', { name: 'Реквизиты' }).waitFor();
  expect(await payButton(page).count()).toBe(0);
  expect(await page.getByRole('button', { name: /^Скопировать/ }).count()).toBeGreaterThan(6);
  expect(await faultsOf(page)).toEqual([]);
  await payers.shot(page, 'stk-360-requisites');
  await page.context().close();
});
