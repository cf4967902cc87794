import type { RawBuilder } from 'kysely';
import type { Context } from '../context.ts';

/**
 * What a cell holds, and how it is written before it becomes a cell: `money` in whole kopecks, `decimal` and `whole` as
 * digits with a point, `month` and `day` as "2026-10-01", `time` as "14:05" where the residents live.
 */
export type CellKind = 'text' | 'money' | 'decimal' | 'whole' | 'month' | 'day' | 'time';

/** A column of a history; `of` gives its cell of a row, null for an empty one. */
export interface HistoryColumn<Row = Record<string, unknown>> {
  header: string;
  kind: CellKind;
  /** In characters, for a sheet. */
  width: number;
  of(row: Row, tenant: Context['tenant']): string | null;
}

/** What can be downloaded: its columns, and the rows of an account as a statement gives them. */
export interface History<Row = Record<string, unknown>> {
  /** What the file is called: «Начисления». */
  title: string;
  /** Its interval can be of days; else of months. */
  byDay: boolean;
  columns: readonly HistoryColumn<Row>[];
  /** Rows of the account `:accountId` from the day `:from` to the day `:to`, both included, the newest first. */
  rows: RawBuilder<unknown>;
}

/** A column whose cell is a value of the row as it is. */
export const plainColumn = <Row>(
  header: string,
  kind: CellKind,
  width: number,
  key: keyof Row,
): HistoryColumn<Row> => ({
  header,
  kind,
  width,
  of: (row) => (row[key] ?? null) as string | null,
});
