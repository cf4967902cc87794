import { expect, test } from 'vitest';
import { byYear } from '../../../client/history/by-year.ts';
import { sorted } from '../../../client/history/sorted.ts';

const rows = [
  { period: '2026-01', sum: 200n, name: 'a' },
  { period: '2025-12', sum: 1000n, name: 'b' },
  { period: '2025-11', sum: 200n, name: 'c' },
];
const columns = { month: (row: (typeof rows)[number]) => row.period, sum: (row: (typeof rows)[number]) => row.sum };
const names = (all: typeof rows): string => all.map(({ name }) => name).join('');

test('rows are sorted as numbers both ways, and those alike keep their places', () => {
  expect(names(sorted(rows, { column: 'sum', down: true }, columns))).toBe('bac');
  expect(names(sorted(rows, { column: 'sum', down: false }, columns))).toBe('acb');
});

test('a column that is not there leaves the rows as they are', () => {
  expect(names(sorted(rows, { column: 'toString', down: true }, columns))).toBe('abc');
});

test('years stand above their months only as long as months are in order', () => {
  expect(byYear(rows, { column: 'month', down: true }).map(({ year }) => year)).toEqual(['2026', '2025']);
  expect(byYear(rows, { column: 'sum', down: true })).toEqual([{ year: undefined, rows }]);
});
