import type pg from 'pg';
import { withinSnapshot } from '../../exchange/within-snapshot.ts';
import type { ExportedColumn } from '../../exchange/write/exported-table.ts';
import type { ReadingsExport } from '../../tenancy/export-profile.ts';
import { inDateFormat, inPeriodFormat } from '../../tenancy/written-days.ts';

/** Residents' readings of a month as text for the columns of a profile. */
export interface HandedInReadings {
  columns: ExportedColumn[];
  /** How many there are. */
  rows: number;
  batches: AsyncIterable<string[][]>;
}

interface Row {
  number: string;
  serviceCode: string;
  serial: string;
  registerCode: 'T1' | 'T2' | 'T3';
  value: string;
  takenOn: string;
  readingId: string;
}

const handedIn = `from reading r
  join account a on a.tenant_id = r.tenant_id and a.id = r.account_id
  join meter m on m.tenant_id = r.tenant_id and m.account_id = r.account_id and m.id = r.meter_id
  where r.tenant_id = $1 and r.period = $2 and r.source = 'RESIDENT'`;

/**
 * Lets the work read all that residents handed in for a month, in one order whatever the order in which it came, streamed from
 * one snapshot. Answered or not: an export repeated later is the same.
 */
export function withHandedIn<Result>(
  { pool, tenantId, profile }: { pool: pg.Pool; tenantId: number; profile: ReadingsExport },
  period: string,
  work: (readings: HandedInReadings) => Promise<Result>,
): Promise<Result> {
  return withinSnapshot(pool, tenantId, async (db, batches) => {
    const values = [tenantId, period];
    const { rows } = await db.query<{ count: number }>(`select count(*)::int ${handedIn}`, values);
    const read = batches<Row>(
      `select a.number, m.service_code "serviceCode", m.serial, r.register_code "registerCode", r.value::text,
         r.taken_on::text "takenOn", r.id "readingId"
       ${handedIn} order by a.number collate "C", m.service_code collate "C", m.serial collate "C", r.register_code, r.id`,
      values,
    );
    return work({ columns: columnsOf(profile), rows: rows[0]!.count, batches: inColumns(read, profile, period) });
  });
}

async function* inColumns(
  batches: AsyncIterable<Row[]>,
  { columns, registers, dateFormat, periodFormat, format }: ReadingsExport,
  period: string,
): AsyncGenerator<string[][]> {
  const dayFormat = format.type === 'dbf' ? 'YYYYMMDD' : dateFormat;
  const month = inPeriodFormat(period, periodFormat);
  const valueOf = (row: Row, is: (typeof columns)[number]['is']): string => {
    if (is === 'period') return month;
    if (is === 'takenOn') return inDateFormat(row.takenOn, dayFormat);
    return is === 'registerCode' ? registers[row.registerCode] : row[is];
  };
  for await (const rows of batches) yield rows.map((row) => columns.map(({ is }) => valueOf(row, is)));
}

const columnsOf = ({ columns }: ReadingsExport): ExportedColumn[] =>
  columns.map(({ name, is, width = 0 }) => ({ name, width, numeric: is === 'value', day: is === 'takenOn' }));
