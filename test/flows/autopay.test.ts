import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { faultsOf } from './newcomer-visits.ts';
import { accountOf, ended, fillRest, payButton, Payers, payWith } from './pay-visitor.ts';
import { plain, settled } from './portal-visitor.ts';

vi.setConfig({ testTimeout: 120_000 });

let payers: Payers;
beforeAll(async () => {
  payers = await Payers.open();
}, 120_000);
afterAll(() => payers.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('a card is remembered, pays by itself on a bill or on a day, is stopped, and forgotten', async () => {
  const page = await payers.atPay('stk', { viewport: { width: 320, height: 640 } });
  const autopay = page.url().replace(/\/pay$/, '/autopay');
  await page.goto(autopay);
  await page.getByText('Сначала банк должен запомнить вашу карту').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('link', { name: 'Перейти к оплате' }).click();
  await settled(page);
  expect(accountOf(page)).not.toBe('');
  await page.locator('input[name=amount]').fill('10');
  await fillRest(page);
  await page.getByLabel('Запомнить карту').check();
  await payButton(page).click();
  await payWith(page);
  await ended(page, 'Оплачено');

  await page.goto(autopay);
  const limit = page.getByLabel('Не больше чем');
  await limit.fill('20 000,01');
  await button(page, 'Включить').click();
  await page.getByText('Лимит не может быть больше 20 000,00').waitFor();
  expect(await limit.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await faultsOf(page)).toEqual([]);
  await limit.fill('4000');
  await button(page, 'Включить').click();
  await page.locator('main').getByText('Автоплатёж включён').waitFor();
  const state = page.getByLabel('Как сейчас');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Автоплатёж');
  expect(plain(await state.textContent())).toMatch(/когда приходит .*, не больше 4 000,00 ₽ за раз, картой •••• 5599/u);
  expect(await faultsOf(page)).toEqual([]);

  await page.getByLabel('В один и тот же день месяца').check();
  await page.getByLabel('Какого числа').selectOption('5');
  await button(page, 'Сохранить').click();
  await state.getByText('5-го числа каждого месяца').waitFor();
  expect(plain(await state.textContent())).toContain('Следующий платёж 5 декабря');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await faultsOf(page)).toEqual([]);

  // In the settings, of all accounts: which of them pay by themselves.
  await page.goto(new URL('/settings/autopay', autopay).href);
  await page.getByRole('link', { name: /Включён/u }).waitFor();
  await page.getByRole('link', { name: /Выключен/u }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.goto(autopay);

  await button(page, 'Выключить').click();
  await state.getByText('Автоплатёж выключен').waitFor();
  expect(await state.evaluate((part) => part === document.activeElement)).toBe(true);
  await button(page, 'Включить').click();
  await state.getByText('Автоплатёж включён').waitFor();
  await button(page, 'Забыть карту •••• 5599').click();
  expect(await faultsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Да, забыть');
  await button(page, 'Да, забыть').click();
  await state.getByText('Автоплатёж остановлен').waitFor();
  await state.getByText('Карта удалена').waitFor();
  await page.getByText('Сначала банк должен запомнить вашу карту').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});
