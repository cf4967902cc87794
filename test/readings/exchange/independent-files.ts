import { readFileSync, writeFileSync } from 'node:fs';
import XLSX from '@e965/xlsx';
import { DBFFile } from 'dbffile';
import iconv from 'iconv-lite';

// Files read and written by other programs' code, not by Kabinet's.

/** Rows of a file, by the names of its columns. */
export type Rows = Record<string, string>[];

export const readCsv = (file: string): Rows => {
  const text = iconv.decode(readFileSync(file), 'win1251');
  const { Sheets, SheetNames } = XLSX.read(text, { type: 'string', FS: ';', raw: true });
  return XLSX.utils.sheet_to_json<Record<string, string>>(Sheets[SheetNames[0]!]!, { defval: '' });
};

export function writeCsv(file: string, rows: Rows): string {
  const text = XLSX.utils.sheet_to_csv(XLSX.utils.json_to_sheet(rows), { FS: ';' });
  writeFileSync(file, iconv.encode(`${text}\r\n`, 'win1251'));
  return file;
}

export async function readDbfRows(file: string): Promise<Record<string, unknown>[]> {
  const table = await DBFFile.open(file, { encoding: 'cp866' });
  return table.readRecords(table.recordCount);
}

export async function writeDbfRows(file: string, rows: Rows): Promise<string> {
  const fields = Object.keys(rows[0]!).map((name) => ({ name, type: 'C' as const, size: 60 }));
  const table = await DBFFile.create(file, fields, { encoding: 'cp866' });
  await table.appendRecords(rows);
  return file;
}

/** The first sheet's name, its rows as shown, and every cell as it is kept. */
export function readWorkbook(file: string): { sheet: string; rows: Rows; cells: XLSX.CellObject[] } {
  const { Sheets, SheetNames } = XLSX.read(readFileSync(file), { cellFormula: true, cellStyles: true });
  const sheet = Sheets[SheetNames[0]!]!;
  const cells = Object.entries(sheet).flatMap(([place, cell]) =>
    place.startsWith('!') ? [] : [cell as XLSX.CellObject],
  );
  return {
    sheet: SheetNames[0]!,
    rows: XLSX.utils.sheet_to_json<Record<string, string>>(sheet, { defval: '', raw: false }),
    cells,
  };
}

export function writeWorkbook(file: string, rows: Rows): string {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.json_to_sheet(rows), 'Ответы');
  writeFileSync(file, XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer);
  return file;
}
