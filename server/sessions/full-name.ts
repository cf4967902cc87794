/** More letters than any name on a bill. */
const longest = 150;

/** Latin letters that look like Russian ones: a keyboard in the wrong layout leaves them in a Russian name. */
const lookAlikes = new Map(
  Array.from('AaBEeKMHOoPpCcTyXx', (latin, place) => [latin, Array.from('АаВЕеКМНОоРрСсТуХх')[place]!]),
);

/** A name as it is kept, or what is wrong with it, for a person. */
export type ParsedName = { name: string } | { fault: string };

/**
 * A full name from what a person typed: one form of every letter, without marks that only change how text looks, Latin
 * letters in a Russian name made Russian where they look the same. Surname and at least one more word, or initials.
 */
export function parseFullName(typed: string): ParsedName {
  if (typed.length > 4 * longest) return { fault: `Имя длиннее ${longest} знаков. Сократите его.` };
  const plain = typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[‐-―]/gu, '-')
    .replace(/[’`ʼ]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim();
  const name = /\p{Script=Cyrillic}/u.test(plain)
    ? plain.replace(/[a-z]/gi, (one) => lookAlikes.get(one) ?? one)
    : plain;
  if (Array.from(name).length > longest) return { fault: `Имя длиннее ${longest} знаков. Сократите его.` };
  if (!/^[\p{L}\p{M}.' -]*$/u.test(name)) return { fault: 'В имени могут быть буквы, дефис, точка и апостроф.' };
  if (/\p{Script=Cyrillic}/u.test(name) && /[a-z]/i.test(name))
    return { fault: 'Имя набрано и русскими, и латинскими буквами. Проверьте раскладку.' };
  if (name.split(' ').filter((word) => /^\p{L}/u.test(word)).length < 2)
    return { fault: 'Нужны фамилия и имя, лучше с отчеством.' };
  return { name };
}
