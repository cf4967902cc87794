import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inImportOrder, recogniseFile } from '../../../server/bills/import/recognise-file.ts';
import { RegistryProfile } from '../../../server/tenancy/registry-profile.ts';
import { tenantsFolder } from './importing.ts';

const given = (await import(join(tenantsFolder, 'kaluga', 'registries.ts'))) as { default: RegistryProfile };
const kaluga = RegistryProfile.parse(given.default);

const reasons = (change: (profile: Record<string, never>) => void): string[] => {
  const profile = structuredClone(given.default) as unknown as Record<string, never>;
  change(profile);
  return (
    RegistryProfile.safeParse(profile).error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? []
  );
};

test('a profile that cannot be right is refused with the field and the reason', () => {
  const at = (profile: Record<string, never>, ...path: string[]): Record<string, unknown> =>
    path.reduce((value: Record<string, never>, key) => value[key]!, profile);
  expect(reasons((profile) => delete at(profile, 'payments', 'format')['columnCount'])).toEqual([
    'payments.format.columnCount: is needed without a header row',
  ]);
  expect(reasons((profile) => (at(profile, 'payments', 'columns')['amount'] = 'Сумма'))).toEqual([
    'payments.columns.amount: is a name, but the file has no header row',
  ]);
  expect(reasons((profile) => (at(profile, 'payments', 'columns')['amount'] = 13))).toEqual([
    'payments.columns.amount: is above 12',
  ]);
  expect(reasons((profile) => (at(profile, 'charges')['fileName'] = 'charges-{YYYY}.csv'))).toEqual([
    'charges.fileName: has both {YYYY} and {MM}, or neither',
  ]);
  expect(reasons((profile) => (at(profile, 'charges', 'format')['encoding'] = 'cp1251'))[0]).toMatch(
    /^charges\.format\.encoding: /,
  );
  expect(reasons((profile) => delete at(profile, 'charges', 'columns')['closing'])[0]).toMatch(
    /^charges\.columns\.closing: /,
  );
  expect(reasons((profile) => (at(profile, 'accounts')['colour'] = 'red'))[0]).toMatch(/colour/);
});

test('kind and month are read from the name, whatever its case, and nothing else is taken for one', () => {
  expect(recogniseFile(kaluga, 'CHARGES-2025-11.CSV')).toMatchObject({ kind: 'CHARGES', period: '2025-11-01' });
  expect(recogniseFile(kaluga, 'payments-2026-01.txt')).toMatchObject({ kind: 'PAYMENTS', period: '2026-01-01' });
  expect(recogniseFile(kaluga, 'accounts.csv')).toMatchObject({ kind: 'ACCOUNTS', period: undefined });
  expect(recogniseFile(kaluga, 'anything', 'CHARGES')).toMatchObject({ kind: 'CHARGES', period: undefined });
  for (const name of [
    'charges-2025-13.csv',
    'charges-2025-11.csv.bak',
    'xcharges-2025-11.csv',
    'charges-2025-11xcsv',
    'accounts.dbf',
    '',
  ])
    expect(() => recogniseFile(kaluga, name)).toThrow(/не похоже/);
});

test('a set of files is put in order: accounts, charges by month, payments by month, the unknown last', () => {
  const names = [
    'x/payments-2025-11.txt',
    'readme',
    'charges-2026-01.csv',
    'charges-2025-12.csv',
    '/y/accounts.csv',
    'payments-2025-10.txt',
  ];
  expect(inImportOrder(kaluga, names)).toEqual([
    '/y/accounts.csv',
    'charges-2025-12.csv',
    'charges-2026-01.csv',
    'payments-2025-10.txt',
    'x/payments-2025-11.txt',
    'readme',
  ]);
});
