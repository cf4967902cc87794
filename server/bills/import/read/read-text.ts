import type { LineFormat } from '../../../tenancy/registry-profile.ts';
import { RegistryRefused } from '../refusal.ts';
import type { FileBytes } from './file-bytes.ts';
import type { RawRow, RegistryReading, StatedValues } from './raw-row.ts';
import { readLines, type LineBatch } from './read-lines.ts';

/**
 * Rows of a delimited or fixed-width text, streamed.
 * Lines are cut here and not by csv-parse, because a stray quote must cost its own line and not all that follow it, a line
 * must keep the number an editor shows, and a line without quotes is cut four times as fast.
 */
export async function readText(file: FileBytes, format: LineFormat): Promise<RegistryReading> {
  const reader = new TextReader(format);
  const batches = readLines(file, format.encoding, format.endsWithNewline)[Symbol.asyncIterator]();
  // The head and the names of columns are in the first batch: a batch is a quarter of a megabyte, or the whole file.
  const first = await batches.next();
  const rows: RawRow[] = first.done ? [] : reader.rowsOf(first.value);
  reader.refuseWithoutHead();
  return {
    columns: reader.columns,
    head: reader.head,
    get trailer() {
      return reader.trailer;
    },
    batches: (async function* () {
      yield rows;
      for (;;) {
        const batch = await batches.next();
        if (batch.done) break;
        yield reader.rowsOf(batch.value);
      }
      if (format.trailer && !reader.trailer)
        throw new RegistryRefused('TRUNCATED', 'Файл обрезан: нет последней строки с итогами.');
    })(),
  };
}

class TextReader {
  columns: string[] | undefined;
  head: StatedValues | undefined;
  trailer: StatedValues | undefined;
  readonly format: LineFormat;
  #count: number;

  constructor(format: LineFormat) {
    this.format = format;
    this.#count = format.type === 'fixed-width' ? format.widths.length : (format.columnCount ?? 0);
  }

  rowsOf({ first, lines }: LineBatch): RawRow[] {
    const { head, trailer, headerRow } = this.format;
    const rows: RawRow[] = [];
    for (let index = 0; index < lines.length; index++) {
      const text = lines[index]!;
      const line = first + index;
      if (text === '') continue;
      if (this.trailer) throw new RegistryRefused('BROKEN_FILE', `После строки с итогами есть ещё строка ${line}.`);
      if (trailer && text.startsWith(trailer.marker)) this.trailer = { line, values: this.#stated(text, trailer) };
      else if (head && !this.head) {
        if (!text.startsWith(head.marker))
          throw new RegistryRefused('WRONG_HEAD', `Файл не начинается с «${head.marker}».`);
        this.head = { line, values: this.#stated(text, head) };
      } else if (headerRow && !this.columns) this.#nameColumns(line, text);
      else rows.push(this.#row(line, text));
    }
    return rows;
  }

  refuseWithoutHead(): void {
    if (this.format.head && !this.head)
      throw new RegistryRefused('WRONG_HEAD', `Файл не начинается с «${this.format.head.marker}».`);
    if (this.format.headerRow && !this.columns)
      throw new RegistryRefused('WRONG_COLUMNS', 'В файле нет строки с названиями столбцов.');
  }

  #nameColumns(line: number, text: string): void {
    const { cells, broken } = this.#row(line, text);
    if (broken && broken.code !== 'TOO_LONG')
      throw new RegistryRefused('WRONG_COLUMNS', 'Строка с названиями столбцов не читается.');
    this.columns = cells.map((name) => name.trim());
    if (this.format.type === 'delimited') this.#count = this.columns.length;
  }

  #stated(text: string, line: { marker: string; delimiter?: string }): string[] {
    const delimiter = line.delimiter ?? (this.format as { delimiter: string }).delimiter;
    return text
      .slice(line.marker.length)
      .split(delimiter)
      .map((value) => value.trim());
  }

  #row(line: number, text: string): RawRow {
    const nul = text.indexOf('\0');
    if (this.format.type === 'fixed-width') return this.#fixedRow(line, text, this.format.widths, nul);
    const { delimiter, quote } = this.format;
    const cells = quote && text.includes(quote) ? unquote(text, delimiter) : text.split(delimiter);
    if (!cells) return { line, cells: text.split(delimiter), broken: { code: 'BAD_QUOTES' } };
    if (nul >= 0) return { line, cells, broken: { code: 'NUL', cell: cells.findIndex((cell) => cell.includes('\0')) } };
    if (this.#count > 0 && cells.length !== this.#count)
      return { line, cells, broken: wrongLength(cells.length, this.#count) };
    return { line, cells };
  }

  #fixedRow(line: number, text: string, widths: readonly number[], nul: number): RawRow {
    const cells: string[] = [];
    let at = 0;
    for (const width of widths) cells.push(text.slice(at, (at += width)));
    if (nul >= 0) return { line, cells, broken: { code: 'NUL', cell: cells.findIndex((cell) => cell.includes('\0')) } };
    // Programs leave out the blanks at the end of a line, so a line may lack the last value, but no more.
    if (text.length < at - widths.at(-1)!)
      return { line, cells, broken: { code: 'TOO_SHORT', value: String(text.length) } };
    if (text.length > at) return { line, cells, broken: { code: 'TOO_LONG', value: String(text.length) } };
    return { line, cells };
  }
}

const wrongLength = (found: number, expected: number): NonNullable<RawRow['broken']> => ({
  code: found < expected ? 'TOO_SHORT' : 'TOO_LONG',
  value: `${found} вместо ${expected}`,
});

/** Values of a line that has quotes; undefined when a quote is not closed or stands in the middle of a value. */
function unquote(text: string, delimiter: string): string[] | undefined {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (text.charCodeAt(at) !== 34) {
      const end = text.indexOf(delimiter, at);
      const cell = text.slice(at, end < 0 ? undefined : end);
      // АО "Ромашка" unquoted: a program that does not quote at all. The sign is a part of the value.
      cells.push(cell);
      if (end < 0) return cells;
      at = end + 1;
      continue;
    }
    let value = '';
    for (at += 1; ;) {
      const end = text.indexOf('"', at);
      if (end < 0) return undefined;
      value += text.slice(at, end);
      at = end + 1;
      if (text.charCodeAt(at) !== 34) break;
      value += '"';
      at++;
    }
    cells.push(value);
    if (at >= text.length) return cells;
    if (text[at] !== delimiter) return undefined;
    at++;
  }
}
