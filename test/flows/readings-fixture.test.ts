import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { importRegistry } from '../../server/bills/import/import-registry.ts';
import { consentFor } from '../../server/consents/consent-for.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { enrolResident } from '../../server/sessions/enrol-resident.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { faultsOf } from './newcomer-visits.ts';
import { settled } from './portal-visitor.ts';

vi.setConfig({ testTimeout: 90_000 });

let server: TestServer;
let browser: TestBrowser;
let inbox: string;
beforeAll(async () => {
  server = await startServer({ tenantsDir: join(import.meta.dirname, '..', 'tenants') });
  browser = await openBrowser();
  inbox = mkdtempSync(join(tmpdir(), 'kabinet-meters-'));
  const { tenants, tenantIds, clock, orm, importerPool: importer } = server.shared;
  const tenant = tenants.find(({ slug }) => slug === 'fixture')!;
  const tenantId = tenantIds.get('fixture')!;
  const columns = 'account customer place sq_m mail service meter_no tariffs width check_before auto'.split(' ');
  const home = [
    '77АБ123456',
    'Ёлкина Ия',
    'пос. Новый, 1',
    '40,5',
    'iya@mail.example',
    'EE',
    'A-1',
    '2',
    '4',
    '01/02/2030',
    'n',
  ];
  const file = join(inbox, 'abonents_202610.tsv');
  writeFileSync(file, [columns, home].map((row) => row.join('\t')).join('\n'));
  const report = await importRegistry({ tenant, tenantId, importer, clock }, { file });
  expect(report).toMatchObject({ status: 'APPLIED', faults: { count: 0 } });
  const { rows } = await importer.query<{ id: string }>('select id from account where tenant_id = $1', [tenantId]);
  const context = { tenant, tenantId, clock, write: writeAs(orm, tenantId) };
  const accountIds = rows.map(({ id }) => id);
  await enrolResident(context, { login: 'novosel', password: 'ключ от дома 7', accountIds });
  await consentFor(context, 'novosel');
}, 120_000);
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(inbox, { recursive: true, force: true });
});

test('where readings come with a payment, the page leads there and offers no field', async () => {
  const device = await browser.device({ viewport: { width: 320, height: 640 } });
  await device.clock.setFixedTime(server.shared.clock.now());
  const page = await device.newPage();
  await page.goto(`${server.origin('fixture')}/`);
  await page.locator('input[name=username]').fill('novosel');
  await page.locator('input[name=password]').fill('ключ от дома 7');
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await page.waitForURL(/\/a\/[\w-]+$/);
  await page.getByText('Показания передают вместе с оплатой.').waitFor();
  await page.goto(`${page.url()}/readings`);
  await settled(page);
  await page.getByRole('link', { name: 'перейти к оплате' }).waitFor();
  expect(await page.locator('input[data-reading]').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Передать показания' }).count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
  await browser.screenshot(page, 'readings-fixture-320');
});
