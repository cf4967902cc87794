import type { RegistrySource } from '../../../tenancy/registry-profile.ts';
import { fault, type Fault, type FaultCode } from '../fault.ts';
import type { RawRow } from '../read/raw-row.ts';
import { RegistryRefused } from '../refusal.ts';
import { parseDecimal, parseKopecks } from '../values/parse-amount.ts';
import { parseDay, parsePeriod } from '../values/parse-day.ts';

/** How staff call a field whose column has no name. */
const labels: Record<string, string> = {
  number: 'лицевой счёт',
  owner: 'владелец',
  address: 'адрес',
  area: 'площадь',
  residents: 'проживает',
  email: 'электронная почта',
  serviceCode: 'код услуги',
  serviceName: 'услуга',
  serial: 'номер прибора',
  model: 'марка прибора',
  zones: 'число зон',
  digits: 'разрядность',
  verificationDueOn: 'дата поверки',
  period: 'период',
  registerCode: 'зона',
  method: 'способ',
  previousReading: 'предыдущее показание',
  currentReading: 'текущее показание',
  volume: 'объём',
  unit: 'единица измерения',
  tariff: 'тариф',
  charged: 'начислено',
  recalculated: 'перерасчёт',
  opening: 'начальный остаток',
  paid: 'оплачено',
  closing: 'конечный остаток',
  paidOn: 'дата платежа',
  paidAtTime: 'время платежа',
  externalId: 'номер платежа в банке',
  amount: 'сумма',
  transferred: 'перечислено',
  fee: 'комиссия',
  source: 'где оплачено',
  value: 'показание',
  status: 'результат',
  refusal: 'причина',
  reportsItself: 'передаёт сам',
};

const control = /[\u0000-\u0008\u000A-\u001F\u007F-\u009F]/;

/**
 * Reads the values of one row after another by the profile's columns. The first fault of a row is kept; what is read
 * after it does not matter.
 */
export class RowCells {
  readonly source: RegistrySource;
  readonly #at: Record<string, number> = {};
  readonly #names: Record<string, string> = {};
  #row: RawRow = { line: 0, cells: [] };
  fault: Fault | undefined;

  /** @throws RegistryRefused WRONG_COLUMNS when a column of the profile is not in the file */
  constructor(source: RegistrySource, columns: readonly string[] | undefined) {
    this.source = source;
    for (const [field, place] of Object.entries(source.columns)) {
      const at = typeof place === 'number' ? place - 1 : (columns?.indexOf(place) ?? -1);
      if (at < 0 || (columns && at >= columns.length))
        throw new RegistryRefused('WRONG_COLUMNS', `В файле нет столбца «${place}».`);
      this.#at[field] = at;
      this.#names[field] = typeof place === 'string' ? place : labels[field]!;
    }
  }

