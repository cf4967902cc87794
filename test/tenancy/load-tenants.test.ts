import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadTenants } from '../../server/tenancy/load-tenants.ts';
import { tenantOfHost } from '../../server/tenancy/tenant-of-host.ts';
import { emptyFolder, root, writeTenant } from './support/tenant-folder.ts';

test('the four utilities and the fifth of the tests load', async () => {
  const four = await loadTenants(join(root, 'tenants'));
  expect(four.map(({ slug }) => slug)).toEqual(['elista', 'energosbyt', 'kaluga', 'stk']);
  const fifth = await loadTenants(join(root, 'test/tenants'));
  expect(fifth.map(({ slug }) => slug)).toEqual(['fixture']);
  for (const tenant of [...four, ...fifth]) {
    expect(tenant.legalTexts.length).toBeGreaterThan(1);
    for (const text of tenant.legalTexts) {
      expect(text.summary.length).toBeGreaterThan(0);
      expect(text.html).toMatch(/^<h2>/);
      expect(text.hash).toMatch(/^[0-9a-f]{64}$/);
    }
    // What is left out of a folder has its platform value.
    expect(tenant.rules.throttling.registration.perAccount.attempts).toBe(5);
  }
});

test('a fifth utility is one folder more beside the four', async () => {
  const folder = await emptyFolder();
  for (const slug of ['elista', 'energosbyt', 'kaluga', 'stk'])
    await symlink(join(root, 'tenants', slug), join(folder, slug));
  await symlink(join(root, 'test/tenants/fixture'), join(folder, 'fixture'));
  await writeFile(join(folder, 'README.md'), 'A file beside the folders is no tenant.');
  const five = await loadTenants(folder);
  expect(five.map(({ slug }) => slug)).toEqual(['elista', 'energosbyt', 'fixture', 'kaluga', 'stk']);
  expect(tenantOfHost(five, 'kabinet.daursk.example', { development: false })?.rules.password.mode).toBe('ONE_TIME');
});

test('what the older manual of a utility said is still a value of its rules', async () => {
  const folder = await emptyFolder();
  // S0: readings only with a payment, a mailed password, payments made elsewhere not shown, bills on days 6 to 8.
  const older = [
    `import newer from ${JSON.stringify(join(root, 'tenants/kaluga/tenant.ts'))};`,
    `tenant.rules = structuredClone(newer.rules); tenant.services = newer.services; tenant.tariffs = []; tenant.legalTexts[0].kind = 'PRIVACY_POLICY';`,
    `tenant.rules.consents = tenant.rules.consents.filter(({ text }) => text === 'PERSONAL_DATA_CONSENT');`,
    `tenant.rules.readings.withoutPayment = false; tenant.rules.recovery.by = 'ONE_TIME_PASSWORD';`,
    `tenant.rules.payments.paidElsewhereShown = false; tenant.rules.bills.dates.length = 1;`,
  ];
  await writeTenant(folder, 'older', older.join('\n'));
  const [tenant] = await loadTenants(folder);
  expect(tenant!.rules.bills.dates).toEqual([{ from: null, publishedFromDay: 6, publishedByDay: 8, payByDay: 10 }]);
});

test('consent to processing is a document of its own in every utility', async () => {
  for (const { legalTexts, rules } of await loadTenants(join(root, 'tenants'))) {
    expect(legalTexts.map(({ kind }) => kind)).toContain('PERSONAL_DATA_CONSENT');
    expect(rules.consents).toContainEqual(expect.objectContaining({ text: 'PERSONAL_DATA_CONSENT' }));
  }
});
