import type { FaultCode } from '../fault.ts';

/** A row as it stands in the file: its values in the order of the columns, untouched but for the encoding. */
export interface RawRow {
  /** Number of its line (of its record in a DBF), counted from 1 as an editor shows it. */
  line: number;
  cells: readonly string[];
  /** What is wrong with the row as a whole, when something is. */
  broken?: { code: FaultCode; cell?: number; value?: string };
}

/** What a head or a trailer says, cut into values after its marker. */
export interface StatedValues {
  line: number;
  values: readonly string[];
}

/** A registry being read. `columns` is known before the first rows, `trailer` after the last. */
export interface RegistryReading {
  /** Names of the columns; undefined when the format has none. */
  columns: readonly string[] | undefined;
  head: StatedValues | undefined;
  trailer: StatedValues | undefined;
  /** Rows in batches of up to some thousands. Throws `RegistryRefused` when the file as a whole cannot be read. */
  batches: AsyncIterable<RawRow[]>;
}
