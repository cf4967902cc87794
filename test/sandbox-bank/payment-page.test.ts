import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import { faultsOf } from '../flows/newcomer-visits.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { ask } from '../support/http.ts';
import { startSandboxBank, type TestBank } from '../support/sandbox-bank.ts';

const clock = new SetClock('2026-11-20T09:00:00Z');
let bank: TestBank;
let browser: TestBrowser;
let made = 0;
beforeAll(async () => {
  [bank, browser] = await Promise.all([startSandboxBank({ clock }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await bank.close();
});

/** A payer at the page of a new order; the shop is the bank's own list of switches, another origin. */
async function payer(changes: Record<string, string> = {}, options: BrowserContextOptions = {}) {
  const orderNumber = `w${(made += 1)}`;
  const shop = `http://localhost:${bank.port}/sandbox-bank/switches`;
  const fields = new URLSearchParams({
    userName: 'sandbox-kaluga',
    password: 'sandbox',
    orderNumber,
    amount: '123456',
    returnUrl: `${shop}?paid=yes`,
    failUrl: `${shop}?paid=no`,
    description: 'Оплата <b>по счёту</b> 100000004',
    ...changes,
  });
  const answer = await ask(bank.port, '127.0.0.1', `/sandbox-bank/payment/rest/register.do?${fields.toString()}`);
  const device = await browser.device(options);
  const page = await device.newPage();
  await page.goto(answer.json<{ formUrl: string }>().formUrl);
  return { page, order: () => bank.order(orderNumber) };
}

const choose = async (page: Page, card: string) => {
  await page.getByRole('button', { name: card }).click();
  await page.getByRole('button', { name: /^Оплатить/ }).click();
};
const text = async (page: Page) => (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ');

describe('the payment page', () => {
  test('says that it is a test, what is paid for and how much, and pays with a card that is tapped', async () => {
    const { page, order } = await payer();
    expect(await text(page)).toContain('Тестовый банк. Деньги не списываются.');
    expect(await text(page)).toContain('1 234,56 руб. Оплата <b>по счёту</b> 100000004');
    expect(await page.title()).toContain('Тестовый банк');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('pan');
    await choose(page, '5555 5555 5555 5599');
    await page.waitForURL(/paid=yes/);
    expect(new URL(page.url()).searchParams.get('orderId')).toBe(order().orderId);
    expect(order()).toMatchObject({ orderStatus: 2, deposited: 123_456n });
  });

  test('asks for the code of 3-D Secure and says when it is wrong', async () => {
    const { page, order } = await payer();
    await choose(page, '4111 1111 1111 1111');
    await page.getByLabel('Код из СМС').fill('9999');
    await page.getByRole('button', { name: 'Подтвердить' }).click();
    expect(await text(page)).toContain('Код не подходит. Осталось попыток: 2.');
    expect(order().orderStatus).toBe(5);
    await page.getByLabel('Код из СМС').fill('1234');
    await page.getByRole('button', { name: 'Подтвердить' }).click();
    await page.waitForURL(/paid=yes/);
    expect(order().orderStatus).toBe(2);
  });

  test('declines after three wrong codes', async () => {
    const { page, order } = await payer();
    await choose(page, '4111 1111 1111 1111');
    for (let n = 0; n < 3; n += 1) {
      await page.getByLabel('Код из СМС').fill('0000');
      await page.getByRole('button', { name: 'Подтвердить' }).click();
    }
    await page.waitForURL(/paid=no/);
    expect(order()).toMatchObject({ orderStatus: 6, actionCode: -2006, deposited: 0n });
  });

  test('sends back with nothing paid: declined, not enough money, given up', async () => {
    for (const [card, actionCode] of [
      ['4000 0000 0000 0002', 100],
      ['4000 0000 0000 9995', 116],
    ] as const) {
      const { page, order } = await payer();
      await choose(page, card);
      await page.waitForURL(/paid=no/);
      expect(order()).toMatchObject({ orderStatus: 6, actionCode, deposited: 0n });
    }
    const { page, order } = await payer();
    await page.getByRole('button', { name: 'Отказаться от оплаты' }).click();
    await page.waitForURL(/paid=no/);
    expect(order()).toMatchObject({ orderStatus: 6, deposited: 0n });
  });

  test('takes no card but its own, so that nobody enters a real one, and says what is wrong where it is', async () => {
    const { page, order } = await payer();
    await page.getByLabel('Номер карты').fill('2200 0000 0000 0004');
    await page.getByLabel('Месяц и год').fill('12/20');
    await page.getByRole('button', { name: /^Оплатить/ }).click();
    for (const field of ['Номер карты', 'Месяц и год', 'Код CVC'])
      expect(await page.getByLabel(field).getAttribute('aria-invalid')).toBe('true');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('pan');
    expect(await page.getByLabel('Месяц и год').inputValue()).toBe('12/20');
    expect(order()).toMatchObject({ orderStatus: 0, maskedPan: undefined });
    await choose(page, '5555 5555 5555 5599');
    await page.waitForURL(/paid=yes/);
  });

  test('asks whether to remember the card only where the shop may, and keeps to the answer', async () => {
    const { page: plain } = await payer();
    expect(await plain.getByRole('checkbox').count()).toBe(0);
    const { page, order } = await payer({ clientId: 'c1' });
    await page.getByLabel('Запомнить карту').uncheck();
    await choose(page, '5555 5555 5555 5599');
    await page.waitForURL(/paid=yes/);
    expect(order().bindingId).toBeUndefined();
  });

  test('takes no second payment from a page that stayed open, nor one whose time is over', async () => {
    const { page, order } = await payer();
    const second = await page.context().newPage();
    await second.goto(page.url());
    await choose(page, '5555 5555 5555 5599');
    await page.waitForURL(/paid=yes/);
    await choose(second, '5555 5555 5555 5599');
    expect(await text(second)).toContain('Заказ уже оплачен');
    expect(order().deposited).toBe(123_456n);
    await second.getByRole('link', { name: 'Вернуться на сайт' }).click();
    await second.waitForURL(/paid=yes/);

    const late = await payer({ sessionTimeoutSecs: '300' });
    clock.advance(300);
    await choose(late.page, '5555 5555 5555 5599');
    expect(await text(late.page)).toContain('Истекло время, отведённое на оплату');
    expect(late.order()).toMatchObject({ orderStatus: 6, actionCode: -2007, deposited: 0n });
  });

  test('works without scripts', async () => {
    const { page, order } = await payer({}, { javaScriptEnabled: false });
    await page.getByLabel('Номер карты').fill('5555555555555599');
    await page.getByLabel('Месяц и год').fill('12/30');
    await page.getByLabel('Код CVC').fill('123');
    await page.getByLabel('Код CVC').press('Enter');
    await page.waitForURL(/paid=yes/);
    expect(order().deposited).toBe(123_456n);
  });

  test('fits the narrowest phone by day and by night, with fingers and screen readers', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page: card } = await payer({ clientId: 'c1' }, { colorScheme, viewport: { width: 360, height: 740 } });
      await card.getByRole('button', { name: /^Оплатить/ }).click();
      const { page: code } = await payer({}, { colorScheme, viewport: { width: 320, height: 640 } });
      await choose(code, '4111 1111 1111 1111');
      for (const [name, one] of [
        ['card', card],
        ['code', code],
      ] as const) {
        expect([name, await faultsOf(one)]).toEqual([name, []]);
        await browser.screenshot(one, `sandbox-bank-${name}-${colorScheme}`);
      }
    }
  });
});

test('an order that does not exist is said so', async () => {
  const page = await (await browser.device()).newPage();
  const answer = await page.goto(`${bank.url}/payment/merchants/sandbox/payment_ru.html?mdOrder=nothing`);
  expect(answer?.status()).toBe(404);
  expect(await text(page)).toContain('Заказ не найден');
});
