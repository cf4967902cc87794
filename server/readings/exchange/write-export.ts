import type pg from 'pg';
import type { ReadingsExport } from '../../tenancy/export-profile.ts';
import { type WrittenFile, writeFileOf } from '../../exchange/write-file.ts';
import { inPeriodFormat } from '../../tenancy/written-days.ts';
import { withHandedIn } from './read-handed-in.ts';

/** Whose readings are written, as the server's role sees them, and how. */
export interface ExportSource {
  pool: pg.Pool;
  tenantId: number;
  profile: ReadingsExport;
}

/**
 * Writes all residents' readings of a month into a file, as the tenant's profile says. The same readings give the same bytes.
 * Memory does not grow with their number.
 */
export function writeExport(source: ExportSource, period: string, file: string): Promise<WrittenFile> {
  const { format, periodFormat } = source.profile;
  return withHandedIn(source, period, ({ columns, rows, batches }) => {
    const stated = { period: inPeriodFormat(period, periodFormat), rows: String(rows) };
    return writeFileOf({ columns, day: period, rows, stated, batches }, format, file);
  });
}
