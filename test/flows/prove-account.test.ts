import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Given } from '../support/given.ts';
import { openPortals, plain, type Portals, settled, signIn } from './portal-visitor.ts';

let portals: Portals;
let given: Given;
beforeAll(async () => {
  portals = await openPortals();
  given = await Given.in(portals.server.database);
}, 120_000);
afterAll(async () => {
  await given.close();
  await portals.close();
});

/** A resident who bound the account by its number alone, on the page about it. */
async function unproved(slug: string): Promise<{ page: Page; serial: string; owner: string; address: string }> {
  const resident = portals.residents.find(({ tenant }) => tenant === slug)!;
  await given.sql(
    `update account_resident l set proof = null from tenant t, resident_account r
     where t.id = l.tenant_id and t.slug = $1 and r.tenant_id = l.tenant_id and r.account_id = l.account_id
       and r.resident_id = l.resident_id and r.position = 0`,
    [slug],
  );
  const [row] = await given.sql<{ serial: string; owner: string; address: string }>(
    `select m.serial, a.owner, a.address from account a
     join tenant t on t.id = a.tenant_id and t.slug = $1
     join resident_account l on l.tenant_id = a.tenant_id and l.account_id = a.id and l.position = 0
     join meter m on m.tenant_id = a.tenant_id and m.account_id = a.id and m.status = 'ACTIVE'
     order by m.serial limit 1`,
    [slug],
  );
  const page = await portals.visit(slug, { viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' });
  const home = await signIn(page, resident);
  await page.goto(`${home}/information`);
  await settled(page);
  return { page, ...row! };
}

const textOf = async (page: Page): Promise<string> => plain(await page.locator('main').textContent());

test('who has not proved an account sees dots for name, address and serial, types the number of the meter and sees all', async () => {
  const { page, serial, owner, address } = await unproved('kaluga');
  const before = await textOf(page);
  expect(before).toContain('•••');
  for (const secret of [owner, owner.split(' ')[0]!, plain(address), serial]) expect(before).not.toContain(secret);
  expect(before).toContain('Имя и адрес скрыты');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > screen.width)).toBe(false);

  const field = page.getByLabel('Заводской номер счётчика');
  const submit = page.getByRole('button', { name: 'Подтвердить' });
  await submit.click();
  await page.getByText('Напишите заводской номер целиком').waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');

  await field.fill('111222333');
  expect(await field.getAttribute('aria-invalid')).toBeNull();
  await submit.click();
  await page.getByText('Не совпало с нашими данными').waitFor();
  // What was typed stays, and one stands where it is to be mended.
  expect(await field.inputValue()).toBe('111222333');
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);

  await field.fill(` ${serial.slice(0, 3)} ${serial.slice(3)} `);
  await field.press('Enter');
  await page.getByText(owner).waitFor();
  await field.waitFor({ state: 'detached' });
  const after = await textOf(page);
  expect(after).toContain(plain(address));
  expect(after).toContain(serial);
  expect(after).not.toContain('•••');
  await page.getByRole('status').getByText('Счёт подтверждён').waitFor();
  await page.reload();
  await page.getByText(owner).waitFor();
  await page.context().close();
});

test('where several proofs are taken one chooses, and nothing typed is lost by choosing', async () => {
  const { page, owner } = await unproved('energosbyt');
  await page.getByLabel('Фамилия, имя и отчество владельца').fill('Не Тот');
  await page.getByLabel('Чем подтвердить').selectOption({ label: 'Номер счётчика' });
  await page.getByLabel('Заводской номер счётчика').fill('1234');
  await page.getByLabel('Чем подтвердить').selectOption({ label: 'Имя владельца' });
  const name = page.getByLabel('Фамилия, имя и отчество владельца');
  expect(await name.inputValue()).toBe('Не Тот');
  await name.fill(owner.toUpperCase().replaceAll('Ё', 'Е'));
  await page.getByRole('button', { name: 'Подтвердить' }).click();
  await page.getByText(owner).waitFor();
  await page.context().close();
});

test('who has proved the account is asked for nothing', async () => {
  const resident = portals.residents.find(({ tenant }) => tenant === 'elista')!;
  const page = await portals.visit('elista');
  await page.goto(`${await signIn(page, resident)}/information`);
  await settled(page);
  expect(await textOf(page)).not.toMatch(/•••|скрыт/);
  await page.context().close();
});
