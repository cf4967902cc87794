import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dump, importing, type Importing } from './importing.ts';
import {
  accountLine,
  accountsFile,
  chargeLine,
  chargesFile,
  numberOf,
  paymentLine,
  paymentsFile,
} from './written-registries.ts';

const indexes = Array.from({ length: 1000 }, (_, index) => index);
let at: Importing;
let before: string;

beforeAll(async () => {
  at = await importing();
  await at.importText('kaluga', 'accounts.csv', accountsFile(indexes.map((index) => accountLine(index))));
});
afterAll(() => at.close());
beforeEach(async () => {
  before = await dump(at, 'kaluga', false);
});

const faultsOf = async (importId: string | null) =>
  at.query<{ line: number; field: string | null; value: string | null; reason_code: string; reason: string }>(
    'select line, field, value, reason_code, reason from registry_fault where tenant_id = $1 and import_id = $2 order by line',
    [at.of('kaluga').tenantId, importId],
  );

describe('a bank registry of 1000 lines with 7 bad ones', () => {
  const sums = indexes.map((index) => 10_000 + index);
  const lines = indexes.map((index) => paymentLine(index, '2025-12', sums[index]!));
  lines[10] = lines[10]!.split(';').slice(0, 9).join(';');
  lines[20] += ';ещё';
  lines[30] = lines[30]!.replace('100.30', '1OO.30');
  lines[40] = lines[40]!.replace('17-12-2025', '31-11-2025');
  lines[50] = lines[50]!.replace(numberOf(50), '999999999');
  lines[60] = lines[59]!;
  lines[70] = lines[70]!.replace('Иванова', 'Ива\0нова');

  test('is applied but for those, each with its line, field, value and reason', async () => {
    const report = await at.importText('kaluga', 'payments-2025-12.txt', paymentsFile(lines, sums));
    expect(report).toMatchObject({ status: 'APPLIED', rowsRead: 1000, rowsApplied: 993 });
    const faults = await faultsOf(report.importId);
    expect(faults.map(({ line, field, reason_code }) => [line, field, reason_code])).toEqual([
      [11, null, 'TOO_SHORT'],
      [21, null, 'TOO_LONG'],
      [31, 'сумма', 'NOT_A_SUM'],
      [41, 'дата платежа', 'NO_SUCH_DATE'],
      [51, 'лицевой счёт', 'UNKNOWN_ACCOUNT'],
      [61, 'номер платежа в банке', 'DUPLICATE'],
      [71, null, 'NUL'],
    ]);
    expect(faults.map(({ value }) => value)).toEqual([
      '9 вместо 12',
      '13 вместо 12',
      '1OO.30',
      '31-11-2025',
      '999999999',
      '900000000059',
      'Ива␀нова Мария',
    ]);
    expect(faults.every(({ reason }) => /[а-яё]{3}/.test(reason))).toBe(true);
    const [{ count, sum }] = (await at.query<{ count: number; sum: string }>(
      'select count(*)::int count, sum(amount)::text sum from payment where tenant_id = $1',
      [at.of('kaluga').tenantId],
    )) as [{ count: number; sum: string }];
    const good = sums.filter((_, index) => ![10, 20, 30, 40, 50, 60, 70].includes(index));
    expect({ count, sum }).toEqual({ count: 993, sum: String(good.reduce((total, one) => total + one, 0)) });
    expect(report.paid).toBe(BigInt(sum));
  });

  test('is refused as a whole when there are more bad ones than one in a hundred', async () => {
    const worse = lines.map((line, index) => (index > 500 && index < 506 ? line.replace('17-12', '32-12') : line));
    const report = await at.importText('kaluga', 'payments-2025-12.txt', paymentsFile(worse, sums));
    expect(report).toMatchObject({ status: 'REFUSED', rowsApplied: 0, refusal: { code: 'TOO_MANY_SET_ASIDE' } });
    expect(report.refusal!.message).toMatch(/12 из 1000 строк \(1,2 %\), допустимо не больше 1,0 %.*такой даты нет/);
    expect(await faultsOf(report.importId)).toHaveLength(12);
    expect(await dump(at, 'kaluga', false)).toBe(before);
  });

  test.each([
    [
      'a sum that is a kopeck less',
      (file: string) =>
        file.replace(
          /^(=1000;\d+\.)(\d\d)/m,
          (_, rest: string, kopecks: string) => rest + String((Number(kopecks) + 1) % 100).padStart(2, '0'),
        ),
      false,
    ],
    ['a line too few', (file: string) => file.replace('=1000;', '=1001;'), true],
    ['no sum at all', (file: string) => file.replace(/^=1000;[\d.]+/m, '=1000;'), true],
    ['a sum that no unreadable line explains', (file: string) => file.replace(/^=1000;\d/m, '=1000;9'), true],
  ])('is refused as a whole when its trailer states %s', async (_, change, withBadLines) => {
    const used = withBadLines ? lines : indexes.map((index) => paymentLine(index, '2025-12', sums[index]!));
    const changed = change(paymentsFile(used, sums).toString('latin1'));
    const report = await at.importText('kaluga', 'payments-2025-12.txt', Buffer.from(changed, 'latin1'));
    expect(report).toMatchObject({ status: 'REFUSED', refusal: { code: 'TOTALS_DISAGREE' } });
    expect(await dump(at, 'kaluga', false)).toBe(before);
  });
});

