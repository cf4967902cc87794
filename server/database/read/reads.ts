import type { EntityMetadata, MetadataStorage } from '@mikro-orm/core';
import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
} from 'graphql';
import type { Run } from '../tenant-reader.ts';
import type { Filters, Order, ReadField } from './declare.ts';
import { columnOf, propertyOf } from './columns.ts';
import { type Plan, type PlannedField, Planner, type Where } from './planner.ts';
import { isConnection } from './selection.ts';
import { ArgumentSlot, type FieldArguments, NamedSlot } from './statement.ts';

/**
 * Values of the named parameters of a statement. One that costs a statement of its own can be given as a function, which is
 * called when the selection needs it. Every parameter must have its name here, be its value undefined.
 */
export type NamedValues = Readonly<Record<string, unknown>>;

/** What a root field reads. `where` must be the same for every call of the field; its values come by name. */
export interface Root {
  where: Where;
  values: NamedValues;
  order?: Order;
  filters?: Filters;
}

/** A whole response written by the statement: see `answer-reads.ts`. */
export class WrittenResponse {
  constructor(readonly json: string) {}
}

/** Marks the info of a caller that takes the statement's text as it is. */
export interface WrittenInfo extends GraphQLResolveInfo {
  takesText?: true;
}

/**
 * A statement is prepared on every connection when it is run for the third time, and so many are at most: whoever sends
 * ever new selections cannot fill the database's memory with plans.
 */
const runsBeforePrepared = 3;
const mostPrepared = 200;

/**
 * Plans kept for one root field node: one for each combination of absent and boolean variables, and of the other nodes it is
 * merged with (a node of a fragment can stand at several places, and in several operations).
 */
const plansPerField = 50;

/**
 * Reads: the selection of a root field becomes one SQL statement whose result is the response. What may be read is decided
 * by the GraphQL types alone: a column without a field can never reach the statement.
 */
export class Reads {
  readonly #plans = new WeakMap<FieldNode, Map<string, Plan>>();
  readonly #prepared = new Set<string>();
  readonly #metadata: MetadataStorage;

  constructor(metadata: MetadataStorage) {
    this.#metadata = metadata;
  }

  /** One object or null; with an order a list or a connection. */
  async read(info: WrittenInfo, run: Run, root: Root): Promise<unknown> {
    const plan = this.#plan(info, root);
    const values = valuesOf(plan, info, root.values);
    const known = values.some(isAsked) ? await Promise.all(values.map((one) => (isAsked(one) ? one() : one))) : values;
    const rows = await run<{ json: string | null }>(this.#nameOf(plan), plan.statement.text, known);
    const json = rows[0]?.json ?? null;
    if (json === null) return null;
    return info.takesText && plan.complete ? new WrittenResponse(json) : JSON.parse(json);
  }

  /** Name to prepare the statement under; undefined as long as it is rare. */
  #nameOf(plan: Plan): string | undefined {
    const { name } = plan.statement;
    if (this.#prepared.has(name)) return name;
    plan.runs += 1;
    if (plan.runs < runsBeforePrepared || this.#prepared.size >= mostPrepared) return undefined;
    this.#prepared.add(name);
    return name;
  }

  #plan(info: GraphQLResolveInfo, root: Root): Plan {
    const node = info.fieldNodes[0]!;
    let plans = this.#plans.get(node);
    if (!plans) this.#plans.set(node, (plans = new Map()));
    const key = info.fieldNodes.slice(1).map(numberOf).join() + presence(info.variableValues);
    let plan = plans.get(key);
    if (!plan) {
      if (plans.size >= plansPerField) plans.clear();
      plan = new Planner((entity) => this.#metaOf(entity), info).plan(root.where, root.order, root.filters);
      plans.set(key, plan);
    }
    return plan;
  }

  #metaOf(entity: unknown): EntityMetadata {
    return this.#metadata.get(entity as never);
  }

  /**
   * Checks at start that every field of a type read from an entity is a column, a relation, an expression or has a resolver
   * of its own that says what it needs, so that types and tables cannot drift apart; and lets fields be found under the keys of the response.
   */
  install(schema: GraphQLSchema): GraphQLSchema {
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith('__')) continue;
      if (type.extensions['entity']) this.#installEntity(type);
      else if (isConnection(type) || type.name === 'PageInfo' || type.name.endsWith('Edge')) {
        for (const field of Object.values(type.getFields())) field.resolve = byResponseKey;
      }
    }
    return schema;
  }

  #installEntity(type: GraphQLObjectType): void {
    const meta = this.#metaOf(type.extensions['entity']);
    for (const field of Object.values(type.getFields())) {
      const read = (field.extensions['read'] ?? {}) as ReadField;
      if (read.needs) continue;
      const target = getNamedType(field.type);
      if (isAbstractType(target))
        throw new Error(`${type.name}.${field.name}: interfaces and unions cannot be read by a statement`);
      const property = propertyOf(meta, field.name);
      const known =
        read.many ??
        read.latest ??
        read.sql ??
        (property && (isLeafType(target) ? columnOf(meta, field.name) : property.joinColumns));
      if (!known)
        throw new Error(`${type.name}.${field.name}: no column, relation, expression or resolver with its needs`);
      field.resolve = byResponseKey;
    }
  }
}

const byResponseKey = (source: Record<string, unknown>, _args: unknown, _context: unknown, info: GraphQLResolveInfo) =>
  source[info.path.key];

/**
 * Executions share a plan when their variables differ in values only, not in presence or in booleans (@skip, @include). With
 * their names, because one that was not given is not there at all.
 */
function presence(variables: Record<string, unknown>): string {
  let key = '';
  for (const name in variables) {
    const value = variables[name];
    key += ` ${name}${value == null ? '=0' : value === true ? '=t' : value === false ? '=f' : '=1'}`;
  }
  return key;
}

const numbers = new WeakMap<FieldNode, number>();
let lastNumber = 0;

/** Tells nodes apart in a key. */
function numberOf(node: FieldNode): number {
  let number = numbers.get(node);
  if (number === undefined) numbers.set(node, (number = ++lastNumber));
  return number;
}

function valuesOf(plan: Plan, info: GraphQLResolveInfo, values: NamedValues): unknown[] {
  const known: FieldArguments[] = [];
  return plan.statement.parameters.map((parameter) => {
    if (parameter instanceof NamedSlot) return valueOf(parameter, values);
    if (!(parameter instanceof ArgumentSlot)) return parameter;
    const args = (known[parameter.field] ??= argumentsOf(plan.fields[parameter.field]!, info));
    return parameter.read(args);
  });
}

/** A statement that masks or narrows by a value nobody gave would do so by null: it must not run at all. */
function valueOf({ name }: NamedSlot, values: NamedValues): unknown {
  if (!Object.hasOwn(values, name)) throw new Error(`the root field gives no value for the parameter ${name}`);
  return values[name];
}

const isAsked = (value: unknown): value is () => unknown => typeof value === 'function';

const argumentsOf = ({ field, node }: PlannedField, info: GraphQLResolveInfo): FieldArguments =>
  getArgumentValues(field, node, info.variableValues);
