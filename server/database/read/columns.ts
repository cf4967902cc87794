import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import { type RawBuilder, sql } from 'kysely';
import { keysOf } from './cursor.ts';
import type { Column, Order } from './declare.ts';
import type { FieldArguments } from './statement.ts';

/** The ORM's metadata of a property. */
export const propertyOf = (meta: EntityMetadata, name: string) => meta.properties[name as never] as EntityProperty;

/** Name of the property's column. */
export const columnOf = (meta: EntityMetadata, name: string) => propertyOf(meta, name).fieldNames.at(-1)!;

/** SQL type of the property's column, for casting a parameter to it. */
export const typeOf = (meta: EntityMetadata, name: string) => sql.raw(propertyOf(meta, name).columnTypes.at(-1)!);

/** `order by` list. */
export const ordered = (order: Order, column: Column) =>
  sql.join(order.by.map((by) => sql`${column(by)} ${sql.raw(order.direction)}`));

/** Rows behind the cursor in the argument `after`, as one row comparison that an index can answer. */
export function isAfter(
  meta: EntityMetadata,
  order: Order,
  column: Column,
  slot: (read: (args: FieldArguments) => unknown) => RawBuilder<unknown>,
) {
  const keys = order.by.map(
    (by, i) => sql`${slot((args) => keysOf(args['after'], order.by.length)[i])}::${typeOf(meta, by)}`,
  );
  return sql`(${sql.join(order.by.map(column))}) ${sql.raw(order.direction === 'asc' ? '>' : '<')} (${sql.join(keys)})`;
}
