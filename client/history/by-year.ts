import type { Order } from './sorted.ts';

/** Rows under their years, in their order; under none where they are sorted by something other than their month. */
export function byYear<Row extends { period: string }>(
  rows: readonly Row[],
  order: Order | undefined,
): { year: string | undefined; rows: Row[] }[] {
  if (order !== undefined && order.column !== 'month') return [{ year: undefined, rows: [...rows] }];
  return [...new Set(rows.map((row) => row.period.slice(0, 4)))].map((year) => ({
    year,
    rows: rows.filter((row) => row.period.startsWith(year)),
  }));
}
