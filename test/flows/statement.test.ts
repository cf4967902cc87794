import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { faultsOf } from './newcomer-visits.ts';
import { accountOf, ended, fillRest, payButton, Payers, payWith } from './pay-visitor.ts';
import { plain, settled, written } from './portal-visitor.ts';

vi.setConfig({ testTimeout: 120_000 });

let payers: Payers;
beforeAll(async () => {
  payers = await Payers.open();
}, 120_000);
afterAll(() => payers.close());

test.each(['kaluga', 'stk'])(
  'at %s the statement leads from the opening to the closing, and a payment is in it',
  async (slug) => {
    const page = await payers.atPay(slug, { viewport: { width: 320, height: 640 } });
    const account = accountOf(page);
    await page.locator('input[name=amount]').fill('100,50');
    await fillRest(page);
    await payButton(page).click();
    await payWith(page);
    await ended(page, 'Оплачено');
    const statement = `${payers.portals.server.origin(slug)}/a/${encodeURIComponent(account)}/statement`;
    await page.goto(statement);
    await page.getByRole('link', { name: 'Оплата в кабинете' }).waitFor();
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await faultsOf(page)).toEqual([]);
    const { balance } = await payers.truth(slug, account);
    const balances = await page.getByLabel('Остатки').locator('dd').allTextContents();
    expect(plain(balances[1]!)).toContain(plain(written(balance.replace('-', ''))));
    // Each balance is the one before, and what was entered.
    const number = (text: string): number =>
      Math.round(
        Number(
          text
            .replaceAll(/[^\d,−-]/gu, '')
            .replace('−', '-')
            .replace(',', '.'),
        ) * 100,
      );
    const rows = (
      await page
        .locator('tbody td')
        .evaluateAll((cells) => cells.map((cell) => [...cell.children].map((part) => part.textContent)))
    ).map(([amount, after]) => [number(amount!), number(after!)] as const);
    expect(rows.length).toBeGreaterThan(3);
    expect(rows[0]).toEqual([-10_050, Math.round(Number(balance) * 100)]);
    rows.slice(0, -1).forEach(([amount, after], at) => expect(after - amount).toBe(rows[at + 1]![1]));
    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Скачать CSV' }).click();
    const lines = readFileSync(await (await file).path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(1 + rows.length);
    expect(lines[1]).toContain(`;оплата в кабинете;ноябрь 2026;`);
    expect(lines[1]!.split(';').at(-1)).toBe(balance.replace('.', ','));
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Оплата в кабинете' }).click();
    await page.getByRole('heading', { level: 1, name: 'Квитанция об оплате' }).waitFor();
    await page.goto(`${statement}?from=2023-12&to=2024-01`);
    await page.getByText('За это время ничего не было').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
  },
);
