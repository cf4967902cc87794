import type { RegistryFormat } from '../../../tenancy/registry-profile.ts';
import { RegistryRefused } from '../refusal.ts';
import type { FileBytes } from './file-bytes.ts';
import { refuseMojibake } from './plausible-text.ts';
import type { RawRow, RegistryReading } from './raw-row.ts';

interface DbfField {
  name: string;
  at: number;
  length: number;
}
interface DbfHead {
  rows: number;
  headLength: number;
  rowLength: number;
  fields: DbfField[];
}

const deleted = '*'.charCodeAt(0);
const largestHead = 32 + 32 * 255 + 264;

/**
 * Rows of a dBASE III table, streamed; records marked as deleted are left out.
 * Values are read as the text they are: dbffile would make floats of the sums.
 */
export async function readDbf(
  file: FileBytes,
  format: Extract<RegistryFormat, { type: 'dbf' }>,
): Promise<RegistryReading> {
  const chunks = file.chunks();
  let bytes: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const { value, done } = await chunks.next();
    if (!done) bytes = bytes.length > 0 ? Buffer.concat([bytes, value]) : value;
    return !done;
  };
  while (bytes.length < Math.min(largestHead, file.size) && (await more()));
  const head = readHead(bytes);
  // One byte (Ctrl-Z) may follow the records.
  const expected = head.headLength + head.rows * head.rowLength;
  if (file.size < expected)
    throw new RegistryRefused('TRUNCATED', `Файл обрезан: в нём должно быть ${head.rows} записей.`);
  if (file.size > expected + 1)
    throw new RegistryRefused('BROKEN_FILE', 'Таблица DBF длиннее, чем сказано в её заголовке.');
  const decoder = new TextDecoder(format.encoding);

  async function* batches(): AsyncGenerator<RawRow[]> {
    bytes = bytes.subarray(head.headLength);
    let line = 1;
    do {
      const count = Math.min(Math.floor(bytes.length / head.rowLength), head.rows - line + 1);
      if (count === 0) continue;
      // The encodings have one byte a letter, so offsets in the text are those in the bytes.
      const text = decoder.decode(bytes.subarray(0, count * head.rowLength));
      refuseMojibake(text, format.encoding);
      const rows: RawRow[] = [];
      for (let index = 0; index < count; index++, line++)
        if (bytes[index * head.rowLength] !== deleted)
          rows.push(rowOf(text, index * head.rowLength, line, head.fields));
      bytes = bytes.subarray(count * head.rowLength);
      yield rows;
    } while (await more());
  }
  return { columns: head.fields.map(({ name }) => name), head: undefined, trailer: undefined, batches: batches() };
}

function rowOf(text: string, at: number, line: number, fields: readonly DbfField[]): RawRow {
  const cells: string[] = [];
  let nul = -1;
  for (const field of fields) {
    const cell = text.slice(at + field.at, at + field.at + field.length).trim();
    if (cell.includes('\0')) nul = cells.length;
    cells.push(cell);
  }
  return nul < 0 ? { line, cells } : { line, cells, broken: { code: 'NUL', cell: nul } };
}

function readHead(bytes: Buffer): DbfHead {
  const broken = (): RegistryRefused =>
    new RegistryRefused('BROKEN_FILE', 'Это не таблица DBF или её заголовок повреждён.');
  // 3: dBASE III without memo; other dialects keep numbers in ways this reader does not know.
  if (bytes.length < 65 || bytes[0] !== 0x03) throw broken();
  const rows = bytes.readUInt32LE(4);
  const headLength = bytes.readUInt16LE(8);
  const rowLength = bytes.readUInt16LE(10);
  if (headLength > bytes.length || headLength < 65 || rowLength < 2) throw broken();
  const fields: DbfField[] = [];
  let at = 1;
  for (let place = 32; place + 32 <= headLength && bytes[place] !== 0x0d; place += 32) {
    const name = bytes
      .toString('latin1', place, place + 11)
      .replace(/\0.*$/s, '')
      .trim();
    const type = String.fromCharCode(bytes[place + 11]!);
    const length = bytes[place + 16]!;
    if (!/^\w+$/.test(name) || !'CNDLF'.includes(type) || length === 0) throw broken();
    fields.push({ name, at, length });
    at += length;
  }
  if (fields.length === 0 || at !== rowLength) throw broken();
  return { rows, headLength, rowLength, fields };
}
