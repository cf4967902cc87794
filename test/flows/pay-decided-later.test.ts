import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { Given } from '../support/given.ts';
import { faultsOf } from './newcomer-visits.ts';
import { accountOf, atBank, ended, fillRest, payButton, Payers, payWith } from './pay-visitor.ts';
import { staffOf } from './portal-staff.ts';
import { plain, settled } from './portal-visitor.ts';

vi.setConfig({ testTimeout: 120_000 });

let payers: Payers;
beforeAll(async () => {
  payers = await Payers.open();
}, 120_000);
afterAll(() => payers.close());
afterEach(() => payers.bank.behave());

const words = async (page: Page): Promise<string> => plain(await page.locator('main').innerText());
const homeOf = (page: Page, slug: string): string =>
  `${payers.portals.server.origin(slug)}/a/${encodeURIComponent(accountOf(page))}`;

/** Begins a payment and waits for the bank's page; gives the addresses of the account and of the payment. */
async function begun(page: Page, slug: string, amount: string): Promise<{ home: string; payment: string }> {
  const home = homeOf(page, slug);
  await page.locator('input[name=amount]').fill(amount);
  await fillRest(page);
  await payButton(page).click();
  await atBank(page);
  const { returnUrl } = payers.bank.orders().at(-1)!;
  return { home, payment: new URL(returnUrl).pathname };
}

test('a payment that contradicts the bank is looked into: its page says so, and asks for no second one', async () => {
  const slug = 'elista';
  const page = await payers.atPay(slug);
  payers.bank.switch({ statusAmount: '1' });
  const { home } = await begun(page, slug, '21,21');
  await payWith(page);
  await ended(page, 'Проверяем платёж');
  expect(await words(page)).toContain('второй раз');
  expect(await faultsOf(page)).toEqual([]);
  await payers.shot(page, 'elista-360-under-review');
  await page.goto(`${home}/payments`);
  await page.getByText('проверяем в банке').waitFor();
  await payers.shot(page, 'elista-360-under-review-history');
  await page.goto(`${home}/pay`);
  await settled(page);
  await page.getByRole('heading', { name: 'Проверяем платёж' }).waitFor();
  expect(await words(page)).toContain('Второй раз платить за него не нужно');
  expect(await faultsOf(page)).toEqual([]);
  await payers.shot(page, 'elista-360-under-review-pay');
  // Another sum can be paid meanwhile; the same again is the same payment.
  await page.getByRole('button', { name: 'Заплатить другую сумму' }).click();
  await payButton(page).click();
  await ended(page, 'Проверяем платёж');
  expect(payers.bank.orders().filter(({ amount }) => amount === 2121n)).toHaveLength(1);
  // The bank's word agrees at last.
  payers.bank.behave();
  payers.clock.advance(600);
  await page.reload();
  await ended(page, 'Оплачено');
  await page.context().close();
});

test('whose time at the bank ran out begins again with what was typed', async () => {
  const slug = 'kaluga';
  const page = await payers.atPay(slug);
  const { payment } = await begun(page, slug, '22,22');
  payers.clock.advance(21 * 60);
  await payers.bank.callbacksSent();
  await page.goto(payers.portals.server.origin(slug) + payment);
  await ended(page, 'Время вышло');
  expect(await words(page)).toContain('Показания пока не переданы');
  expect(await faultsOf(page)).toEqual([]);
  await payers.shot(page, 'kaluga-360-expired');
  await page.getByRole('link', { name: 'Попробовать ещё раз' }).click();
  await settled(page);
  expect(await page.locator('input[name=amount]').inputValue()).toBe('22,22');
  await payButton(page).click();
  await payWith(page);
  await ended(page, 'Оплачено');
  await page.context().close();
});

