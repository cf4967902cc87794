import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importing, type Importing } from './importing.ts';

// A utility whose registries are written as none of the four writes them needs a profile and no code.

let at: Importing;
beforeAll(async () => {
  at = await importing(join(import.meta.dirname, '..', '..', 'tenants'));
});
afterAll(() => at.close());

const accounts = [
  'account\tcustomer\tplace\tsq_m\tmail\tservice\tmeter_no\ttariffs\twidth\tcheck_before\tauto',
  '75ДА533315\tПетрова Анна\tг. Даурск, ул. Речная, д. 1\t54.5\t Anna@Mail.example \tEE\tА-1\t2\t5\t31/12/2030\t',
  '75ДА533315\tПетрова Анна\tг. Даурск, ул. Речная, д. 1\t54,5\t\tHVS\t77\t\t5\t\ty',
  '75ДА533316\tОООО "Рассвет"\tг. Даурск, ул. Речная, д. 2\t\tнет\t\t\t\t\t\t',
].join('\n');

const row = (...values: string[]): string =>
  values
    .map((value, index) => value.padEnd([12, 4, 2, 8, 8, 10, 10, 12, 12, 12, 12, 12][index]!))
    .join('')
    .trimEnd();
const charges = [
  'PERIOD 10/2026 3',
  row('75ДА533315', 'EE', 'Д', '100', '150', '50', '5,10', '255,00', '0', '10,00', '10,00', '300,00'),
  row('75ДА533315', 'EE', 'Н', '99990', '5', '15', '3,00', '45,00', '0', '0', '0', '0'),
  row('75ДА533316', 'OT', '', '', '', '0,5123', '2000', '1 024,60', '-24,60', '0', '0', '1 000,00'),
  'TOTAL 1324,60 1300,00',
  '',
].join('\n');

const bank = ['date,id,account,sum', '2026-11-03,"p-1",75ДА533315,100', '2026-11-04,p-2,"75ДА533316",50.5'].join('\n');

test('reads tab-delimited accounts, charges of fixed width in KOI8-R and a bank file that adds', async () => {
  const applied = { status: 'APPLIED', refusal: null };
  expect(await at.importText('fixture', 'abonents_202611.tsv', accounts)).toMatchObject(applied);
  const report = await at.importText('fixture', 'saldo.10.2026.prn', iconv.encode(charges, 'koi8-r'));
  expect(report).toMatchObject({ ...applied, rowsApplied: 3, charged: 132_460n, due: 130_000n });
  expect(report.details.warnings).toEqual([]);
  expect(await at.importText('fixture', 'bank-2026-11.csv', bank)).toMatchObject(applied);
  expect(
    await at.importText('fixture', 'bank-2026-11.csv', 'date,id,account,sum\n2026-11-05,p-3,75ДА533315,20'),
  ).toMatchObject(applied);

  const rows = await at.query<Record<string, unknown>>(
    `select a.number, a.balance::text, a.residents, a.area::text,
       (select string_agg(code, ',' order by m.serial, code) from register r join meter m on m.id = r.meter_id where r.account_id = a.id) registers,
       (select string_agg(register_code || '=' || value, ',' order by register_code) from reading r where r.account_id = a.id) readings
     from account a where a.tenant_id = $1 order by number`,
    [at.of('fixture').tenantId],
  );
  expect(rows).toEqual([
    {
      number: '75ДА533315',
      balance: '18000',
      residents: null,
      area: '54.50',
      registers: 'T1,T1,T2',
      readings: 'T1=150,T2=5',
    },
    { number: '75ДА533316', balance: '94950', residents: null, area: null, registers: null, readings: null },
  ]);
  const emails = () =>
    at.query('select number, email from account where tenant_id = $1 order by number', [at.of('fixture').tenantId]);
  expect(await emails()).toEqual([
    { number: '75ДА533315', email: 'anna@mail.example' },
    // What is no address is left out; the account is not.
    { number: '75ДА533316', email: null },
  ]);
  const bySelf = () =>
    at.query('select serial, reports_itself from meter where tenant_id = $1 order by serial', [
      at.of('fixture').tenantId,
    ]);
  expect(await bySelf()).toEqual([
    { serial: '77', reports_itself: true },
    { serial: 'А-1', reports_itself: false },
  ]);
  const replaced = accounts.replace('\t5\t\ty', '\t5\t\tn').replace('2030\t', '2030\ty');
  expect(await at.importText('fixture', 'abonents_202611.tsv', replaced)).toMatchObject({ status: 'APPLIED' });
  expect(await bySelf()).toEqual([
    { serial: '77', reports_itself: false },
    { serial: 'А-1', reports_itself: true },
  ]);
  const odd = await at.importText('fixture', 'abonents_202611.tsv', accounts.replace('\ty', '\tможет быть'));
  expect(odd.faults.kept).toMatchObject([{ field: 'auto', code: 'UNKNOWN_VALUE', value: 'может быть' }]);
  expect(await at.importText('fixture', 'abonents_202611.tsv', `${accounts}\n`)).toMatchObject({ status: 'APPLIED' });
  const moved = accounts.replace(' Anna@Mail.example ', 'a.petrova@mail.example');
  expect(await at.importText('fixture', 'abonents_202611.tsv', moved)).toMatchObject({ status: 'APPLIED' });
  expect(await emails()).toContainEqual({ number: '75ДА533315', email: 'a.petrova@mail.example' });

  const [payment] = await at.query<Record<string, unknown>>(
    `select amount::text, fee::text, period::text, paid_at from payment where external_id = 'p-1'`,
  );
  // Midnight in the utility's own time zone, Asia/Chita.
  expect(payment).toEqual({
    amount: '10000',
    fee: '0',
    period: '2026-11-01',
    paid_at: new Date('2026-11-02T15:00:00Z'),
  });
});
