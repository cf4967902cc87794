import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { rubles } from '../money.ts';
import { plainValue } from '../exchange/write/plain-value.ts';
import type { CellKind, HistoryColumn } from './history-table.ts';

type Cell = SheetData[number][number];

/** A table as an XLSX workbook: sums are numbers, days are days, text is text and never a formula. */
export async function asXlsx(
  title: string,
  columns: readonly HistoryColumn[],
  rows: readonly (readonly (string | null)[])[],
): Promise<Buffer> {
  const sheet: SheetData = [
    columns.map(({ header }) => ({ value: header, type: String, fontWeight: 'bold' })),
    ...rows.map((row) => row.map((value, i) => (value === null ? null : cells[columns[i]!.kind](value)))),
  ];
  const widths = columns.map(({ width }) => ({ width }));
  return writeExcelFile(sheet, { sheet: title, columns: widths, stickyRowsCount: 1 }).toBuffer();
}

/** The library counts days of a sheet from UTC. */
const dayOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

// 419 is Russian: months are named in it whatever language the spreadsheet speaks.
const cells: Readonly<Record<CellKind, (value: string) => Cell>> = {
  text: (value) => ({ value: plainValue(value), type: String, format: '@' }),
  money: (kopecks) => ({ value: Number(rubles(kopecks)), type: Number, format: '#,##0.00' }),
  decimal: (value) => ({ value: Number(value), type: Number, format: '#,##0.######' }),
  whole: (value) => ({ value: Number(value), type: Number, format: '0' }),
  month: (day) => ({ value: dayOf(day), type: Date, format: '[$-419]mmmm yyyy' }),
  day: (day) => ({ value: dayOf(day), type: Date, format: 'dd.mm.yyyy' }),
  time: (time) => ({
    value: (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) / 1440,
    type: Number,
    format: 'hh:mm',
  }),
};
