import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TenantFoldersError, type Fault } from '../../server/tenancy/folder/faults.ts';
import { loadTenants } from '../../server/tenancy/load-tenants.ts';
import { emptyFolder, root, writeTenant } from './support/tenant-folder.ts';

async function faultsOf(folder: string): Promise<readonly Fault[]> {
  const error: unknown = await loadTenants(folder).catch((reason: unknown) => reason);
  if (!(error instanceof TenantFoldersError)) throw new Error(`The folder was taken: ${String(error)}`);
  for (const { file, field, reason } of error.faults) {
    expect(error.message).toContain(file);
    expect(error.message).toContain(field);
    expect(error.message).toContain(reason);
  }
  return error.faults;
}

test.each([
  ['an unknown field', `tenant.colour = 'red'`, 'colour', /nobody knows/],
  ['an unknown rule', `tenant.rules.payments.tips = true`, 'rules.payments.tips', /nobody knows/],
  ['a missing rule', `delete tenant.rules.bills`, 'rules.bills', /expected object/],
  ['a name of another folder', `tenant.slug = 'other'`, 'slug', /folder is wrong/],
  ['a zone that does not exist', `tenant.timeZone = 'Europe/Kaluga'`, 'timeZone', /IANA/],
  ['an offset for a zone', `tenant.timeZone = '+03:00'`, 'timeZone', /IANA/],
  ['a host with a port', `tenant.hosts = ['a.example:443']`, 'hosts.0', /host name/],
  ['a host in capitals', `tenant.hosts = ['A.example']`, 'hosts.0', /host name/],
  ['a host that is an address', `tenant.hosts = ['10.0.0.1']`, 'hosts.0', /host name/],
  ['a development host', `tenant.hosts = ['wrong.localhost']`, 'hosts.0', /development/],
  ['a host twice', `tenant.hosts = ['a.example', 'a.example']`, 'hosts.1', /twice/],
  ['a wrong INN', `tenant.requisites.inn = '7500000122'`, 'requisites.inn', /INN/],
  ['a wrong OGRN', `tenant.requisites.ogrn = '1177536000785'`, 'requisites.ogrn', /OGRN/],
  ['an account at another bank', `tenant.requisites.bic = '044525225'`, 'requisites.account', /044525225/],
  ['pale text', `tenant.brand.light.ink = '#777777'`, 'brand.light.ink', /contrast of 4\.\d+, not 7/],
  ['a pale button', `tenant.brand.dark.onAccent = '#ffffff'`, 'brand.dark.onAccent', /not 7/],
  ['an accent that drowns', `tenant.brand.light.accent = '#faf8fd'`, 'brand.light.accent', /not 3/],
  [
    'a phone without area code',
    `tenant.contacts.phones[0].number = '8 20-00-00'`,
    'contacts.phones.0.number',
    /11 digits/,
  ],
  ['a service twice', `tenant.services[1].code = 'HVS'`, 'services.1.code', /HVS is there twice/],
  ['an unknown kind of service', `tenant.services[0].kind = 'GAS'`, 'services.0.kind', /ELECTRICITY/],
  ['a legal text outside legal/', `tenant.legalTexts[0].file = '../tenant.md'`, 'legalTexts.0.file', /named like/],
  ['a day that is none', `tenant.legalTexts[0].effectiveFrom = '2025-02-30'`, 'legalTexts.0.effectiveFrom', /date/],
  ['a version twice', `tenant.legalTexts[1].version = '1'`, 'legalTexts.1.version', /twice/],
  [
    'a consent without its text',
    `tenant.rules.consents[0].text = 'MARKETING_CONSENT'; tenant.rules.consents[0].required = false`,
    'rules.consents.0.text',
    /not among legalTexts/,
  ],
  [
    'a marketing consent one cannot refuse',
    `tenant.rules.consents[0].text = 'MARKETING_CONSENT'`,
    'rules.consents.0.required',
    /marketing/,
  ],
  [
    'a consent given beforehand',
    `tenant.rules.delivery.notices[0].consent = 'PERSONAL_DATA_CONSENT'`,
    'rules.delivery.notices.0.onAtFirst',
    /152-ФЗ/,
  ],
  [
    'a consent the portal cannot take back',
    `tenant.rules.consents[0].withdrawal = ['WRITTEN']`,
    'rules.consents.0.withdrawal',
    /portal/,
  ],
  [
    'a consent at payment that no payment asks',
    `tenant.rules.consents[1].askedAt = ['PAYMENT']`,
    'rules.payments.consents',
    /lacks PERSONAL_DATA_CONSENT/,
  ],
  ['a short password', `tenant.rules.password.minLength = 7`, 'rules.password.minLength', />=8/],
  ['a mode nobody knows', `tenant.rules.login = { mode: 'EMAIL', label: 'Почта' }`, 'rules.login.mode', /Invalid/],
  [
    'a chosen password nobody is asked for',
    `tenant.rules.password = { ...tenant.rules.password, mode: 'CHOSEN' }; delete tenant.rules.password.channels; delete tenant.rules.password.validHours`,
    'rules.password.mode',
    /asked at registration/,
  ],
  [
    'a check of what nobody is asked',
    `tenant.rules.registration.steps[0].fields.pop()`,
    'rules.registration.identity.checks.1.proof',
    /AMOUNT_DUE/,
  ],
  [
    'checks that nobody requires',
    `tenant.rules.registration.identity.require = 'NONE'`,
    'rules.registration.identity.require',
    /does not agree/,
  ],
  [
    'an example of the wrong form',
    `tenant.rules.accountNumber.example = '7533315'`,
    'rules.accountNumber.example',
    /pattern/,
  ],
  [
    'groups that do not add up',
    `tenant.rules.accountNumber.grouping = [3, 3]`,
    'rules.accountNumber.grouping',
    /adds up to 6/,
  ],
  [
    'a pattern that can be made slow',
    `tenant.rules.accountNumber.pattern = '^(\\\\d+)+$'`,
    'rules.accountNumber.pattern',
    /pattern is/,
  ],
  [
    'a window that ends before it begins',
    `tenant.rules.readings.window.toDay = 10`,
    'rules.readings.window.toDay',
    /before fromDay/,
  ],
  [
    'a limit for a service that is not there',
    `tenant.rules.readings.sanity[0].service = '01'`,
    'rules.readings.sanity.0.service',
    /not among services/,
  ],
  [
    'too few names of registers',
    `tenant.rules.readings.registerLabels[1].labels.pop()`,
    'rules.readings.registerLabels.1.labels',
    /as many/,
  ],
  ['a sum as a number', `tenant.rules.payments.minimum = 10`, 'rules.payments.minimum', /string/],
  ['a sum with one place', `tenant.rules.payments.minimum = '10.0'`, 'rules.payments.minimum', /two places/],
  ['days without a beginning', `tenant.rules.bills.dates.shift()`, 'rules.bills.dates.0.from', /beginning/],
  [
    'days out of order',
    `tenant.rules.bills.dates.push({ ...tenant.rules.bills.dates[1] })`,
    'rules.bills.dates.2.from',
    /later/,
  ],
  ['an office code without a form', `delete tenant.rules.accounts.officeCode`, 'rules.accounts.officeCode', /missing/],
  [
    'the same history twice',
    `tenant.rules.history.sections.push(tenant.rules.history.sections[0])`,
    'rules.history.sections',
    /twice/,
  ],
])('%s stops the start with file, field and reason', async (_, change, field, reason) => {
  const folder = await emptyFolder();
  await writeTenant(folder, 'wrong', change);
  const faults = await faultsOf(folder);
  expect(faults).toContainEqual({ file: 'wrong/tenant.ts', field, reason: expect.stringMatching(reason) as string });
});

