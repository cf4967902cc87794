/** What stands for a character that no font has: a small white square. */
const missing = '\u25ab';

/** A run of so many characters without a space is allowed to break, so that it cannot leave its column. */
const longestRun = 24;

/**
 * Controls, marks that turn the direction of what follows, and other characters one cannot see: in a name they could only
 * disguise what stands beside it. The joiner of emoji and of Arabic letters stays.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;
const joiners = '\u200c\u200d';

/** Marks over and under a letter: no script has more, and a tower of them would strike through the lines above. */
const tower = /(\p{M}{4})\p{M}+/gu;

/**
 * The text as it can be set: one line, of characters the fonts have. Everything else stays letter by letter as it was: `#`,
 * `$`, quotes and backslashes too, for a template never reads it as markup.
 */
export function printable(text: string, covered: ReadonlySet<number>): string {
  if (/^[ -~А-яЁё«»№—–·\u00a0\u202f]*$/.test(text)) return text;
  const line = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(unseen, (one) => (joiners.includes(one) ? one : ''))
    .replace(tower, '$1');
  return Array.from(line, (one) => (covered.has(one.codePointAt(0)!) ? one : missing)).join('');
}

/** The text with places to break in what is too long for any column: a name without a space in a thousand letters. */
export function breakable(text: string): string {
  if (!/\S{25}/u.test(text)) return text;
  return text.replace(/\S{25,}/gu, (run) => {
    const parts = Array.from(new Intl.Segmenter('ru').segment(run), ({ segment }) => segment);
    return parts.map((part, n) => (n > 0 && n % longestRun === 0 ? `\u200b${part}` : part)).join('');
  });
}

/** The same value with every text in it changed so. */
export function everyText<Value>(value: Value, change: (text: string) => string): Value {
  if (typeof value === 'string') return change(value) as Value;
  if (Array.isArray(value)) return value.map((one: unknown) => everyText(one, change)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, everyText<unknown>(inner, change)]),
  ) as Value;
}
