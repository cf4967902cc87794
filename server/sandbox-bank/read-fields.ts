import { BankError } from './bank-error.ts';

/** The fields of a call: of the query and the body together, as text or, in JSON, as what they are. */
export type CallFields = Record<string, unknown>;

/** The fields of a call, whichever way they came. JSON is told by how it begins, not by what it calls itself. */
export function callFields(query: string, body: string): CallFields {
  const fields: CallFields = Object.fromEntries(new URLSearchParams(query));
  const trimmed = body.trim();
  if (!trimmed.startsWith('{')) return { ...fields, ...Object.fromEntries(new URLSearchParams(trimmed)) };
  const parsed = parseJson(trimmed);
  if (parsed === undefined) throw new BankError(5, 'Тело запроса не разобрано');
  return { ...fields, ...(parsed as CallFields) };
}

/** A field as text; undefined: it is missing or empty. */
export function textOf(fields: CallFields, name: string): string | undefined {
  const value = fields[name];
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** @throws BankError 4 when it is missing, 5 when it is longer than it may be */
export function neededText(fields: CallFields, name: string, longest: number): string {
  const text = textOf(fields, name);
  if (text === undefined) throw new BankError(4, `Не указан параметр [${name}]`);
  if (text.length > longest) throw new BankError(5, `Значение параметра [${name}] длиннее ${longest} символов`);
  return text;
}

/** A text that may be left out. @throws BankError 5 */
export function optionalText(fields: CallFields, name: string, longest: number): string | undefined {
  return textOf(fields, name) === undefined ? undefined : neededText(fields, name, longest);
}

/** A sum in kopecks. @throws BankError 4, 5 */
export function neededSum(fields: CallFields, name: string): bigint {
  const text = neededText(fields, name, 20);
  if (!/^\d{1,12}$/.test(text)) throw new BankError(5, 'Неверная сумма');
  return BigInt(text);
}

/** An address a browser or the bank can go to. @throws BankError 5 */
export function optionalUrl(fields: CallFields, name: string): string | undefined {
  const url = optionalText(fields, name, 512);
  if (url !== undefined && !(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)))
    throw new BankError(5, `Неверное значение параметра [${name}]`);
  return url;
}

/** A field with parts inside: an object in JSON, its text in a form. @throws BankError 5 */
export function optionalObject(fields: CallFields, name: string): Record<string, unknown> | undefined {
  const value = fields[name];
  if (value === undefined || value === null || value === '') return undefined;
  const parsed = typeof value === 'string' ? parseJson(value) : value;
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new BankError(5, `[${name}] неверен`);
  return parsed as Record<string, unknown>;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const moscow = 3 * 3_600_000;

/** A moment as the bank writes it: 20261120123000 by Moscow's clock. @throws BankError 4, 5 */
export function neededMoment(fields: CallFields, name: string): Date {
  const text = neededText(fields, name, 14);
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  const moment = new Date(Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s)) - moscow);
  if (Number.isNaN(moment.getTime())) throw new BankError(5, `Неверное значение параметра [${name}]`);
  return moment;
}

/** A moment of Moscow's clock, as `expirationDate` is written: 2026-11-20T12:30:00. @throws BankError 5 */
export function optionalLocalMoment(fields: CallFields, name: string): Date | undefined {
  const text = textOf(fields, name);
  if (text === undefined) return undefined;
  const moment = new Date(`${text}${/[Z+]/.test(text) ? '' : 'Z'}`);
  if (!/^\d{4}-\d\d-\d\dT/.test(text) || Number.isNaN(moment.getTime()))
    throw new BankError(5, `Неверное значение параметра [${name}]`);
  return new Date(moment.getTime() - (/[Z+]/.test(text) ? 0 : moscow));
}
