import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exchanging, type Exchanging } from './exchanging.ts';
import { readCsv, readDbfRows, readWorkbook } from './independent-files.ts';

let at: Exchanging;
beforeAll(async () => void (at = await exchanging()));
afterAll(() => at.close());

const odd = (number: string, service: string) => [
  { number, service, serial: 'emoji 😀 и ؟', code: 'T1' as const, value: '1' },
  { number, service, serial: `x\n"y";|\tz\u0000`.replace('\u0000', ''), code: 'T1' as const, value: '2' },
  { number, service, serial: 'д'.repeat(300), code: 'T1' as const, value: '3' },
];

test('a value that an encoding or a width cannot carry costs no row its place, and is counted', async () => {
  await at.handIn('kaluga', odd('100000001', '01'));
  const csv = await at.export('kaluga');
  expect(csv).toMatchObject({ rows: 3, lost: 1 });
  expect(readCsv(csv.file).map((row) => [row['Номер ПУ'], row['Показание']])).toEqual([
    ['emoji ?? и ?', '1'],
    ['x "y";| z', '2'],
    ['д'.repeat(300), '3'],
  ]);

  await at.handIn('energosbyt', odd('1000000000001', '01'));
  const dbf = await at.export('energosbyt');
  expect(dbf).toMatchObject({ rows: 3, lost: 2 });
  expect((await readDbfRows(dbf.file)).map((row) => [row['METER'], row['CURR']])).toEqual([
    ['emoji ?? и ?', 1],
    ['x "y";| z', 2],
    ['д'.repeat(50), 3],
  ]);

  await at.handIn('elista', odd('00000001', 'OT'));
  const xlsx = await at.export('elista');
  expect(xlsx).toMatchObject({ rows: 3, lost: 0 });
  const { rows, cells } = readWorkbook(xlsx.file);
  expect(rows.map((row) => row['Прибор учета'])).toEqual(['emoji 😀 и ؟', 'x "y";| z', 'д'.repeat(300)]);
  expect(cells.filter(({ f }) => f !== undefined)).toEqual([]);

  await at.handIn('stk', odd('1000000001', 'OT'));
  const text = await at.export('stk');
  expect(text).toMatchObject({ rows: 3, lost: 1 });
  expect(
    iconv
      .decode(readFileSync(text.file), 'utf8')
      .split('\n')
      .slice(1, -2)
      .map((line) => line.split('|').length),
  ).toEqual([7, 7, 7]);
});