test.each([
  ['no tenant.ts', 'tenant.ts', undefined, '', /missing/],
  ['a tenant.ts that does not run', 'tenant.ts', 'export default {', '', /cannot be read/],
  ['a tenant.ts that exports nothing', 'tenant.ts', 'export const tenant = {};', 'default', /default export/],
  ['no registries.ts', 'registries.ts', undefined, '', /missing/],
  [
    'a registry profile of no known form',
    'registries.ts',
    'export default { accounts: {}, charges: {}, payments: {} };',
    'accounts.format',
    /./,
  ],
  ['no logo', 'brand/logo.svg', undefined, '', /missing/],
  ['a favicon that is no drawing', 'brand/favicon.svg', 'PNG', '', /<svg>/],
  ['a logo that runs', 'brand/logo.svg', '<svg viewBox="0 0 1 1" onload="x()"></svg>', '', /onload/],
  [
    'a logo that fetches',
    'brand/logo.svg',
    '<svg viewBox="0 0 1 1"><image href="https://evil.example/x"/></svg>',
    '',
    /href/,
  ],
  ['a legal text without «Главное»', 'legal/service-rules-1.md', '# Правила\n\nТекст.', '', /Главное/],
  ['a legal text that is only «Главное»', 'legal/service-rules-1.md', '## Главное\n\n- Кратко.\n', '', /full text/],
  ['a legal text that is not there', 'legal/service-rules-2.md', undefined, 'legalTexts.1.file', /missing/],
  ['a legal text nobody lists', 'legal/old.md', '## Главное\n\n- Кратко.\n\nПолно.', '', /not among legalTexts/],
])('%s stops the start with file and reason', async (_, file, content, field, reason) => {
  const folder = await emptyFolder();
  const tenant = await writeTenant(folder, 'wrong');
  if (content === undefined) await rm(join(tenant, file));
  else await writeFile(join(tenant, file), content);
  const faults = await faultsOf(folder);
  expect(faults).toContainEqual({ file: `wrong/${file}`, field, reason: expect.stringMatching(reason) as string });
});

