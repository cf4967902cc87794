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

async function paidAt(slug: string) {
  const page = await payers.atPay(slug);
  const account = accountOf(page);
  const [first, ...others] = await page.locator('input[inputmode=decimal]').all();
  for (const other of others) await other.fill('');
  await first!.fill('100,50');
  await fillRest(page);
  await payButton(page).click();
  await payWith(page);
  await ended(page, 'Оплачено');
  return { page, account };
}

const receipt = { level: 1, name: 'Квитанция об оплате' };

test.each(['kaluga', 'elista', 'stk'])(
  'a resident of %s opens the receipt from the state of the payment',
  async (slug) => {
    const { page, account } = await paidAt(slug);
    await page.goto(`${payers.portals.server.origin(slug)}/a/${encodeURIComponent(account)}/payments`);
    await page
      .getByRole('link', { name: /^Платёж прошёл: квитанция/ })
      .first()
      .click();
    await page.getByRole('heading', receipt).waitFor();
    await settled(page);
    const { orderNumber } = payers.bank.orders().at(-1)!;
    const shown = plain(await page.locator('main').textContent());
    for (const words of ['100,50 ₽', 'Оплачено', '20 ноября 2026', orderNumber]) expect(shown).toContain(words);
    expect(await faultsOf(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Напечатать' }).isVisible()).toBe(false);
    expect(await page.getByText(orderNumber).isVisible()).toBe(true);
    await page.context().close();
  },
);

test('a receipt opens by its link without signing in, and whose it is stays hidden', async () => {
  const { page, account } = await paidAt('energosbyt');
  await page.getByRole('link', { name: 'Квитанция об оплате' }).click();
  await page.getByText('Плательщик').waitFor();
  expect(plain(await page.locator('main').textContent())).toContain('demo@kabinet.example');
  await page.getByRole('button', { name: 'Прислать ссылку по СМС' }).click();
  await page.locator('main').getByText('Отправили квитанцию').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  const { account: known } = await payers.portals.ask<{
    account: { payments: { nodes: { receipt: { link: string } }[] } };
  }>('energosbyt', `{ account(id: "${account}") { payments(first: 1) { nodes { receipt { link } } } } }`);
  const { hash } = new URL(known.payments.nodes[0]!.receipt.link);
  const device = await payers.portals.browser.device({ viewport: { width: 320, height: 640 } });
  const anybody = await device.newPage();
  await anybody.goto(`${payers.portals.server.origin('energosbyt')}/receipt${hash}`);
  await anybody.getByText('Плательщик').waitFor();
  const shown = plain(await anybody.locator('main').textContent());
  expect(shown).toContain('100,50 ₽');
  expect(shown).not.toMatch(/demo@|Римский|\+7/);
  expect(await faultsOf(anybody)).toEqual([]);
  await anybody.goto(`${payers.portals.server.origin('energosbyt')}/receipt${hash.slice(0, -2)}`);
  await anybody.reload();
  await anybody.getByText('Квитанция не нашлась').waitFor();
  expect(await faultsOf(anybody)).toEqual([]);
  await device.close();
  await page.context().close();
});
