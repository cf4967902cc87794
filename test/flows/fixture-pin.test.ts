import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consentFor } from '../../server/consents/consent-for.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { enrolResident } from '../../server/sessions/enrol-resident.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: TestBrowser;
beforeAll(async () => {
  server = await startServer({ tenantsDir: join(import.meta.dirname, '..', 'tenants') });
  browser = await openBrowser();
  const { tenants, tenantIds, clock, orm } = server.shared;
  const tenant = tenants.find(({ slug }) => slug === 'fixture')!;
  const tenantId = tenantIds.get('fixture')!;
  const context = { tenant, tenantId, clock, write: writeAs(orm, tenantId) };
  await enrolResident(context, { login: 'novosel', password: 'ключ от дома 7', accountIds: [] });
  await consentFor(context, 'novosel');
}, 120_000);
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function tap(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).tap();
}

test('a fifth utility has PINs of its own rules: six digits, three tries, no biometrics', async () => {
  const device = await browser.device();
  const page = await device.newPage();
  const settings = `${server.origin('fixture')}/settings/pin`;
  await page.goto(settings);
  await page.locator('input[name=username]').fill('novosel');
  await page.locator('input[name=password]').fill('ключ от дома 7');
  await page.getByRole('button', { name: 'Войти', exact: true }).tap();
  await page.getByText('6 цифр вместо логина и пароля').waitFor();
  await page.getByRole('button', { name: 'Задать PIN-код' }).tap();
  await page.getByText('Придумайте PIN-код из 6 цифр').waitFor();
  await tap(page, '407193');
  await page.getByRole('group', { name: 'Введите его ещё раз' }).waitFor();
  await tap(page, '407193');
  await page.getByRole('heading', { name: 'PIN-код включён' }).waitFor();
  expect(await page.getByText(/отпечатк/).count()).toBe(0);

  const leave = () => device.clearCookies({ name: '__Host-kabinet-refresh' });
  await leave();
  await page.goto(settings);
  await page.getByText('Введите PIN-код').waitFor();
  expect(await page.getByRole('button', { name: 'Войти по отпечатку или лицу' }).count()).toBe(0);
  await tap(page, '407193');
  await page.getByRole('heading', { name: 'PIN-код включён' }).waitFor();

  await leave();
  await page.goto(settings);
  for (const left of ['Осталось 2 попытки', 'Осталась 1 попытка']) {
    await tap(page, '407194');
    await page.getByRole('alert').filter({ hasText: left }).waitFor();
  }
  await tap(page, '407194');
  await page.locator('input[name=username]').waitFor();
  await device.close();
}, 90_000);
