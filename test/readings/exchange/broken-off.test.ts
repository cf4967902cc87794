import { expect, test } from 'vitest';
import type { ExportedTable } from '../../../server/exchange/write/exported-table.ts';
import { writeDbf } from '../../../server/exchange/write/write-dbf.ts';
import { writeText } from '../../../server/exchange/write/write-text.ts';
import { writeXlsx } from '../../../server/exchange/write/write-xlsx.ts';

/** More than any stream keeps, then the database is gone; `ended`: whether somebody still waits for rows. */
function losing(): { table: ExportedTable; ended: () => boolean } {
  let ended = false;
  async function* batches(): AsyncGenerator<string[][]> {
    try {
      for (let batch = 0; batch < 100; batch++)
        yield Array.from({ length: 1000 }, () => [Math.random().toString(36).padEnd(12)]);
      throw new Error('the connection was lost');
    } finally {
      ended = true;
    }
  }
  const columns = [{ name: 'SERIAL', width: 12, numeric: false, day: false }];
  return {
    table: { columns, day: '2026-11-01', stated: {}, rows: 100_001, batches: batches(), onLoss: () => undefined },
    ended: () => ended,
  };
}

const writers: Record<string, (table: ExportedTable) => AsyncGenerator<Buffer>> = {
  text: (table) =>
    writeText(table, {
      type: 'delimited',
      encoding: 'windows-1251',
      byteOrderMark: false,
      lineEnd: 'LF',
      delimiter: ';',
      quote: null,
      headerRow: true,
    }),
  table: (table) => writeDbf(table, 'ibm866'),
  workbook: (table) => writeXlsx(table, 'Показания'),
};

test.each(Object.keys(writers))('a %s whose rows break off is an error, and nothing hangs', async (format) => {
  const { table, ended } = losing();
  const written = async (): Promise<number> => {
    let bytes = 0;
    for await (const chunk of writers[format]!(table)) bytes += chunk.length;
    return bytes;
  };
  await expect(written()).rejects.toThrow('the connection was lost');
  expect(ended()).toBe(true);
});

test.each(Object.keys(writers))('a %s that nobody wants any more lets its rows go', async (format) => {
  const { table, ended } = losing();
  let chunks = 0;
  // Past the parts that come before the rows.
  for await (const _ of writers[format]!(table)) if (++chunks > 30) break;
  await expect.poll(ended).toBe(true);
});
