import type pg from 'pg';
import { type WrittenFile, writeFileOf } from '../../exchange/write-file.ts';
import { rubles } from '../../money.ts';
import type { PortalPaymentsExport } from '../../tenancy/portal-payments-profile.ts';
import { inDateFormat, inPeriodFormat } from '../../tenancy/written-days.ts';
import { type ChosenPayments, type ExportedLine, withChosen } from './read-chosen.ts';

/** Whose payments are written, as the server's role sees them, and how. */
export interface PaymentsSource {
  pool: pg.Pool;
  tenantId: number;
  timeZone: string;
  profile: PortalPaymentsExport;
}

/** Writes what was chosen for an export into a file, as the tenant's profile says: the same bytes, however often. */
export function writePayments(
  { profile, ...source }: PaymentsSource,
  exportId: string,
  file: string,
): Promise<WrittenFile> {
  const { format, decimalMark } = profile;
  return withChosen({ ...source, rows: profile.rows }, exportId, (chosen) => {
    const columns = profile.columns.map(({ name, is, width = 0 }) => ({
      name,
      width,
      numeric: is === 'amount',
      day: is === 'paidOn',
      ...(is === 'amount' ? { decimals: 2, decimalMark } : {}),
    }));
    const { day, rows, batches } = chosen;
    const table = { columns, day, rows, stated: statedOf(chosen, profile), batches: inColumns(batches, profile) };
    return writeFileOf(table, format, file);
  });
}

function statedOf({ number, day, rows, paid, refunded }: ChosenPayments, profile: PortalPaymentsExport) {
  const sum = (kopecks: bigint): string => rubles(kopecks).replace('.', profile.decimalMark);
  return {
    number: String(number),
    day: inDateFormat(day, profile.dateFormat),
    rows: String(rows),
    sum: sum(paid - refunded),
    paid: sum(paid),
    refunded: sum(refunded),
  };
}

async function* inColumns(
  batches: AsyncIterable<ExportedLine[]>,
  { columns, kinds, refunds, dateFormat, timeFormat, periodFormat, format }: PortalPaymentsExport,
): AsyncGenerator<string[][]> {
  const dayFormat = format.type === 'dbf' ? 'YYYYMMDD' : dateFormat;
  const mark = timeFormat === 'HHMMSS' ? '' : timeFormat[2]!;
  const valueOf = (line: ExportedLine, is: (typeof columns)[number]['is']): string => {
    if (is === 'kind') return kinds[line.kind];
    if (is === 'paidOn') return inDateFormat(line.paidOn, dayFormat);
    if (is === 'paidAtTime') return line.paidAtTime.replaceAll(':', mark);
    if (is === 'period') return inPeriodFormat(line.period, periodFormat);
    if (is === 'amount') return rubles(refunds === 'BY_KIND' ? line.amount.replace('-', '') : line.amount);
    return line[is];
  };
  for await (const lines of batches) yield lines.map((line) => columns.map(({ is }) => valueOf(line, is)));
}
