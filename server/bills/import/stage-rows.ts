import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { RegistrySource } from '../../tenancy/registry-profile.ts';
import { FaultLog } from './fault-log.ts';
import { readRegistry } from './read-registry.ts';
import type { FileBytes } from './read/file-bytes.ts';
import type { RegistryReading } from './read/raw-row.ts';
import { RegistryRefused } from './refusal.ts';
import { RowCells } from './stage/row-cells.ts';
import type { StagedKind, TotalName } from './stage/staged-kind.ts';
import { parseKopecks } from './values/parse-amount.ts';

/** A file whose rows are in a temporary table, and what is known of the rows that are not. */
export interface StagedFile {
  kind: StagedKind;
  reading: RegistryReading;
  /** Rows of the file, good and bad. */
  rows: number;
  faults: FaultLog;
  /** Sums of the rows that are not in the table, as far as they could be read. */
  setAside: Record<TotalName, { sum: bigint; unreadable: number }>;
  /** Accounts of rows that are not in the table: what is missing of them is unknown, not gone. */
  setAsideNumbers: string[];
}

/** What the caller is told while rows are read. */
export type ReportRows = (rows: number) => Promise<void> | void;

/** Characters sent to the database at a time. */
const bufferSize = 2 ** 16;

/**
 * Reads a registry and copies its good rows, parsed, into a temporary table; the bad ones are noted.
 * `shape` is asked for the kind once the head of the file is known.
 * @throws RegistryRefused when the file as a whole cannot be used
 */
export async function stageRows(
  db: pg.ClientBase,
  file: FileBytes,
  source: RegistrySource,
  shape: (reading: RegistryReading) => StagedKind,
  report: ReportRows,
): Promise<StagedFile> {
  const reading = await readRegistry(file, source);
  const kind = shape(reading);
  const cells = new RowCells(source, reading.columns);
  const staged: StagedFile = {
    kind,
    reading,
    rows: 0,
    faults: new FaultLog(),
    setAside: noTotals(),
    setAsideNumbers: [],
  };
  await db.query(
    `create temp table ${kind.table} (${kind.columns.map((column) => column.join(' ')).join(', ')}) on commit drop`,
  );
  // The pipeline paces the reading by the database, and ends when either of them fails.
  await pipeline(
    goodLines(staged, cells, source.limits.rows, report),
    db.query(copyFrom(`copy ${kind.table} from stdin`)),
  );
  await db.query(`analyze ${kind.table}`);
  return staged;
}

/** The good rows as chunks of lines for COPY; notes the bad ones on the way. */
async function* goodLines(
  staged: StagedFile,
  cells: RowCells,
  mostRows: number,
  report: ReportRows,
): AsyncGenerator<Buffer> {
  let buffer = '';
  for await (const batch of staged.reading.batches) {
    staged.rows += batch.length;
    if (staged.rows > mostRows) throw new RegistryRefused('TOO_MANY_ROWS', `В файле больше ${mostRows} строк.`);
    for (const row of batch) {
      const line = cells.turnTo(row) ? staged.kind.line(cells) : undefined;
      if (line === undefined) setAside(staged, cells, row.broken !== undefined);
      else buffer += `${line}\n`;
      if (buffer.length < bufferSize) continue;
      yield Buffer.from(buffer);
      buffer = '';
    }
    await report(staged.rows);
  }
  if (buffer !== '') yield Buffer.from(buffer);
}

/** Notes a bad row, and what of its sums can be read: the totals a file states are of all its rows. */
function setAside(staged: StagedFile, cells: RowCells, broken: boolean): void {
  if (cells.fault) staged.faults.add(cells.fault);
  // In a row that is too short or too long no value is surely where it should be.
  const certain = !broken || cells.fault?.code === 'NUL' || cells.fault?.code === 'CELL_ERROR';
  for (const total of staged.kind.totals) {
    const kopecks = certain ? parseKopecks(cells.raw(total), cells.source.decimalMark) : undefined;
    if (kopecks === undefined) staged.setAside[total].unreadable++;
    else staged.setAside[total].sum += BigInt(kopecks);
  }
  if (staged.setAsideNumbers.length < 100_000) staged.setAsideNumbers.push(cells.raw('number'));
}

function noTotals(): StagedFile['setAside'] {
  const none = () => ({ sum: 0n, unreadable: 0 });
  return { charged: none(), closing: none(), amount: none(), transferred: none(), fee: none() };
}
