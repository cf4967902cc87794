import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import type { ReadingsExport } from '../../tenancy/export-profile.ts';
import { withHandedIn } from './read-handed-in.ts';
import { writeTable } from './write/write-table.ts';

/** What was written. */
export interface WrittenExport {
  readings: number;
  sha256: string;
  /** Values that the file could not carry as they are: signs its encoding has not, or more of them than fit. */
  lost: number;
}

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
export function writeExport(source: ExportSource, period: string, file: string): Promise<WrittenExport> {
  return withHandedIn(source, period, async ({ columns, rows, batches }) => {
    let lost = 0;
    const hash = createHash('sha256');
    const bytes = writeTable({ columns, period, rows, batches, onLoss: () => void lost++ }, source.profile);
    await pipeline(
      bytes,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(file, { mode: 0o600 }),
    );
    return { readings: rows, sha256: hash.digest('hex'), lost };
  });
}
