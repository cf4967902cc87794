import { RegistryRefused } from '../refusal.ts';
import type { RawRow } from './raw-row.ts';
import { attribute, type XmlListener } from './read-xml.ts';
import type { Workbook } from './read-workbook.ts';

const mostColumns = 200;
const dayMilliseconds = 86_400_000;

/** Gathers the rows of a sheet's XML. */
export class SheetRows implements XmlListener {
  /** Whether the sheet was closed: a sheet that is not was cut. */
  finished = false;
  #ready: RawRow[] = [];
  #line = 0;
  #cells: string[] = [];
  #broken: RawRow['broken'];
  #column = 0;
  #type = '';
  #style = 0;
  #value = '';
  #inValue = false;
  #phonetic = 0;

  readonly workbook: Workbook;

  constructor(workbook: Workbook) {
    this.workbook = workbook;
  }

  /** The rows finished since the last call. */
  take(): RawRow[] {
    const rows = this.#ready;
    this.#ready = [];
    return rows;
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v' || name === 't') this.#inValue = this.#phonetic === 0;
    else if (name === 'row') {
      const line = Number(attribute(attributes, 'r') ?? this.#line + 1);
      if (!Number.isSafeInteger(line) || line <= this.#line)
        throw new RegistryRefused('BROKEN_FILE', 'Строки листа XLSX идут не по порядку.');
      this.#line = line;
      this.#cells = [];
      this.#broken = undefined;
      this.#column = 0;
    } else if (name === 'rPh') this.#phonetic++;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inValue = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') {
      if (this.#cells.some((cell) => cell !== ''))
        this.#ready.push({ line: this.#line, cells: this.#cells, ...(this.#broken && { broken: this.#broken }) });
    } else if (name === 'rPh') this.#phonetic--;
    else if (name === 'worksheet') this.finished = true;
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text;
  }

  #openCell(attributes: string): void {
    this.#type = attribute(attributes, 't') ?? 'n';
    this.#style = Number(attribute(attributes, 's') ?? '0');
    this.#value = '';
    const reference = attribute(attributes, 'r');
    this.#column = reference === undefined ? this.#column + 1 : columnOf(reference);
    if (this.#column > mostColumns)
      throw new RegistryRefused('WRONG_COLUMNS', `В таблице больше ${mostColumns} столбцов.`);
  }

  #closeCell(): void {
    while (this.#cells.length < this.#column - 1) this.#cells.push('');
    const value = this.#read();
    this.#cells[this.#column - 1] = value;
    if (this.#type === 'e') this.#broken ??= { code: 'CELL_ERROR', cell: this.#column - 1, value };
    if (value.includes('\0')) this.#broken ??= { code: 'NUL', cell: this.#column - 1 };
  }

  #read(): string {
    const value = this.#value;
    if (this.#type === 's') {
      const shared = this.workbook.sharedStrings[Number(value)];
      if (shared === undefined) throw new RegistryRefused('BROKEN_FILE', 'Содержимое файла XLSX не читается.');
      return shared;
    }
    if (this.#type === 'd') return value.slice(0, 10);
    if (this.#type === 'n' && this.workbook.dateStyles[this.#style] && /^\d{1,6}(\.\d+)?$/.test(value))
      return this.#day(Number(value));
    return value;
  }

  /** Excel counts days from the eve of 1900 and believes in 29 February 1900. */
  #day(serial: number): string {
    const eve = this.workbook.since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
    return new Date(eve + Math.floor(serial) * dayMilliseconds).toISOString().slice(0, 10);
  }
}

/** "AB12" → 28. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
    if (column > 20_000) break;
  }
  return Math.max(column, 1);
}