test('where the page of the bank was lost on the way, one is led to begin again', async () => {
  const slug = 'kaluga';
  const page = await payers.atPay(slug);
  const { payment } = await begun(page, slug, '23,23');
  const given = await Given.in(payers.portals.server.database);
  await given.sql('update payment_step set form_url = null');
  await given.close();
  await page.goto(payers.portals.server.origin(slug) + payment);
  await page.getByText('Начните оплату заново').waitFor();
  expect(await page.locator('main .animate-spin').count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
  await payers.shot(page, 'kaluga-360-no-page');
  await page.getByRole('link', { name: 'Перейти к оплате' }).click();
  await settled(page);
  expect(await page.locator('input[name=amount]').inputValue()).toBe('23,23');
  await payButton(page).click();
  await payWith(page);
  await ended(page, 'Оплачено');
  expect(payers.bank.orders().filter(({ amount }) => amount === 2323n)).toHaveLength(2);
  await page.context().close();
});

test('who pays while the portal is stopped sees the payment when it works again', async () => {
  const slug = 'elista';
  const page = await payers.atPay(slug);
  const office = await staffOf(payers.portals.server, slug);
  const { payment } = await begun(page, slug, '24,24');
  const stopped = await office(`mutation ($input: StopServiceInput!) { stopService(input: $input) { __typename } }`, {
    message: 'Работаем над кабинетом. Вернёмся к утру.',
  });
  expect(stopped.errors).toBeUndefined();
  await payWith(page);
  await page.getByRole('heading', { name: 'Кабинет пока не работает' }).waitFor();
  expect(await words(page)).toContain('платёж не потеряется');
  expect(await faultsOf(page)).toEqual([]);
  await payers.shot(page, 'elista-360-stopped-paid');
  await office('mutation { resumeService { __typename } }');
  await page.goto(payers.portals.server.origin(slug) + payment);
  await page.waitForURL(/sign-in/);
  await page.locator('input[name=username]').fill(payers.resident(slug).login);
  await page.locator('input[name=password]').fill(payers.resident(slug).password);
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await ended(page, 'Оплачено');
  await page.context().close();
});

test('money given back by staff, in part and then all, is seen on the page, in the receipt, the history and the statement', async () => {
  const slug = 'elista';
  const page = await payers.atPay(slug);
  const { home, payment } = await begun(page, slug, '30');
  await payWith(page);
  await ended(page, 'Оплачено');
  const office = await staffOf(payers.portals.server, slug);
  const refund = async (amount: string | null) => {
    const { data, errors } = await office(
      `mutation ($input: RefundPaymentInput!) { refundPayment(input: $input) { __typename ... on RefundNotTaken { message } } }`,
      { key: randomUUID(), paymentId: decodeURIComponent(payment.split('/').at(-1)!), amount, reason: 'Ошибка' },
    );
    expect(errors).toBeUndefined();
    expect(data!['refundPayment'].__typename).toBe('RefundBegun');
  };
  for (const [amount, heading] of [
    ['10.50', 'Оплачено, часть возвращена'],
    [null, 'Деньги возвращены'],
  ] as const) {
    await refund(amount);
    await page.goto(payers.portals.server.origin(slug) + payment);
    await ended(page, heading);
    expect(await words(page)).toContain(`Возвращено ${amount === null ? '30,00' : '10,50'} ₽`);
    expect(await words(page)).not.toContain('поступят');
    expect(await faultsOf(page)).toEqual([]);
    await payers.shot(page, `elista-360-refund-${amount ?? 'all'}`);
    await page.goto(`${home}/payments`);
    await settled(page);
    expect(await words(page)).toContain(amount === null ? 'в кабинете, возвращён' : 'возвращён частично: 10,50 ₽');
    await payers.shot(page, `elista-360-refund-${amount ?? 'all'}-history`);
  }
  await page.goto(page.url().replace(/\/a\/.*/, payment.replace('/pay/', '/receipts/')));
  await settled(page);
  expect(await words(page)).toContain('Деньги возвращены. Возвращено 30,00 ₽');
  await page.goto(`${home}/statement`);
  await settled(page);
  expect(await words(page)).toMatch(/Возврат на карту.*\+19,50.*Возврат на карту.*\+10,50.*Оплата в кабинете.*−30,00/u);
  await page.context().close();
});