  /** Turns to a row. False when the row as a whole is at fault. */
  turnTo(row: RawRow): boolean {
    this.#row = row;
    this.fault = undefined;
    const { broken } = row;
    if (broken) {
      const cell = broken.cell ?? -1;
      this.fault = fault(row.line, broken.code, this.#nameOfCell(cell), broken.value ?? row.cells[cell] ?? null);
      return false;
    }
    return true;
  }

  get line(): number {
    return this.#row.line;
  }

  has(field: string): boolean {
    return this.#at[field] !== undefined;
  }

  /** The value with blanks around it cut off; '' when the file has no such column. */
  raw(field: string): string {
    const at = this.#at[field];
    return at === undefined ? '' : (this.#row.cells[at] ?? '').trim();
  }

  refuse(field: string, code: FaultCode, detail = ''): void {
    this.fault ??= fault(this.line, code, this.#names[field] ?? labels[field] ?? field, this.raw(field), detail);
  }

  /** A text; '' when it is empty and need not be there. */
  text(field: string, most: number, required = true): string {
    const value = this.raw(field);
    if (value === '') {
      if (required) this.refuse(field, 'MISSING');
      return value;
    }
    if (value.length > most) this.refuse(field, 'TOO_MANY_CHARACTERS', `: больше ${most} знаков`);
    else if (control.test(value)) this.refuse(field, 'CONTROL_CHARACTER');
    else if (value.includes('???')) this.refuse(field, 'LOST_CHARACTERS');
    return value;
  }

  /** Kopecks as the text of an integer. */
  kopecks(field: string): string {
    const value = this.raw(field);
    if (value === '') this.refuse(field, 'MISSING');
    const kopecks = parseKopecks(value, this.source.decimalMark);
    if (kopecks === undefined) this.refuse(field, 'NOT_A_SUM');
    return kopecks ?? '0';
  }

  /** A number that is not negative; `empty` when nothing is there. */
  decimal(field: string, empty: string | null, most = 1e9): string | null {
    const value = this.raw(field);
    if (value === '') return empty;
    const decimal = parseDecimal(value, this.source.decimalMark);
    if (decimal === undefined) this.refuse(field, 'NOT_A_NUMBER');
    // The comparison is for plausibility only; the value stays text.
    else if (Math.abs(Number(decimal)) > most) this.refuse(field, 'OUT_OF_RANGE');
    return decimal ?? empty;
  }

  /** A whole number from least to most; `empty` when nothing is there. A fraction of zeros is let through. */
  whole(field: string, least: number, most: number, empty: string | null): string | null {
    const decimal = this.decimal(field, empty, most);
    if (decimal === null || decimal === empty) return decimal;
    const [integer = '', fraction = ''] = decimal.split('.');
    if (/[1-9]/.test(fraction)) this.refuse(field, 'NOT_A_NUMBER', ': нужно целое');
    else if (Number(integer) < least) this.refuse(field, 'OUT_OF_RANGE');
    return integer;
  }

  /** The integer part of a reading: only it is handed in and charged. */
  reading(field: string): string | null {
    const decimal = this.decimal(field, null, 999_999_999);
    if (decimal?.startsWith('-')) this.refuse(field, 'OUT_OF_RANGE');
    return decimal?.replace(/\..*$/, '') ?? null;
  }

  /** A day as "2026-02-28"; null when nothing is there. */
  day(field: string, required: boolean): string | null {
    const value = this.raw(field);
    if (value === '') {
      if (required) this.refuse(field, 'MISSING');
      return null;
    }
    const { format, dateFormat } = this.source;
    // Spreadsheets keep days as numbers, which the reader has turned into 2026-02-28.
    const day = parseDay(value, dateFormat) ?? (format.type === 'xlsx' ? parseDay(value, 'YYYY-MM-DD') : undefined);
    if (day === undefined) this.refuse(field, 'NO_SUCH_DATE');
    return day ?? null;
  }

  /** A month as its first day; null when the file has no such column. */
  period(field: string): string | null {
    if (!this.has(field)) return null;
    const value = this.raw(field);
    const period = parsePeriod(value, this.source.periodFormat);
    if (period === undefined) this.refuse(field, value === '' ? 'MISSING' : 'NO_SUCH_PERIOD');
    return period ?? null;
  }

  /** What the profile says a value means; null when nothing is there. */
  oneOf<T extends string | boolean>(field: string, meanings: Record<string, T>): T | null {
    const value = this.raw(field);
    if (value === '') return null;
    const meaning = Object.hasOwn(meanings, value) ? meanings[value] : undefined;
    if (meaning === undefined) this.refuse(field, 'UNKNOWN_VALUE');
    return meaning ?? null;
  }

  #nameOfCell(cell: number): string | null {
    const field = Object.keys(this.#at).find((name) => this.#at[name] === cell);
    return field ? this.#names[field]! : null;
  }
}

/** One value of a line of COPY; null is \N. */
export function copyValue(value: string | null): string {
  if (value === null || value === '') return '\\N';
  return value.includes('\\') || value.includes('\t') ? value.replaceAll('\\', '\\\\').replaceAll('\t', ' ') : value;
}
