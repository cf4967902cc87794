import type { EntityMetadata } from '@mikro-orm/core';
import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNamedType,
  isLeafType,
} from 'graphql';
import { type Expression, type RawBuilder, sql } from 'kysely';
import { KabinetError } from '../../errors.ts';
import { columnOf, isAfter, narrowed, ordered, propertyOf, type Slot } from './columns.ts';
import { pageShape } from './connection.ts';
import { cursorOf } from './cursor.ts';
import type { Column, Filters, Order, ReadField } from './declare.ts';
import { written } from './output.ts';
import { isConnection, nodeTypeOf, selectedFields, type Selection } from './selection.ts';
import { ArgumentSlot, compile, type FieldArguments, type Statement } from './statement.ts';

/** Which rows a root field reads, given a column of the row. */
export type Where = (column: Column) => RawBuilder<unknown>;

/** A field of the selection whose arguments fill parameters of the statement. */
export interface PlannedField {
  field: GraphQLField<unknown, unknown>;
  node: FieldNode;
}

/** A statement for one selection. */
export interface Plan {
  statement: Statement;
  fields: readonly PlannedField[];
  /** No field of the selection has a resolver of its own: the text of the statement is the response. */
  complete: boolean;
  /** How often it has run. */
  runs: number;
}

/** Longest name PostgreSQL keeps whole; keys of the response are column names inside the statement. */
const longestKey = 63;
/** Alias of a row that becomes a JSON object. No key of a response can be equal to it and stand in its way. */
const object = sql.id('#');
const defaultFirst = 20;
const mostRows = 100;

type Rows = (alias: string) => RawBuilder<unknown>;

/** Writes one statement for one selection. Lives only while it writes. */
export class Planner {
  readonly #fields: PlannedField[] = [];
  #names = 0;
  #complete = true;

  constructor(
    readonly metaOf: (entity: unknown) => EntityMetadata,
    readonly info: GraphQLResolveInfo,
  ) {}

  /** The statement of the root field: one object, or a list or connection when an order is given. */
  plan(where: Where, order?: Order, filters: Filters = {}): Plan {
    const { info } = this;
    const field = info.parentType.getFields()[info.fieldName]!;
    const type = nodeTypeOf(info.returnType);
    const meta = this.metaOf(type.extensions['entity']);
    const rows: Rows = (alias) => where(this.#column(meta, alias));
    const query = order
      ? this.#list(field, info.fieldNodes, type, meta, order, filters, rows)
      : this.#one(type, meta, info.fieldNodes, rows);
    return {
      statement: compile(sql`select v::text as json from (${query}) q`),
      fields: this.#fields,
      complete: this.#complete,
      runs: 0,
    };
  }

  #column(meta: EntityMetadata, alias: string): Column {
    return (property) => sql.ref(`${alias}.${columnOf(meta, property)}`);
  }

