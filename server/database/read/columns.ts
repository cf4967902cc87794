import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import { type RawBuilder, sql } from 'kysely';
import { keysOf } from './cursor.ts';
import type { Column, Filters, Order } from './declare.ts';
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

/** A parameter of the statement whose value is read from a field's arguments when it runs. */
export type Slot = (read: (args: FieldArguments) => unknown) => RawBuilder<unknown>;

/** The conditions of the filters whose arguments are given. */
export function narrowed(meta: EntityMetadata, filters: Filters, args: FieldArguments, column: Column, slot: Slot) {
  const given = Object.entries(filters).filter(([argument]) => args[argument] != null);
  return given.map(([argument, { property, is }]) => {
    const value = sql`${slot((a) => a[argument])}::${typeOf(meta, property)}`;
    // Moments have microseconds in their columns, which no answer shows: until 23:59:59.999 is all of that day.
    const wholeMillisecond = is === '<=' && propertyOf(meta, property).columnTypes.at(-1)!.startsWith('timestamptz');
    if (wholeMillisecond) return sql`${column(property)} < ${value} + interval '1 millisecond'`;
    return sql`${column(property)} ${sql.raw(is)} ${value}`;
  });
}

/** Rows behind the cursor in the argument `after`, as one row comparison that an index can answer. */
export function isAfter(meta: EntityMetadata, order: Order, column: Column, slot: Slot) {
  const keys = order.by.map(
    (by, i) => sql`${slot((args) => keysOf(args['after'], order.by.length)[i])}::${typeOf(meta, by)}`,
  );
  return sql`(${sql.join(order.by.map(column))}) ${sql.raw(order.direction === 'asc' ? '>' : '<')} (${sql.join(keys)})`;
}
