import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLField,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
  TypeInfo,
  execute,
  getArgumentValues,
  getVariableValues,
  locatedError,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import type { ReadField } from '../database/read/declare.ts';
import { type WrittenInfo, WrittenResponse } from '../database/read/reads.ts';

/** A validated operation that is to be carried out. */
export interface Operation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  operationName: string | undefined;
  variables: Record<string, unknown> | undefined;
  context: unknown;
}

/**
 * Carries out an operation. A query whose root fields are all written by statements is answered with their text: nothing is
 * parsed, completed field by field and serialised again. Everything else goes through graphql-js. Both give the same answer.
 */
export async function executeOperation(request: Operation): Promise<ExecutionResult> {
  const { schema, document, operation, operationName, variables, context } = request;
  if (isWritten(schema, document, operation)) {
    const answer = await answerInFull(request);
    if (answer) return answer;
  }
  return execute({
    schema,
    document,
    operationName: operationName ?? null,
    variableValues: variables ?? null,
    contextValue: context,
  });
}

/** The body of a response: the statement's text as it is, or JSON. */
export function stringifyResult(result: ExecutionResult): string {
  const { data, ...rest } = result;
  const written: unknown = data;
  if (!(written instanceof WrittenResponse)) return JSON.stringify(result);
  const others = JSON.stringify(rest).slice(1, -1);
  return `{${others === '' ? '' : `${others},`}"data":${written.json}}`;
}

const known = new WeakMap<OperationDefinitionNode, boolean>();

/** Whether statements can write the whole answer: only root fields that are reads, and no field with a resolver of its own. */
function isWritten(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): boolean {
  let answer = known.get(operation);
  if (answer !== undefined) return answer;
  answer = operation.operation === 'query';
  const types = new TypeInfo(schema);
  const query = schema.getQueryType();
  const look = visitWithTypeInfo(types, {
    Field() {
      const read = types.getFieldDef()?.extensions['read'] as ReadField | undefined;
      if (read?.needs || (types.getParentType() === query && !read?.root)) answer = false;
    },
  });
  visit(document, look);
  known.set(operation, answer);
  return answer;
}

/** The root fields; undefined when a condition of theirs (@skip, @include) cannot be worked out. */
function rootFields(...collect: Parameters<typeof collectFields>): ReturnType<typeof collectFields> | undefined {
  try {
    return collectFields(...collect);
  } catch {
    return undefined;
  }
}

/** The answer as text; undefined when graphql-js has to say what is wrong with the variables. */
async function answerInFull({
  schema,
  document,
  operation,
  variables,
  context,
}: Operation): Promise<ExecutionResult | undefined> {
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {}, { maxErrors: 1 });
  if (coerced.errors) return undefined;
  const type = schema.getQueryType()!;
  const fragments = fragmentsOf(document);
  const errors: ReturnType<typeof locatedError>[] = [];
  const roots = rootFields(schema, fragments, coerced.coerced, type, operation.selectionSet);
  if (!roots) return undefined;
  const parts = await Promise.all(
    [...roots].map(async ([key, nodes]) => {
      const field = type.getFields()[nodes[0]!.name.value];
      if (!field) return `${JSON.stringify(key)}:${JSON.stringify(type.name)}`; // __typename
      const path = { prev: undefined, key, typename: type.name };
      const info: WrittenInfo = {
        fieldName: field.name,
        fieldNodes: nodes,
        returnType: field.type,
        parentType: type,
        path,
        schema,
        fragments,
        rootValue: undefined,
        operation,
        variableValues: coerced.coerced,
        takesText: true,
      };
      return `${JSON.stringify(key)}:${await textOf(field, nodes, info, context, (error) => errors.push(locatedError(error, nodes, [key])))}`;
    }),
  );
  const data = new WrittenResponse(`{${parts.join(',')}}`) as unknown as Record<string, unknown>;
  return errors.length > 0 ? { errors, data } : { data };
}

async function textOf(
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  info: GraphQLResolveInfo,
  context: unknown,
  failed: (error: unknown) => void,
): Promise<string> {
  try {
    const value: unknown = await field.resolve!(
      undefined,
      getArgumentValues(field, nodes[0]!, info.variableValues),
      context,
      info,
    );
    if (value == null) return 'null';
    if (value instanceof WrittenResponse) return value.json;
    throw new Error(`${info.fieldName} is marked as a read but was not written by a statement`);
  } catch (error) {
    failed(error);
    return 'null';
  }
}

const fragmentMaps = new WeakMap<DocumentNode, GraphQLResolveInfo['fragments']>();

function fragmentsOf(document: DocumentNode): GraphQLResolveInfo['fragments'] {
  let map = fragmentMaps.get(document);
  if (!map) {
    map = Object.fromEntries(
      document.definitions.flatMap((part) => (part.kind === 'FragmentDefinition' ? [[part.name.value, part]] : [])),
    );
    fragmentMaps.set(document, map);
  }
  return map;
}
