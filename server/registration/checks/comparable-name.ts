import type { IdentityCheck } from './identity-check.ts';

/** More characters than any name on a bill. */
const longest = 200;

/**
 * Latin letters that look like Russian ones, in either case. Both names are written over, so that nothing but their look
 * counts; a wrong layout and billing systems of the nineties leave such letters in Russian names.
 */
const lookAlikes = new Map<string, string>();
for (const pairs of ['AАBВCСEЕHНKКMМOОPРTТXХYУ', 'aаcсeеoоpрxхyуkкmмtтbвhн', 'ËЁëё'])
  for (let at = 0; at < pairs.length; at += 2) lookAlikes.set(pairs[at]!, pairs[at + 1]!);

/** The name without what nobody sees: marks of direction, joiners, stress; single spaces. Undefined: too long to be one. */
function visible(name: string): string | undefined {
  if (name.length > longest || !name.isWellFormed()) return undefined;
  const plain = name
    .normalize('NFKC')
    // й and ё are one sign each in this form; a mark that is still alone belongs to no Russian letter.
    .replace(/[\p{Cf}\p{M}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return plain.replace(/[A-Za-zËë]/g, (letter) => lookAlikes.get(letter) ?? letter);
}

/** The letters alone: case, ё = е, spaces, hyphens and quotes do not count. */
const letters = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Whether the text can be a name at all: what cannot is told at once and is no attempt. */
export function canBeName(typed: string): boolean {
  const plain = visible(typed);
  return plain !== undefined && /\p{L}/u.test(plain);
}

/**
 * Whether two writings are of one name within the tolerance. Words stand in the order of the bill: surname first. Total:
 * whatever comes from a form or a file, the answer is yes or no.
 */
export function isSameName(billed: string, typed: string, tolerance: IdentityCheck['tolerance']): boolean {
  const [one, other] = [visible(billed), visible(typed)];
  if (one === undefined || other === undefined) return false;
  // A bill without a name proves nothing.
  if (letters(one) === '' || letters(other) === '') return false;
  const inSpelling = letters(one) === letters(other);
  if (tolerance === 'SPELLING') return inSpelling;
  if (tolerance === 'SURNAME_AND_INITIALS') return inSpelling || areInitialsOf(one, other);
  return one.replace(/\p{Pd}/gu, '-') === other.replace(/\p{Pd}/gu, '-');
}

/** «Иванов И.П.» and «Иванов Иван Петрович»: the same surname, and each further word is the other or its first letter. */
function areInitialsOf(one: string, other: string): boolean {
  const [some, others] = [wordsOf(one), wordsOf(other)];
  for (let first = 1; first < some.length; first += 1)
    for (let second = 1; second < others.length; second += 1) {
      // «Римский-Корсаков» may be two words in one writing and one in the other.
      const surname = some.slice(0, first).join('');
      if (surname.length < 2 || surname !== others.slice(0, second).join('')) continue;
      const [rest, otherRest] = [some.slice(first), others.slice(second)];
      const pairs = [
        [rest, otherRest],
        [apart(rest), otherRest],
        [rest, apart(otherRest)],
      ] as const;
      if (pairs.some(([these, those]) => areAbbreviations(these, those))) return true;
    }
  return false;
}

const areAbbreviations = (these: readonly string[], those: readonly string[]): boolean =>
  these.length === those.length &&
  these.every((word, place) => {
    const that = those[place]!;
    return (
      word === that || (word.length === 1 && that.startsWith(word)) || (that.length === 1 && word.startsWith(that))
    );
  });

/** «ИП» as the two initials it can be. */
const apart = (words: readonly string[]): readonly string[] =>
  words.length === 1 && words[0]!.length === 2 ? words[0]!.split('') : words;

/** Words and initials; a hyphen joins. */
function wordsOf(name: string): string[] {
  return name
    .split(/[ .,]+/)
    .map(letters)
    .filter((word) => word !== '');
}
