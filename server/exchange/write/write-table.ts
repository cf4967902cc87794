import type { ExportFormat } from '../../tenancy/export-format.ts';
import type { ExportedTable } from './exported-table.ts';
import { writeDbf } from './write-dbf.ts';
import { writeText } from './write-text.ts';
import { writeXlsx } from './write-xlsx.ts';

/** The bytes of a table in a utility's own format. */
export function writeTable(table: ExportedTable, format: ExportFormat): AsyncIterable<Buffer> {
  switch (format.type) {
    case 'delimited':
    case 'fixed-width':
      return writeText(table, format);
    case 'dbf':
      return writeDbf(table, format.encoding);
    case 'xlsx':
      return writeXlsx(table, format.sheet);
  }
}
