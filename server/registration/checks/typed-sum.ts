import { kopecks } from '../../money.ts';
import type { IdentityCheck } from './identity-check.ts';

/** Longer than any sum with its words. */
const longest = 40;

/** A sum as a person copied it from a bill. */
export interface TypedSum {
  kopecks: bigint;
  /** Kopecks were typed, be it as zeros. */
  exact: boolean;
}

const words = /^(\d+)(?:рублей|рубля|рубль|руб\.?|р\.?|₽)(?:(\d{1,2})(?:копеек|копейки|копейка|коп\.?|к\.?))?$/;
const sign = /(?:рублей|рубля|рубль|руб\.?|р\.?|₽)$/;

/**
 * The sum in what was typed: comma or point before the kopecks, any spaces, «₽» or «руб.». Undefined when it is none, or when
 * it cannot be told which: «1,234» could be either.
 */
export function parseTypedSum(typed: string): TypedSum | undefined {
  if (typed.length > longest) return undefined;
  const bare = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}'’]/gu, '')
    .replace(/^\u2212/, '-');
  const [, rubles, rest] = words.exec(bare) ?? [];
  const decimal = rubles === undefined ? bare.replace(sign, '').replace(',', '.') : written(rubles, rest);
  const sum = kopecks(decimal);
  return sum === undefined ? undefined : { kopecks: sum, exact: decimal.includes('.') };
}

const written = (rubles: string, rest: string | undefined): string =>
  rest === undefined ? rubles : `${rubles}.${rest.padStart(2, '0')}`;

/**
 * Whether the typed sum is the one to pay. A bill of nothing or with a prepayment proves nothing: that there is nothing to pay
 * anybody can guess, and a good part of all bills is exactly 0.00.
 */
export function isSumToPay(closing: bigint, typed: TypedSum, tolerance: IdentityCheck['tolerance']): boolean {
  if (closing <= 0n || typed.kopecks <= 0n) return false;
  if (tolerance === 'WHOLE_ROUBLES' && !typed.exact) return closing / 100n === typed.kopecks / 100n;
  return closing === typed.kopecks;
}
