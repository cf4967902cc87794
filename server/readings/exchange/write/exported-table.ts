/** A file to be written: names of columns, how many rows there are, and the rows in batches as text. */
export interface ExportedTable {
  columns: readonly ExportedColumn[];
  /** First day of the month. */
  period: string;
  rows: number;
  batches: AsyncIterable<readonly (readonly string[])[]>;
  /** Called for every value that the file cannot carry as it is. */
  onLoss: () => void;
}

export interface ExportedColumn {
  name: string;
  /** Characters, where the format has columns of a width. */
  width: number;
  /** Digits only; a table may keep it as a number. */
  numeric: boolean;
  /** A day as YYYYMMDD in formats that have days of their own. */
  day: boolean;
}
