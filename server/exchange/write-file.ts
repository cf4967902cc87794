import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { ExportFormat } from '../tenancy/export-format.ts';
import type { ExportedTable } from './write/exported-table.ts';
import { writeTable } from './write/write-table.ts';

/** What was written. */
export interface WrittenFile {
  rows: number;
  sha256: string;
  /** Values that the file could not carry as they are: signs its encoding has not, or more of them than fit. */
  lost: number;
}

/** Writes a table into a file. The same table gives the same bytes. Memory does not grow with its rows. */
export async function writeFileOf(
  table: Omit<ExportedTable, 'onLoss'>,
  format: ExportFormat,
  file: string,
): Promise<WrittenFile> {
  let lost = 0;
  const hash = createHash('sha256');
  await pipeline(
    writeTable({ ...table, onLoss: () => void lost++ }, format),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(file, { mode: 0o600 }),
  );
  return { rows: table.rows, sha256: hash.digest('hex'), lost };
}
