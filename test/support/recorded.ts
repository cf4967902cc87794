import type { KyselyPlugin } from 'kysely';
import type { Context } from '../../server/context.ts';

/** What an act says to the database: every read by its name, and every statement of a write by its first words. */
export function recorded(context: Context): { context: Context; statements: string[] } {
  const statements: string[] = [];
  const { readPrimary, write } = context;
  const noting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      const [text = node.kind] = 'sqlFragments' in node ? node.sqlFragments : [];
      statements.push(text.trim().split(/\s+/).slice(0, 6).join(' '));
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  return {
    statements,
    context: {
      ...context,
      readPrimary: (name, text, values) => {
        statements.push(name ?? text);
        return readPrimary(name, text, values);
      },
      write: (work) =>
        write((em) => {
          const kysely = em.getKysely.bind(em);
          em.getKysely = (() => kysely().withPlugin(noting)) as typeof em.getKysely;
          return work(em);
        }),
    },
  };
}
