/** A file to be written: names of columns, how many rows there are, and the rows in batches as text. */
export interface ExportedTable {
  columns: readonly ExportedColumn[];
  /** The day the file is of, for formats that keep one; the same rows of the same day are the same bytes. */
  day: string;
  rows: number;
  /** What lines above and below the rows say, by the name in braces. */
  stated: Readonly<Record<string, string>>;
  batches: AsyncIterable<readonly (readonly string[])[]>;
  /** Called for every value that the file cannot carry as it is. */
  onLoss: () => void;
}

export interface ExportedColumn {
  name: string;
  /** Characters, where the format has columns of a width. */
  width: number;
  /** A number of digits and a point only; a table may keep it as a number. */
  numeric: boolean;
  /** Digits after the point of a number. */
  decimals?: number;
  /** What text writes in place of the point. */
  decimalMark?: ',' | '.';
  /** A day as YYYYMMDD in formats that have days of their own. */
  day: boolean;
}