test('a utility whose residents can refuse paper says how its billing system is told', async () => {
  const folder = await emptyFolder();
  const tenant = await writeTenant(folder, 'wrong');
  const profile = JSON.stringify(join(root, 'tenants/kaluga/registries.ts'));
  const without = `import kaluga from ${profile};\nconst { paperRefusals, ...rest } = kaluga;\nexport default rest;\n`;
  await writeFile(join(tenant, 'registries.ts'), without);
  expect(await faultsOf(folder)).toContainEqual({
    file: 'wrong/registries.ts',
    field: 'paperRefusals',
    reason: expect.stringContaining('rules.delivery.paperRefusal') as string,
  });
});

test('a column in which an account number would be cut off stops the start', async () => {
  const folder = await emptyFolder();
  const tenant = await writeTenant(folder, 'wrong');
  const profile = JSON.stringify(join(root, 'tenants/kaluga/registries.ts'));
  const narrow = `import kaluga from ${profile};\nconst profile: any = structuredClone(kaluga);
    profile.readings.columns[0].width = 3;\nexport default profile;\n`;
  await writeFile(join(tenant, 'registries.ts'), narrow);
  expect(await faultsOf(folder)).toContainEqual({
    file: 'wrong/registries.ts',
    field: 'readings.columns.0.width',
    reason: expect.stringMatching(/^is narrower than an account number of \d+ characters$/) as string,
  });
});

test('two utilities cannot have the same host', async () => {
  const folder = await emptyFolder();
  await writeTenant(folder, 'first', `tenant.hosts = ['lk.example.org']`);
  await writeTenant(folder, 'second', `tenant.hosts = ['www.example.org', 'lk.example.org']`);
  expect(await faultsOf(folder)).toEqual([
    { file: 'second/tenant.ts', field: 'hosts.1', reason: 'lk.example.org is already a host of first' },
  ]);
});

test('everything wrong in all folders is told at once', async () => {
  const folder = await emptyFolder();
  await writeTenant(folder, 'first', `tenant.timeZone = 'Moon/Sea'; tenant.requisites.inn = '1'`);
  const second = await writeTenant(folder, 'second');
  await rm(join(second, 'brand/logo.svg'));
  const faults = await faultsOf(folder);
  expect(faults.map(({ file, field }) => `${file} ${field}`.trim()).toSorted()).toEqual([
    'first/tenant.ts requisites.inn',
    'first/tenant.ts timeZone',
    'second/brand/logo.svg',
  ]);
});

test('a folder of tenants that is missing or empty stops the start', async () => {
  const folder = await emptyFolder();
  expect(await faultsOf(folder)).toMatchObject([{ reason: 'there is no tenant' }]);
  expect(await faultsOf(join(folder, 'nowhere'))).toMatchObject([{ reason: 'the folder of tenants is missing' }]);
});
