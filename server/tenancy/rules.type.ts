import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { z } from 'zod';
import { DateScalar, Money } from '../scalars.ts';
import { TenantRules } from './rules.ts';

// The GraphQL type of the rules is made from their schema, so that a new rule reaches the forms by being written once.
// objects → object types; enums → enums; a union of modes → one type with the mode as an enum and, nullable, the fields
// some modes lack (a form reads them without fragments). Fields marked `internal` stay inside.

type Schema = z.core.$ZodType;
type Made = { type: object; nullable: boolean };
type FieldOf = { schema: Schema; nullable: boolean };

const classes = new Map<string, { type: object; of: Schema }>();
const enums = new Map<string, Record<string, string>>();

const metaOf = (schema: Schema): Record<string, unknown> => z.globalRegistry.get(schema) ?? {};

/** The schema that first got the name: `.describe()` makes copies, and a type's own description is the first one's. */
function named(schema: Schema): Schema {
  let first = schema;
  // Zod keeps the schema a copy was made from in `_zod.parent`.
  for (let parent = first._zod.parent; parent && metaOf(parent)['typeName']; parent = parent._zod.parent)
    first = parent;
  return first;
}

function typeName(schema: Schema, path: string): string {
  const name = metaOf(schema)['typeName'];
  if (typeof name !== 'string') throw new Error(`The rule ${path} needs a typeName for GraphQL, or to be internal`);
  return name;
}

function describe(schema: Schema, path: string): string {
  const { description } = metaOf(schema);
  if (typeof description === 'string') return description;
  const inner = (schema as Partial<z.ZodOptional>).def?.innerType;
  if (inner) return describe(inner, path);
  throw new Error(`The rule ${path} has no description`);
}

function enumOf(
  name: string,
  description: string,
  values: readonly string[],
  explained: Record<string, string> = {},
): object {
  const known = enums.get(name);
  if (known) {
    if (Object.keys(known).join() !== values.join()) throw new Error(`Two rules call different enums ${name}`);
    return known;
  }
  const made = Object.fromEntries(values.map((value) => [value, value]));
  const valuesConfig = Object.fromEntries(
    Object.entries(explained).map(([value, text]) => [value, { description: text }]),
  );
  registerEnumType(made, { name, description, valuesConfig });
  enums.set(name, made);
  return made;
}

function objectOf(
  schema: Schema,
  path: string,
  fields: (add: (name: string, field: FieldOf | object, text: string) => void) => void,
): object {
  const name = typeName(schema, path);
  const origin = named(schema);
  const known = classes.get(name);
  if (known) {
    if (known.of !== origin) throw new Error(`Two rules are called ${name}`);
    return known.type;
  }
  // oxlint-disable-next-line no-extraneous-class -- what type-graphql hangs a type on
  const type = { [name]: class {} }[name]!;
  classes.set(name, { type, of: origin });
  ObjectType(name, { description: describe(origin, path), simpleResolvers: true })(type);
  fields((field, of, text) => {
    const made = 'schema' in of ? graphQLType(of.schema, `${path}.${field}`) : { type: of, nullable: false };
    const nullable = made.nullable || ('nullable' in of && of.nullable);
    Field(() => made.type as never, { nullable, description: text })(type.prototype, field);
  });
  return type;
}

const isPublic = (schema: Schema): boolean => metaOf(schema)['internal'] !== true;

function plainObject(schema: z.ZodObject, path: string): object {
  return objectOf(schema, path, (add) => {
    for (const [field, of] of Object.entries(schema.def.shape) as [string, Schema][])
      if (isPublic(of)) add(field, { schema: of, nullable: false }, describe(of, `${path}.${field}`));
  });
}

function unionOfModes(schema: z.ZodDiscriminatedUnion, path: string): object {
  const key = schema.def.discriminator;
  const modes = schema.def.options as z.ZodObject[];
  return objectOf(schema, path, (add) => {
    const explained: Record<string, string> = {};
    const fields = new Map<string, Schema[]>();
    for (const { def } of modes) {
      const literal = def.shape[key] as z.ZodLiteral<string>;
      explained[literal.value] = describe(literal, `${path}.${key}`);
      for (const [field, of] of Object.entries(def.shape) as [string, Schema][])
        if (field !== key && isPublic(of)) fields.set(field, [...(fields.get(field) ?? []), of]);
    }
    const modeName = typeName(schema, path).replace(/Rules$/, '') + key[0]!.toUpperCase() + key.slice(1);
    add(
      key,
      enumOf(modeName, `The modes of ${typeName(schema, path)}.`, Object.keys(explained), explained),
      'Which of the modes it is.',
    );
    for (const [field, [of, ...others]] of fields) {
      const { type } = graphQLType(of!, `${path}.${field}`);
      if (others.some((other) => graphQLType(other, path).type !== type))
        throw new Error(`${path}.${field} differs by mode`);
      add(field, { schema: of!, nullable: others.length + 1 < modes.length }, describe(of!, `${path}.${field}`));
    }
  });
}

/** What a rule is in GraphQL; lists as type-graphql writes them: [type]. */
function graphQLType(schema: Schema, path: string): Made {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return { ...graphQLType(schema.def.innerType, path), nullable: true };
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return graphQLType(schema.def.innerType, path);
  const type = ((): object => {
    if (schema instanceof z.ZodArray) return [graphQLType(schema.def.element, path).type];
    if (schema instanceof z.ZodObject) return plainObject(schema, path);
    if (schema instanceof z.ZodDiscriminatedUnion) return unionOfModes(schema, path);
    if (schema instanceof z.ZodEnum) {
      const values = schema.options.map(String);
      return enumOf(
        typeName(schema, path),
        describe(named(schema), path),
        values,
        metaOf(schema)['values'] as Record<string, string>,
      );
    }
    if (metaOf(schema)['money'] === true) return Money;
    if (schema instanceof z.ZodISODate) return DateScalar;
    if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return String;
    if (schema instanceof z.ZodNumber) return schema.format === null ? Float : Int;
    if (schema instanceof z.ZodBoolean) return Boolean;
    throw new Error(`The rule ${path} is of a kind GraphQL cannot show`);
  })();
  return { type, nullable: false };
}

/** The GraphQL type `TenantRules`. */
export const TenantRulesType = graphQLType(TenantRules, 'rules').type;

/** A GraphQL enum of the rules by its name, for types elsewhere that use the same words. */
export function rulesEnum(name: string): object {
  const known = enums.get(name);
  if (!known) throw new Error(`No rule has an enum ${name}`);
  return known;
}