test('charges: what does not add up, another month, a zone nobody has and half of a service are set aside', async () => {
  const lines = indexes.map((index) => chargeLine(index, '2025-12', { charged: 10_000 }));
  lines[5] = chargeLine(5, '2025-12', { charged: 10_000, closing: 10_001 });
  lines[6] = chargeLine(6, '2025-11', { charged: 10_000 });
  lines[7] = chargeLine(7, '2025-12', { charged: 10_000, zone: 'T9' });
  // The second zone is lost, so what is left of the service would be a wrong bill.
  lines[8] = chargeLine(8, '2025-12', { charged: 10_000, closing: 12_000 });
  lines.push(chargeLine(8, '2025-12', { charged: 2000, closing: 0, zone: 'T2' }).replace('20,00', '2O,00'));
  const report = await at.importText('kaluga', 'charges-2025-12.csv', chargesFile(lines));
  expect(report).toMatchObject({ status: 'APPLIED', rowsRead: 1001, rowsApplied: 996 });
  expect((await faultsOf(report.importId)).map(({ line, reason_code }) => [line, reason_code])).toEqual([
    [7, 'DOES_NOT_ADD_UP'],
    [8, 'WRONG_PERIOD'],
    [9, 'UNKNOWN_VALUE'],
    [10, 'DOES_NOT_ADD_UP'],
    [1002, 'NOT_A_SUM'],
  ]);
});

test('accounts: an impossible date, a repeated meter and another owner are set aside, and no meter is taken down for it', async () => {
  const lines = indexes.map((index) => accountLine(index));
  lines[5] = accountLine(5, { verify: '30.02.2033' });
  lines.push(accountLine(6), accountLine(7, { owner: 'Другой Владелец', serial: '1' }));
  const report = await at.importText('kaluga', 'accounts.csv', accountsFile(lines));
  expect(report).toMatchObject({ status: 'APPLIED', rowsRead: 1002, rowsApplied: 999 });
  expect((await faultsOf(report.importId)).map(({ line, reason_code }) => [line, reason_code])).toEqual([
    [7, 'NO_SUCH_DATE'],
    [1002, 'DUPLICATE'],
    [1003, 'CONTRADICTION'],
  ]);
  expect(
    await at.query(`select from meter where tenant_id = $1 and status = 'ACTIVE'`, [at.of('kaluga').tenantId]),
  ).toHaveLength(1000);
});

describe('a file that is not this utility’s', () => {
  test.each([
    ['stk', 'payments-2025-12.txt', 'payments-2025-12.txt', 'TOO_MANY_SET_ASIDE'],
    ['energosbyt', 'charges-2025-12.dbf', 'charges-2025-12.csv', 'WRONG_ENCODING'],
    ['elista', 'charges-2025-12.xlsx', 'charges-2025-12.csv', 'WRONG_ENCODING'],
    ['stk', 'charges-2025-12.txt', 'charges-2025-12.csv', 'WRONG_ENCODING'],
  ])('of %s (%s) is refused', async (slug, name, as, code) => {
    const report = await at.importText('kaluga', as, readFileSync(at.registry(slug, name)));
    expect(report).toMatchObject({ status: 'REFUSED', refusal: { code } });
    expect(await dump(at, 'kaluga', false)).toBe(before);
  });

  test('but written in the same way: accounts nobody knows are refused', async () => {
    const strange = indexes.slice(0, 600).map((index) => accountLine(index + 500_000));
    const report = await at.importText('kaluga', 'accounts.csv', accountsFile(strange));
    expect(report).toMatchObject({ status: 'REFUSED', refusal: { code: 'TOO_MANY_NEW_ACCOUNTS' } });
    expect(await dump(at, 'kaluga', false)).toBe(before);
  });

  test('with a name nobody expects is refused, and reported', async () => {
    const report = await at.importText('kaluga', 'начисления.csv', 'x');
    expect(report).toMatchObject({ status: 'REFUSED', refusal: { code: 'UNKNOWN_FILE' } });
    expect(
      await at.query(`select from registry_import where tenant_id = $1 and reason_code = 'UNKNOWN_FILE'`, [
        at.of('kaluga').tenantId,
      ]),
    ).toHaveLength(1);
  });
});

test('charges that lack most of the accounts of the last month were cut', async () => {
  const report = await at.importText(
    'kaluga',
    'charges-2026-01.csv',
    chargesFile(indexes.slice(0, 400).map((index) => chargeLine(index, '2026-01', { charged: 1 }))),
  );
  expect(report).toMatchObject({ status: 'REFUSED', refusal: { code: 'TOO_FEW_ACCOUNTS' } });
});

test('a head of another month or kind is refused', async () => {
  const text = readFileSync(at.registry('stk', 'charges-2025-12.txt'), 'utf8');
  expect(await at.importText('stk', 'charges-2025-11.txt', text)).toMatchObject({
    refusal: { code: 'PERIOD_DISAGREES' },
  });
  expect(await at.importText('stk', 'accounts.txt', text)).toMatchObject({ refusal: { code: 'WRONG_HEAD' } });
  expect(await at.importText('stk', 'charges-2025-12.txt', text.replace('385130.73', '385130.74'))).toMatchObject({
    refusal: { code: 'TOTALS_DISAGREE' },
  });
  expect(await at.importText('stk', 'charges-2025-12.txt', text.replace('#END|240', '#END|239'))).toMatchObject({
    refusal: { code: 'TOTALS_DISAGREE' },
  });
  expect(
    await at.importText(
      'kaluga',
      'charges-2025-12.csv',
      Buffer.from(
        chargesFile([])
          .toString('latin1')
          .replace(/;[^;]+\r\n/, '\r\n'),
        'latin1',
      ),
    ),
  ).toMatchObject({ refusal: { code: 'WRONG_COLUMNS' } });
});
