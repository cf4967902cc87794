import type { RegistrySource } from '../../tenancy/registry-profile.ts';
import type { FileBytes } from './read/file-bytes.ts';
import type { RegistryReading } from './read/raw-row.ts';
import { readDbf } from './read/read-dbf.ts';
import { readText } from './read/read-text.ts';
import { readXlsx } from './read/read-xlsx.ts';

/** The rows of a registry as its profile says it is written, streamed: memory does not grow with the file. */
export async function readRegistry(file: FileBytes, source: RegistrySource): Promise<RegistryReading> {
  const { format } = source;
  switch (format.type) {
    case 'delimited':
    case 'fixed-width':
      return readText(file, format);
    case 'dbf':
      return readDbf(file, format);
    case 'xlsx':
      return readXlsx(file, format, source.limits.expandedMegabytes);
  }
}
