import type { Expression } from 'kysely';
import { Extensions } from 'type-graphql';

/** Order of a list; every property goes the same way, so that a cursor is one row comparison. The last one makes it unique. */
export interface Order {
  by: readonly string[];
  direction: 'asc' | 'desc';
}

/**
 * Arguments that narrow a list: argument name → property and comparison. An argument that is null narrows nothing. Moments
 * are compared as they are shown, in whole milliseconds: what is shown with the very moment asked for is among them.
 */
export type Filters = Readonly<Record<string, { property: string; is: '=' | '>=' | '<=' }>>;

/** A column of the row being read, by the name of its property. */
export type Column = (property: string) => Expression<unknown>;

/** Rows of `child` whose relation `mappedBy` points at the row being read. */
export interface Many {
  child: unknown;
  mappedBy: string;
  order: Order;
  filters: Filters;
  /** Rows of which this is not so are never shown. */
  only?: ((column: Column) => Expression<unknown>) | undefined;
}

/** How a field gets its value inside the statement. Kept in the field's extensions. */
export interface ReadField {
  many?: Many;
  latest?: Many;
  sql?: (column: Column) => Expression<unknown>;
  /** A root field whose resolver gives what `Reads.read` gave, unchanged. */
  root?: true;
  /** The field has a resolver of its own, which needs these values of the row: name → expression. */
  needs?: (column: Column) => Record<string, Expression<unknown>>;
}

/** The object type is read from this entity: fields named like its properties become columns, its relations to-one reads. */
export const FromEntity = (entity: unknown) => Extensions({ entity });

/** One-to-many: a list, or a Relay connection where the field's type is one; `only` of rows of which that is so. */
export const HasMany = (
  child: unknown,
  mappedBy: string,
  order: Order,
  filters: Filters = {},
  only?: (column: Column) => Expression<unknown>,
) => Extensions({ read: { many: { child, mappedBy, order, filters, only } } satisfies ReadField });

/** The first row of a one-to-many in that order, or null; of those that the field's arguments leave. */
export const HasLatest = (child: unknown, mappedBy: string, order: Order, filters: Filters = {}) =>
  Extensions({ read: { latest: { child, mappedBy, order, filters } } satisfies ReadField });

/** A value that the statement computes from the row. */
export const FromSql = (sql: (column: Column) => Expression<unknown>) =>
  Extensions({ read: { sql } satisfies ReadField });

/** A field with its own resolver: these values of the row are fetched for it and stand in the source under `@name`. */
export const Needs = (needs: (column: Column) => Record<string, Expression<unknown>>) =>
  Extensions({ read: { needs } satisfies ReadField });

/** A root field whose resolver gives what `Reads.read` gave, unchanged: its text can be the response. */
export const ReadRoot = () => Extensions({ read: { root: true } satisfies ReadField });

/** Body of a field that the statement fills: it is replaced at start and never runs. */
export function readBySelection(): never {
  throw new Error('this field is filled by the statement of its root field');
}
