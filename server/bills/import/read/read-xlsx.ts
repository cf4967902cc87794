import type { RegistryFormat } from '../../../tenancy/registry-profile.ts';
import { RegistryRefused } from '../refusal.ts';
import type { FileBytes } from './file-bytes.ts';
import { Zip } from './open-zip.ts';
import { refuseMojibake } from './plausible-text.ts';
import type { RawRow, RegistryReading } from './raw-row.ts';
import { readXml } from './read-xml.ts';
import { readWorkbook, type Workbook } from './read-workbook.ts';
import { SheetRows } from './sheet-rows.ts';

/** No honest sheet packs better; a zip bomb packs a thousand times. */
const mostTimes = 100;

/**
 * Rows of one sheet of an XLSX, streamed; the first row names the columns. Numbers stay the text they are in the file.
 * @throws RegistryRefused when the archive is broken, unpacks too far, or has no such sheet
 */
export async function readXlsx(
  file: FileBytes,
  format: Extract<RegistryFormat, { type: 'xlsx' }>,
  expandedMegabytes: number,
): Promise<RegistryReading> {
  // The directory of a zip is at its end, so the file is read twice: once through for its hash.
  for await (const _ of file.chunks());
  const zip = await Zip.open(file.path, { bytes: expandedMegabytes * 2 ** 20, ratio: mostTimes });
  const workbook = await readWorkbook(zip, format.sheet);
  const batches = sheetBatches(zip, workbook)[Symbol.asyncIterator]();
  const first = await batches.next();
  const header = first.done ? undefined : first.value.shift();
  if (!header) throw new RegistryRefused('WRONG_COLUMNS', 'В файле нет строки с названиями столбцов.');
  const columns = header.cells.map((name) => name.trim());
  while (columns.at(-1) === '') columns.pop();
  return {
    columns,
    head: undefined,
    trailer: undefined,
    batches: (async function* () {
      if (!first.done) yield first.value.map((row) => fit(row, columns.length));
      for (;;) {
        const batch = await batches.next();
        if (batch.done) return;
        yield batch.value.map((row) => fit(row, columns.length));
      }
    })(),
  };
}

/** A row ends with its last filled cell: the rest is blank. A filled cell beyond the last column is a fault. */
function fit(row: RawRow, count: number): RawRow {
  if (row.cells.length === count) return row;
  if (row.cells.length < count)
    return { ...row, cells: [...row.cells, ...Array<string>(count - row.cells.length).fill('')] };
  const beyond = row.cells.slice(count).find((cell) => cell !== '');
  const cells = row.cells.slice(0, count);
  return beyond === undefined || row.broken
    ? { ...row, cells }
    : { ...row, cells, broken: { code: 'TOO_LONG', value: beyond } };
}

async function* sheetBatches(zip: Zip, workbook: Workbook): AsyncGenerator<RawRow[]> {
  const rows = new SheetRows(workbook);
  for await (const _ of readXml(zip.read(workbook.sheet), rows)) {
    const batch = rows.take();
    if (batch.length === 0) continue;
    refuseMojibake(batch.map(({ cells }) => cells.join(' ')).join('\n'), 'UTF-8');
    yield batch;
  }
  if (!rows.finished) throw new RegistryRefused('BROKEN_FILE', 'Лист файла XLSX обрывается.');
}
