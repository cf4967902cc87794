import { expect, test } from 'vitest';
import { PaperRefusalsExport, ReadingsExport } from '../../../server/tenancy/export-profile.ts';
import { fileNameOf, inDateFormat, inPeriodFormat } from '../../../server/tenancy/written-days.ts';

const column = (is: string, name = is, width?: number) => ({ is, name, ...(width === undefined ? {} : { width }) });
const all = ['number', 'serviceCode', 'serial', 'registerCode', 'value', 'takenOn'];
const profile = {
  fileName: 'r-{YYYY}-{MM}.csv',
  format: { type: 'delimited', encoding: 'utf-8', delimiter: ';', lineEnd: 'LF' } as object,
  dateFormat: 'DD.MM.YYYY',
  periodFormat: 'MM.YYYY',
  columns: all.map((is) => column(is)),
};
const reasons = (change: object): string[] =>
  ReadingsExport.safeParse({ ...profile, ...change }).error?.issues.map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  ) ?? [];

test('an export that could not be read back is refused with the field and the reason', () => {
  expect(reasons({})).toEqual([]);
  expect(reasons({ fileName: 'readings.csv' })).toEqual(['fileName: names the month']);
  expect(reasons({ columns: profile.columns.slice(1) })).toEqual(['columns: have no number']);
  expect(reasons({ columns: [...profile.columns, column('period', 'value')] })).toEqual([
    'columns.6.name: value is there twice',
  ]);
  expect(reasons({ columns: [...profile.columns, column('owner')] })[0]).toMatch(/^columns\.6\.is/);
  expect(reasons({ format: { ...profile.format, head: '#{sum}' } })).toEqual([
    'format.head: may say {period} and {rows}',
  ]);
  expect(reasons({ format: { type: 'dbf', encoding: 'utf-8' } })[0]).toMatch(/^format\.encoding/);
  const table = { format: { type: 'dbf', encoding: 'ibm866' } };
  expect(reasons({ ...table, columns: all.map((is, index) => column(is, `C${index}`, 10)) })).toEqual([]);
  expect(reasons({ ...table, columns: all.map((is, index) => column(is, `c${index}`)) }).slice(0, 2)).toEqual([
    'columns.0.width: is needed in dbf',
    'columns.0.name: of a dbf has at most ten capital latin letters, digits and _',
  ]);
});

test('a column in which a reading would be cut off is refused', () => {
  const narrow = all.map((is) => column(is, is, is === 'value' ? 6 : 10));
  expect(reasons({ columns: narrow })).toEqual(['columns.4.width: is narrower than the 7 digits of a meter']);
});

test('a list of refusals without the account is refused, and so is a column without its width', () => {
  const list = { ...profile, fileName: 'no-paper.txt', columns: [column('refusedOn')] };
  const of = (change: object) =>
    PaperRefusalsExport.safeParse({ ...list, ...change }).error?.issues.map(({ message }) => message);
  expect(of({})).toEqual(['have no number']);
  expect(of({ columns: [column('number')] })).toBeUndefined();
  expect(
    of({ columns: [column('number')], format: { type: 'fixed-width', encoding: 'utf-8', lineEnd: 'LF' } }),
  ).toEqual(['is needed in fixed-width']);
});

test('days, months and names are written as the utility writes them', () => {
  expect(['DD.MM.YYYY', 'YYYYMMDD', 'DD/MM/YYYY'].map((format) => inDateFormat('2026-02-03', format as never))).toEqual(
    ['03.02.2026', '20260203', '03/02/2026'],
  );
  expect(['MM.YYYY', 'YYYYMM', 'MMYYYY'].map((format) => inPeriodFormat('2026-02-01', format as never))).toEqual([
    '02.2026',
    '202602',
    '022026',
  ]);
  expect(fileNameOf('r.{MM}.{YYYY}.prn', '2026-02-01')).toBe('r.02.2026.prn');
});
