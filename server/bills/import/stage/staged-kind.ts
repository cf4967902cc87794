import type { RowCells } from './row-cells.ts';

/** Which of a file's sums are added up to be compared with what the file states. */
export type TotalName = 'charged' | 'closing' | 'amount' | 'transferred' | 'fee';

/** How the rows of one kind of registry are staged. */
export interface StagedKind {
  /** Temporary table, its columns in the order of `line`, and their types. */
  table: string;
  columns: readonly (readonly [name: string, type: string])[];
  totals: readonly TotalName[];
  /** A row as a line of COPY without its end; undefined when it has a fault (`cells.fault`). */
  line(cells: RowCells): string | undefined;
}
