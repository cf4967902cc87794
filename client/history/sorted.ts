/** What a column sorts by, of one kind in a column: days and months as they are written, sums in kopecks. */
export type Sortable = string | bigint | number;

/** How a table is sorted: by which column, and whether the largest comes first. */
export interface Order {
  column: string;
  down: boolean;
}

/** Rows in the order that was chosen; as they come without one. Rows that are alike keep their places. */
export function sorted<Row>(
  rows: readonly Row[],
  order: Order | undefined,
  columns: Readonly<Record<string, (row: Row) => Sortable>>,
): Row[] {
  const of = order && Object.hasOwn(columns, order.column) ? columns[order.column] : undefined;
  if (!order || !of) return [...rows];
  const sign = order.down ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [first, second] = [of(one), of(other)];
    if (first === second) return 0;
    return first < second ? -sign : sign;
  });
}
