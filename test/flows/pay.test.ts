import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { faultsOf } from './newcomer-visits.ts';
import { accountOf, ended, fillRest, moved, payButton, Payers, payWith } from './pay-visitor.ts';
import { plain, settled } from './portal-visitor.ts';

vi.setConfig({ testTimeout: 120_000 });

let payers: Payers;
beforeAll(async () => {
  payers = await Payers.open();
}, 120_000);
afterAll(() => payers.close());
afterEach(() => payers.bank.behave());

const desk = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 };
const narrow = { viewport: { width: 320, height: 640 } };

describe.each(['kaluga', 'energosbyt', 'elista', 'stk'])('a resident of %s', (slug) => {
  test.each([
    ['320', narrow],
    ['1280', desk],
  ])('can use the form at %s, by day and by night, and with what is wrong', async (width, options) => {
    const page = await payers.atPay(slug, options);
    expect(await faultsOf(page)).toEqual([]);
    for (const sum of await page.locator('input[inputmode=decimal]').all()) await sum.fill('сто');
    await payButton(page).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
    expect(await faultsOf(page)).toEqual([]);
    await payers.shot(page, `${slug}-${width}-wrong`);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await faultsOf(page)).toEqual([]);
    await payers.shot(page, `${slug}-${width}-dark`);
    await page.context().close();
  });

  test('pays, and sees it at once: on the page of the payment, on the first screen, and in the history', async () => {
    const page = await payers.atPay(slug);
    const account = accountOf(page);
    const before = await payers.truth(slug, account);
    expect(await moved(page)).toEqual([]);
    await fillRest(page);
    const [first, ...others] = await page.locator('input[inputmode=decimal]').all();
    for (const other of others) await other.fill('');
    await first!.fill('100.5');
    await page.getByRole('button', { name: 'Оплатить 100,50 ₽' }).waitFor();
    await payers.shot(page, `${slug}-360-filled`);
    await payButton(page).click();
    await payWith(page, 'WITH_3DS');
    await ended(page, 'Оплачено');
    expect(plain(await page.locator('main').textContent())).toContain('100,50 ₽');
    expect(await moved(page)).toEqual([]);
    expect(await faultsOf(page)).toEqual([]);
    await payers.shot(page, `${slug}-360-paid`);
    const after = await payers.truth(slug, account);
    expect(after.payments.nodes[0]).toMatchObject({ amount: '100.50', status: 'PAID', source: 'PORTAL' });
    expect(Number(after.balance)).toBeCloseTo(Number(before.balance) - 100.5, 2);
    await page.getByRole('link', { name: 'На главную' }).click();
    await settled(page);
    expect(page.url()).toContain(`/a/${encodeURIComponent(account)}`);
    await page.goto(`${payers.portals.server.origin(slug)}/a/${encodeURIComponent(account)}/payments`);
    await settled(page);
    await page.getByRole('cell', { name: '100,50' }).first().waitFor();
    // The next payment begins anew: nothing of this one stands there, no tick is set.
    await page.goto(`${payers.portals.server.origin(slug)}/a/${encodeURIComponent(account)}/pay`);
    await settled(page);
    expect(await page.locator('input[inputmode=decimal]').first().inputValue()).not.toBe('100,50');
    expect(await page.locator('input[type=checkbox]:checked').count()).toBe(0);
    await page.context().close();
  });
});

test('a card that is refused leaves everything typed; another card pays it as another order', async () => {
  const page = await payers.atPay('stk');
  const account = accountOf(page);
  const before = await payers.paidHere('stk', account);
  await page.locator('input[name=amount]').fill('77,01');
  await payButton(page).click();
  await payWith(page, 'NO_MONEY');
  await ended(page, 'Платёж не прошёл');
  expect(plain(await page.locator('main').textContent())).toContain('не списаны');
  expect(await faultsOf(page)).toEqual([]);
  await payers.shot(page, 'stk-360-declined');
  await page.getByRole('link', { name: 'Попробовать ещё раз' }).click();
  await settled(page);
  expect(await page.locator('input[name=amount]').inputValue()).toBe('77,01');
  await payButton(page).click();
  await payWith(page);
  await ended(page, 'Оплачено');
  expect((await payers.paidHere('stk', account)).slice(0, -before.length || undefined)).toEqual([
    { amount: '77.01', status: 'PAID' },
    { amount: '77.01', status: 'DECLINED' },
  ]);
  await page.context().close();
});