  /** One object; with an order the first of several rows. */
  #one(
    type: GraphQLObjectType,
    meta: EntityMetadata,
    nodes: readonly FieldNode[],
    where: Rows,
    order?: Order,
  ): RawBuilder<unknown> {
    const alias = `t${this.#names++}`;
    const { columns, joins } = this.#select(type, meta, alias, selectedFields(this.info, type, nodes));
    const column = this.#column(meta, alias);
    const limit = order ? sql` order by ${ordered(order, column)} limit 1` : sql``;
    const source = sql`(select * from ${sql.table(meta.tableName)} as ${sql.id(alias)} where ${where(alias)}${limit})`;
    return sql`select row_to_json(${object}) as v from (select ${sql.join(columns)} from ${source} as ${sql.id(alias)} ${joins}) ${object}`;
  }

  /** A list as a JSON array, or a connection as a JSON object. Rows are limited before anything is joined to them. */
  #list(
    field: GraphQLField<unknown, unknown>,
    nodes: readonly FieldNode[],
    type: GraphQLObjectType,
    meta: EntityMetadata,
    order: Order,
    filters: Filters,
    where: Rows,
  ): RawBuilder<unknown> {
    const { args, slot } = this.#argumentsOf(field, nodes);
    const first = sql`${slot((a) => Math.min(Number(a['first'] ?? defaultFirst), mostRows))}::int`;
    const alias = `t${this.#names++}`;
    const column = this.#column(meta, alias);
    const conditions = [where(alias), ...narrowed(meta, filters, args, column, slot)];
    if (args['after'] != null) conditions.push(isAfter(meta, order, column, slot));

    const page = isConnection(field.type)
      ? pageShape(this.info, field, nodes, first, args['after'] == null)
      : undefined;
    const limited = field.args.some((arg) => arg.name === 'first');
    const limit = limited ? sql` limit ${first}${page?.oneMore ? sql` + 1` : sql``}` : sql``;
    const source = sql`(select * from ${sql.table(meta.tableName)} as ${sql.id(alias)} where ${sql.join(conditions, sql` and `)} order by ${ordered(order, column)}${limit}) as ${sql.id(alias)}`;
    if (!page) {
      const { columns, joins } = this.#select(type, meta, alias, selectedFields(this.info, type, nodes));
      return sql`select coalesce(json_agg(row_to_json(${object})), '[]') as v from (select ${sql.join(columns)} from ${source} ${joins} order by ${ordered(order, column)}) ${object}`;
    }
    const columns: RawBuilder<unknown>[] = page.numbered
      ? [sql`row_number() over (order by ${ordered(order, column)}) as i`]
      : [];
    const joins: RawBuilder<unknown>[] = [];
    for (const [number, selection] of page.nodes.entries()) {
      const row = this.#select(type, meta, alias, selection);
      const use = `u${this.#names++}`;
      joins.push(
        row.joins,
        sql`cross join lateral (select row_to_json(${object}) as v from (select ${sql.join(row.columns)}) ${object}) as ${sql.id(use)}`,
      );
      columns.push(sql`${sql.ref(`${use}.v`)} as ${sql.id(`n${number}`)}`);
    }
    if (page.counted) columns.push(sql`count(*) over () as n`);
    if (columns.length === 0) columns.push(sql`null`);
    if (page.cursors) columns.push(sql`${cursorOf(order.by.map(column))} as c`);
    // `having` makes one row of it also when nothing in it is aggregated: `bills { __typename }`.
    return sql`select ${page.json} as v from (select ${sql.join(columns)} from ${source} ${sql.join(joins, sql` `)} order by ${ordered(order, column)}) r having true`;
  }

  /** The columns of one object, named as the response names them, and the lateral reads they come from. */
  #select(type: GraphQLObjectType, meta: EntityMetadata, alias: string, selection: Selection) {
    const column = this.#column(meta, alias);
    const columns: RawBuilder<unknown>[] = [];
    const joins: RawBuilder<unknown>[] = [];
    for (const [key, nodes] of selection) {
      const name = nodes[0]!.name.value;
      if (key.length > longestKey) {
        throw new KabinetError('BAD_USER_INPUT', undefined, {
          hint: `An alias is at most ${longestKey} characters long.`,
        });
      }
      if (name === '__typename') {
        columns.push(sql`${sql.lit(type.name)}::text as ${sql.id(key)}`);
        continue;
      }
      const field = type.getFields()[name]!;
      const read = (field.extensions['read'] ?? {}) as ReadField;
      const target = getNamedType(field.type);
      if (read.needs) {
        this.#complete = false;
        for (const [as, value] of Object.entries(read.needs(column)))
          columns.push(sql`${value} as ${sql.id(`@${as}`)}`);
      } else if (read.sql || isLeafType(target)) {
        const value = written(target.name, read.sql ? read.sql(column) : column(name));
        columns.push(sql`${value} as ${sql.id(key)}`);
      } else {
        const join = `j${this.#names++}`;
        joins.push(
          sql`left join lateral (${this.#relation(field, meta, alias, nodes, read)}) as ${sql.id(join)} on true`,
        );
        columns.push(sql`${sql.ref(`${join}.v`)} as ${sql.id(key)}`);
      }
    }
    return { columns, joins: sql.join(joins, sql` `) };
  }

  /** A lateral read of related rows: its single row's column `v` is the JSON of the field. */
  #relation(
    field: GraphQLField<unknown, unknown>,
    meta: EntityMetadata,
    outer: string,
    nodes: readonly FieldNode[],
    read: ReadField,
  ) {
    const many = read.many ?? read.latest;
    const type = nodeTypeOf(field.type);
    const target = this.metaOf(many ? many.child : type.extensions['entity']);
    const relation = propertyOf(many ? target : meta, many ? many.mappedBy : field.name);
    const joined: Rows = (inner) => {
      const [own, foreign] = many ? [inner, outer] : [outer, inner];
      const pairs = relation.joinColumns.map(
        (name, i) => [`${own}.${name}`, `${foreign}.${relation.referencedColumnNames[i]!}`] as const,
      );
      const conditions: Expression<unknown>[] = pairs.map(([left, right]) => sql`${sql.ref(left)} = ${sql.ref(right)}`);
      if (many?.only) conditions.push(many.only(this.#column(target, inner)));
      return sql.join(conditions, sql` and `);
    };
    if (read.many) return this.#list(field, nodes, type, target, read.many.order, read.many.filters, joined);
    const { order, filters = {} } = read.latest ?? {};
    const { args, slot } = this.#argumentsOf(field, nodes);
    const rows: Rows = (inner) =>
      sql.join([joined(inner), ...narrowed(target, filters, args, this.#column(target, inner), slot)], sql` and `);
    return this.#one(type, target, nodes, rows, order);
  }

  /** The arguments of a field that this plan is made for, and how its statement gets those of every execution. */
  #argumentsOf(
    field: GraphQLField<unknown, unknown>,
    nodes: readonly FieldNode[],
  ): { args: FieldArguments; slot: Slot } {
    const index = this.#fields.push({ field, node: nodes[0]! }) - 1;
    return {
      args: getArgumentValues(field, nodes[0]!, this.info.variableValues),
      slot: (read) => sql`${sql.val(new ArgumentSlot(index, read))}`,
    };
  }
}
