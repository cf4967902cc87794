import { KabinetError } from '../errors.ts';

/** Most characters of what staff write down. */
const most = 500;

/**
 * What staff wrote, as it is kept: one paragraph of plain text.
 * @throws KabinetError BAD_USER_INPUT when nothing is left of it, it is too long, or has signs that change how text reads
 */
export function wordsOfStaff(argument: string, typed: string): string {
  const words = typed
    .slice(0, 10 * most)
    .replace(/\s+/gu, ' ')
    .trim();
  if (words === '' || words.length > most || !words.isWellFormed() || /[\p{Cc}\p{Bidi_C}]/u.test(words))
    throw new KabinetError('BAD_USER_INPUT', `Напишите от 1 до ${most} знаков обычным текстом.`, { argument });
  return words;
}
