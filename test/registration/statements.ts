import { createRequire } from 'node:module';
import pg from 'pg';

/** The driver of writes is a copy of its own. */
const require = createRequire(import.meta.url);
const ofWrites = createRequire(require.resolve('@mikro-orm/postgresql'))('pg') as typeof pg;

let sent: string[] | undefined;

/** Hears what this process sends to its databases; to be called before a connection is opened. */
export function hearStatements(): void {
  for (const prototype of [pg.Client.prototype, ofWrites.Client.prototype]) {
    const query = Reflect.get(prototype, 'query') as (...args: unknown[]) => unknown;
    prototype.query = function (this: pg.Client, ...args: unknown[]): unknown {
      const [first] = args as [string | { text?: string } | undefined];
      sent?.push((typeof first === 'string' ? first : first?.text) ?? '');
      return query.apply(this, args);
    } as typeof prototype.query;
  }
}

/** A row is written with its values in the text: which they are is not what takes time. */
const shapeOf = (text: string): string => text.replace(/'(?:[^']|'')*'|\bnull\b/g, '?');

/** The statements an act sends, in order, and its answer; the server's own look at the database is left out. */
export async function statementsOf<Answer>(
  act: () => Promise<Answer>,
): Promise<{ answer: Answer; statements: string[] }> {
  sent = [];
  const answer = await act();
  const statements = sent.filter((text) => text !== 'select 1').map(shapeOf);
  sent = undefined;
  return { answer, statements };
}
