import { createHash } from 'node:crypto';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely';

/** Arguments of one field, coerced. */
export type FieldArguments = Record<string, unknown>;

/** A parameter whose value comes from the arguments of one field of the selection when the statement runs. */
export class ArgumentSlot {
  constructor(
    readonly field: number,
    readonly read: (args: FieldArguments) => unknown,
  ) {}
}

/** A parameter whose value the root resolver gives by name: the account asked for, the resident who asks. */
export class NamedSlot {
  constructor(readonly name: string) {}
}

/** A compiled statement. Its rows have one column, `json`: the response of the root field as text. */
export interface Statement {
  name: string;
  text: string;
  parameters: readonly unknown[];
}

const compiler = new Kysely<never>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** A parameter the root resolver fills by name, cast so that PostgreSQL knows its type. */
export const named = (name: string, type: 'smallint' | 'uuid' | 'uuid[]' | 'text' | 'text[]' | 'boolean') =>
  sql`${sql.val(new NamedSlot(name))}::${sql.raw(type)}`;

/** Compiles to text with $n parameters. The name is a hash of the text, so equal statements share one prepared statement. */
export function compile(query: RawBuilder<unknown>): Statement {
  const { sql: text, parameters } = query.compile(compiler);
  return { name: createHash('sha1').update(text).digest('base64url'), text, parameters };
}
