import { rubles } from '../money.ts';
import { plainCell } from '../exchange/write/plain-value.ts';
import type { CellKind, HistoryColumn } from './history-table.ts';

/**
 * A table as a text that a Russian Excel opens by a double click: a byte order mark, semicolons, decimal commas, days as
 * 25.10.2026. What stands in it as text is never a formula.
 */
export function asCsv(columns: readonly HistoryColumn[], rows: readonly (readonly (string | null)[])[]): Buffer {
  const lines = [
    columns.map(({ header }) => quoted(header)),
    ...rows.map((row) => row.map((value, i) => (value === null ? '' : quoted(cells[columns[i]!.kind](value))))),
  ];
  return Buffer.from(`\uFEFF${lines.map((cellsOf) => `${cellsOf.join(';')}\r\n`).join('')}`);
}

const withComma = (decimal: string): string => decimal.replace('.', ',');

const cells: Readonly<Record<CellKind, (value: string) => string>> = {
  text: plainCell,
  money: (kopecks) => withComma(rubles(kopecks)),
  decimal: (value) => withComma(value.includes('.') ? value.replace(/\.?0+$/, '') : value),
  whole: (value) => value,
  month: (day) => `${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`,
  day: (day) => `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`,
  time: (time) => time,
};

const months = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
];

const quoted = (cell: string): string => (/[;"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
