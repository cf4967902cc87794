import { kopecks, rubles, sum } from '../locale/money.ts';

/** What a person typed as a sum: kopecks, or what is wrong with it; nothing of either: nothing is typed. */
export interface TypedSum {
  kopecks?: bigint;
  fault?: string;
}

/** More digits of rubles than any sum that is paid here has. */
const LONGEST = 9;

/**
 * A sum as people type and paste it: comma or point before the kopecks, spaces between thousands, «₽» or «руб.» behind.
 * Nothing is guessed: what could be read in two ways is asked about.
 */
export function typedSum(typed: string): TypedSum {
  const bare = typed.replace(/[\s\u00A0\u202F]|₽|руб(?:\.|лей)?|р\.?$/giu, '');
  if (bare === '') return {};
  const text = withoutThousands(bare);
  if (/^[-\u2212]/.test(text)) return { fault: 'Сумма должна быть больше нуля.' };
  const [, whole = '', fraction = ''] = /^(\d*)(?:[.,](\d*))?$/.exec(text) ?? [];
  if (whole === '' && fraction === '') return { fault: 'Здесь может быть только сумма: цифры и запятая.' };
  if (fraction.length > 2) return { fault: 'После запятой не больше двух цифр: это копейки.' };
  if (whole.replace(/^0+/, '').length > LONGEST) return { fault: 'Слишком большая сумма. Проверьте цифры.' };
  return { kopecks: kopecks(`${whole || '0'}.${fraction}`) };
}

/** «1.234,56» and «1,234.56»: of two different marks the last is before the kopecks. */
function withoutThousands(text: string): string {
  if (/^\d{1,3}(?:\.\d{3})+,\d{1,2}$/.test(text)) return text.replaceAll('.', '');
  return /^\d{1,3}(?:,\d{3})+\.\d{1,2}$/.test(text) ? text.replaceAll(',', '') : text;
}

/** A sum as it stands in a field: «1 234,56»; nothing for nothing. */
export const sumInField = (amount: string | null): string =>
  amount === null || kopecks(amount) <= 0n ? '' : sum(amount);

/** What was typed, as a sum is written; as it was typed where it is none. */
export function tidied(typed: string): string {
  const value = typedSum(typed).kopecks;
  return value === undefined ? typed : sum(rubles(value));
}