test('more than a card pays at once goes in parts, and readings are typed once', async () => {
  const page = await payers.atPay('kaluga');
  const account = accountOf(page);
  const paid = async () => Number((await payers.truth('kaluga', account)).paidOnCurrentBill);
  const before = await paid();
  await page.locator('input[name=amount]').fill('12 000');
  await payButton(page).click();
  await page.locator('form').getByText('За один раз можно заплатить до 10 000,00 ₽').waitFor();
  expect(plain(await page.locator('form').textContent())).toContain('потом останется 2 000,00 ₽');
  await payers.shot(page, 'kaluga-360-above-cap');
  await page.getByRole('button', { name: 'Оплатить частями' }).click();
  expect(plain(await page.locator('input[name=amount]').inputValue())).toBe('10 000,00');
  await fillRest(page);
  await payButton(page).click();
  await payWith(page);
  await ended(page, 'Оплачено');
  await page.getByText('Показания переданы').waitFor();
  await page.getByRole('link', { name: 'Оплата', exact: true }).click();
  await settled(page);
  await page.getByText('вводить снова не нужно').first().waitFor();
  expect(await page.locator('[data-reading]').count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
  await payers.shot(page, 'kaluga-360-repeated');
  await page.locator('input[name=amount]').fill('2000');
  await fillRest(page);
  await payButton(page).click();
  await payWith(page);
  await ended(page, 'Оплачено');
  await page.getByText('Показания переданы').waitFor();
  expect(await paid()).toBeCloseTo(before + 12_000, 2);
  await page.getByRole('link', { name: /^Открыть счёт за / }).click();
  await settled(page);
  await page.getByText('Оплачено по текущей квитанции').waitFor();
  await payers.shot(page, 'kaluga-360-bill');
  await page.context().close();
});

test('readings that look odd are asked about once, and then go with the money', async () => {
  const page = await payers.atPay('kaluga');
  const correct = page.getByRole('button', { name: /^Исправить/ });
  while ((await correct.count()) > 0) await correct.first().click();
  await page.locator('input[name=amount]').fill('5');
  await fillRest(page, 3000);
  await payButton(page).click();
  const yes = page.getByRole('button', { name: 'Да, всё верно' });
  await yes.first().waitFor();
  expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-confirm'))).toBe(true);
  expect(await faultsOf(page)).toEqual([]);
  await payers.shot(page, 'kaluga-360-odd');
  // Typed anew, it is asked anew: nobody says yes to what was not asked.
  const first = page.locator('[data-reading]').first();
  const asked = await first.inputValue();
  await first.fill('1');
  await yes.first().waitFor({ state: 'detached' });
  await first.fill(asked);
  await yes.first().waitFor();
  while ((await yes.count()) > 0) await yes.first().click();
  await payWith(page);
  await ended(page, 'Оплачено');
  await page.getByText('Показания переданы').waitFor();
  await page.context().close();
});

test('services are paid apart, add up while one types, and the payer is told what lacks', async () => {
  const page = await payers.atPay('energosbyt', desk);
  const account = accountOf(page);
  const sums = await page.locator('input[inputmode=decimal]').all();
  expect(sums.length).toBeGreaterThan(1);
  // The demonstration's account has more of one service than it owes, and the form says why the debts make more.
  await page.getByText('Переплата по одной услуге уменьшает общий долг').waitFor();
  for (const sum of sums) await sum.fill('');
  await sums[0]!.fill('1 000,10');
  await sums[1]!.fill('0.05');
  expect(plain(await page.locator('[data-total]').textContent())).toBe('1 000,15 ₽');
  await page.locator('input[name=payer-fullName]').fill('');
  await page.locator('input[name=payer-email]').fill('анна');
  await payButton(page).click();
  await page.locator('form').getByText('Напишите фамилию, имя и отчество').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('payer-fullName');
  await page.locator('form').getByText('Проверьте адрес').waitFor();
  expect(await page.getByText('Без этой отметки').count()).toBe(2);
  await payers.shot(page, 'energosbyt-1280-lacking');
  await page.locator('input[name=payer-fullName]').fill('Иванова Анна Петровна');
  await page.locator('input[name=payer-phone]').fill('+7 915 123-45-67');
  await page.locator('input[name=payer-email]').fill('anna@example.ru');
  await page.getByLabel('Прислать чек на почту').check();
  await fillRest(page);
  await payButton(page).click();
  await payWith(page);
  await ended(page, 'Оплачено');
  const shown = plain(await page.locator('main').textContent());
  for (const words of ['1 000,15 ₽', '1 000,10 ₽', '0,05 ₽', 'до 24 часов']) expect(shown).toContain(words);
  await payers.shot(page, 'energosbyt-1280-paid');
  const [newest] = await payers.paidHere('energosbyt', account);
  expect(newest).toEqual({ amount: '1000.15', status: 'PAID' });
  await page.context().close();
});
