import type { EntitySchema, InferEntity, Reference, RequiredEntityData } from '@mikro-orm/postgresql';
import type { EntityManager } from './orm.ts';

type Relations<Row> = { [Name in keyof Row]: Row[Name] extends Reference<infer _> ? Name : never }[keyof Row];

/** The columns of a table; relations are made of columns and are left out. */
export type NewRow<Table extends EntitySchema> = Omit<
  RequiredEntityData<InferEntity<Table>>,
  Relations<InferEntity<Table>>
>;

/**
 * Writes one row at once, within the act's transaction. For rows whose keys are known beforehand: the ORM would ask for
 * relations as well, which here are made of the very columns of the key.
 */
export async function insertRow<Table extends EntitySchema>(
  em: EntityManager,
  table: Table,
  row: NewRow<Table>,
): Promise<void> {
  await em.insert(table, row);
}
