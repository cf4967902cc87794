import { readFileSync } from 'node:fs';
import * as XLSX from '@e965/xlsx';
import { DBFFile } from 'dbffile';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { readRegistry } from '../../../../server/bills/import/read-registry.ts';
import { FileBytes } from '../../../../server/bills/import/read/file-bytes.ts';
import type { RawRow } from '../../../../server/bills/import/read/raw-row.ts';
import type { RegistryFormat, RegistrySource } from '../../../../server/tenancy/registry-profile.ts';
import { fileOf } from '../importing.ts';

async function read(format: Partial<RegistryFormat> & { type: string }, content: Buffer | string) {
  const limits = { megabytes: 100, rows: 100_000, expandedMegabytes: 50 };
  const whole = { encoding: 'utf-8', headerRow: false, endsWithNewline: true, quote: null, ...format };
  const reading = await readRegistry(await FileBytes.open(fileOf('file', content), 100), {
    format: whole,
    limits,
  } as unknown as RegistrySource);
  const rows: RawRow[] = [];
  for await (const batch of reading.batches) rows.push(...batch);
  return { rows, columns: reading.columns };
}
const cells = ({ rows }: { rows: RawRow[] }) => rows.map((row) => row.broken?.code ?? row.cells);

test('quotes around a value are taken off, doubled ones are one, and others stay', async () => {
  const text = '1;"АО ""Ромашка""; филиал";"";x\r\n2;АО "Ромашка";;y\r\n';
  expect(cells(await read({ type: 'delimited', delimiter: ';', quote: '"', columnCount: 4 }, text))).toEqual([
    ['1', 'АО "Ромашка"; филиал', '', 'x'],
    ['2', 'АО "Ромашка"', '', 'y'],
  ]);
});

test('a quote that is not closed costs its own line and no other', async () => {
  const read1 = await read(
    { type: 'delimited', delimiter: ';', quote: '"', columnCount: 2 },
    'a;b\n"a;b\na;"b"c\nd;e\n',
  );
  expect(cells(read1)).toEqual([['a', 'b'], 'BAD_QUOTES', 'BAD_QUOTES', ['d', 'e']]);
});

test('a line keeps the number an editor shows: blank lines, head and names of columns count', async () => {
  const { rows } = await read(
    { type: 'delimited', delimiter: ';', headerRow: true, head: { marker: '#' } },
    '\uFEFF#x\r\n\r\na;b\r\n1;2\r\n\r\n3;4\r\n',
  );
  expect(rows.map(({ line }) => line)).toEqual([4, 6]);
});

test('a line that is longer than a chunk of the file, or cut by one, is whole', async () => {
  const long = 'я'.repeat(60_000);
  const { rows } = await read({ type: 'delimited', delimiter: ';', columnCount: 2 }, `1;${long}\n`.repeat(20));
  expect(rows).toHaveLength(20);
  expect(rows.every(({ cells: [, value] }) => value === long)).toBe(true);
});

test('columns of fixed width are cut by characters, blanks at the end of a line may be left out', async () => {
  const format = { type: 'fixed-width' as const, widths: [4, 6, 5], encoding: 'koi8-r' as const };
  const text = 'ПУ  1,50  12   \nЁж  -2,00 3\nкор\nслишком длинная\u00A0строка\n';
  expect(cells(await read(format, iconv.encode(text, 'koi8-r')))).toEqual([
    ['ПУ  ', '1,50  ', '12   '],
    ['Ёж  ', '-2,00 ', '3'],
    'TOO_SHORT',
    'TOO_LONG',
  ]);
});

test('a DBF written by another program is read: texts, numbers, days, and no deleted record', async () => {
  const path = fileOf('x.dbf', '').replace('x.dbf', 'y.dbf');
  const table = await DBFFile.create(
    path,
    [
      { name: 'NAME', type: 'C', size: 20 },
      { name: 'SUM', type: 'N', size: 12, decimalPlaces: 2 },
      { name: 'DAY', type: 'D', size: 8 },
    ],
    { encoding: 'cp866' },
  );
  await table.appendRecords([
    { NAME: 'Ёлкин Ц', SUM: -1234.5, DAY: new Date('2026-02-28T00:00:00Z') },
    { NAME: 'Щ', SUM: 0.1 + 0.2, DAY: null },
  ]);
  const bytes = readFileSync(path);
  expect(cells(await read({ type: 'dbf', encoding: 'ibm866' }, bytes))).toEqual([
    ['Ёлкин Ц', '-1234.5', '20260228'],
    ['Щ', '0.3000000000', ''],
  ]);
  bytes[bytes.readUInt16LE(8)] = 0x2a;
  expect(cells(await read({ type: 'dbf', encoding: 'ibm866' }, bytes))).toEqual([['Щ', '0.3000000000', '']]);
});

test('an XLSX written by another program is read: shared strings, dates, formulas, blanks', async () => {
  const sheet = XLSX.utils.aoa_to_sheet(
    [
      ['Счёт', 'Сумма', 'День', 'Ещё'],
      ['00123', 0.1 + 0.2, new Date(Date.UTC(2026, 1, 28)), 'a & <b>'],
      ['00123', 1e21, null, null],
      [],
      ['  x ', 5, null, 'конец'],
    ],
    { UTC: true },
  );
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['другой лист']]), 'Первый');
  XLSX.utils.book_append_sheet(book, sheet, 'Данные');
  const bytes = XLSX.write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true }) as Buffer;
  const { rows, columns } = await read({ type: 'xlsx', sheet: 'Данные' }, bytes);
  expect(columns).toEqual(['Счёт', 'Сумма', 'День', 'Ещё']);
  expect(rows.map(({ line, cells: values }) => [line, ...values])).toEqual([
    [2, '00123', '0.30000000000000004', '2026-02-28', 'a & <b>'],
    [3, '00123', '1e+21', '', ''],
    [5, '  x ', '5', '', 'конец'],
  ]);
  expect((await read({ type: 'xlsx' }, bytes)).columns).toEqual(['другой лист']);
});
