/** A statement is prepared when it is run so often in this process; so many are at most: each connection keeps its own plans. */
const runsBeforePrepared = 10;
const mostPrepared = 200;
/** Texts that are counted. Some are new each time, such as lists of as many parameters as there are values. */
const mostCounted = 2000;

const runs = new Map<string, number>();
const names = new Map<string, string>();

/**
 * Name under which a statement is prepared on the connections that write: PostgreSQL then neither reads nor plans it anew.
 * Undefined as long as it is rare, and always when its values stand in its text: another text each time.
 */
export function nameOfStatement(text: string, parameters: readonly unknown[]): string | undefined {
  if (parameters.length === 0) return undefined;
  const known = names.get(text);
  if (known !== undefined || names.size >= mostPrepared) return known;
  const times = (runs.get(text) ?? 0) + 1;
  if (times < runsBeforePrepared) {
    if (runs.size >= mostCounted) runs.clear();
    runs.set(text, times);
    return undefined;
  }
  runs.delete(text);
  const name = `kabinet_write_${names.size + 1}`;
  names.set(text, name);
  return name;
}
