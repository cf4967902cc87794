import { AcquirerFault } from './acquirer.ts';
import type { RawAnswer } from './bank-line.ts';

/** An answer that could be read. */
export interface Answer {
  /** The bank's error code; 0: none; undefined: the bank did not say, as with an order that was made. */
  code: number | undefined;
  fields: Record<string, unknown>;
}

const unreadable = (what: string) => new AcquirerFault('UNKNOWN', what);

/**
 * Reads what a bank has answered. Errors come with status 200 too and as any media type; the code is a number, the text of
 * one, or left out. What is none of that (a page of a proxy, half an answer) says nothing about what was done.
 * @throws AcquirerFault UNKNOWN
 */
export function readAnswer({ status, text }: RawAnswer): Answer {
  if (status >= 500 || status < 200 || (status >= 300 && status < 400)) throw unreadable(`HTTP_${status}`);
  const fields = objectOf(text);
  if (!fields) throw unreadable(status === 200 ? 'UNREADABLE' : `HTTP_${status}`);
  const code = codeOf(fields);
  // A status of failure beside a word of success: the two do not agree.
  if (status >= 400 && (code ?? 0) === 0) throw unreadable(`HTTP_${status}`);
  return { code, fields };
}

/**
 * Ends with the fault that the code means, and returns when it means none.
 * @throws AcquirerFault
 */
export function refuseFault({ code }: Answer): void {
  if (code === undefined || code === 0) return;
  // 7 is the system's error, and "not in this state" as well: what was done the status must say.
  throw new AcquirerFault(code === 7 || code < 0 ? 'UNKNOWN' : 'REFUSED', String(code));
}

/** Returns when the bank has said, in so many words, that it did what it was asked. @throws AcquirerFault */
export function expectDone(answer: Answer): void {
  refuseFault(answer);
  if (answer.code === undefined && answer.fields['success'] !== true) throw unreadable('NO_CODE');
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether it is an object with fields, neither a list nor null. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function codeOf(fields: Record<string, unknown>): number | undefined {
  const nested = isObject(fields['error']) ? fields['error']['code'] : undefined;
  const code = fields['errorCode'] ?? fields['ErrorCode'] ?? nested;
  if (code === undefined || code === null || code === '') return undefined;
  const number = wholeNumber(code);
  if (number === undefined) throw unreadable('UNREADABLE_CODE');
  return number;
}

/** A whole number that came as one or as its text; undefined: it is none, or too large to be exact. */
export function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

/** Text that is not empty; a number is written as one. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
