/** Most characters of what somebody writes down. */
const most = 500;

/** What somebody wrote, as one paragraph of plain text; undefined when nothing is left of it, or it is none. */
export function plainWords(typed: string): string | undefined {
  const words = typed
    .slice(0, 10 * most)
    .replace(/\s+/gu, ' ')
    .trim();
  const plain = words !== '' && words.length <= most && words.isWellFormed() && !/[\p{Cc}\p{Bidi_C}]/u.test(words);
  return plain ? words : undefined;
}
