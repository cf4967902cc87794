import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
} from 'graphql';
import { page, usualList } from './limits.ts';

/** An argument `first` of the operation: its value, or the variable that gives it and what counts without one. */
export interface First {
  variable: string | undefined;
  value: unknown;
}

/** Objects of one field and of what lies below it: `own` and the parts, as many times as `times` says. */
interface Part {
  own: number;
  times: number | First;
  parts: readonly Part[];
}

/** What an operation costs, worked out once; the values of its variables are put in for each request. */
export interface Formula {
  firsts: readonly First[];
  parts: readonly Part[];
}

/** Works out the cost of a valid operation: how many objects its answer could hold. Directives may only make it less. */
export function formulaOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Formula {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const part of document.definitions)
    if (part.kind === Kind.FRAGMENT_DEFINITION) fragments.set(part.name.value, part);
  const firsts: First[] = [];

  const ofSet = (type: GraphQLNamedType | undefined, set: SelectionSetNode, size?: First): Part[] =>
    set.selections.flatMap((part) => {
      if (part.kind === Kind.FIELD) return ofField(type, part, size);
      const inner = part.kind === Kind.FRAGMENT_SPREAD ? fragments.get(part.name.value) : part;
      if (!inner) return [];
      const condition = inner.typeCondition ? schema.getType(inner.typeCondition.name.value) : type;
      return ofSet(condition, inner.selectionSet, size);
    });

  /** `size` is the page size when the parent is a connection: its lists hold that many, and it is no object of its own. */
  const ofField = (parent: GraphQLNamedType | undefined, node: FieldNode, size: First | undefined): Part[] => {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (!field || !node.selectionSet) return [];
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || (size && node.name.value === 'pageInfo')) return [];
    const first = firstOf(field, node, operation);
    if (first) {
      firsts.push(first);
      return isListType(getNullableType(field.type))
        ? [{ own: 1, times: first, parts: ofSet(type, node.selectionSet) }]
        : ofSet(type, node.selectionSet, first);
    }
    const isList = isListType(getNullableType(field.type));
    const isEdges = size !== undefined && node.name.value === 'edges';
    return [{ own: isEdges ? 0 : 1, times: isList ? (size ?? usualList) : 1, parts: ofSet(type, node.selectionSet) }];
  };

  const root = schema.getRootType(operation.operation) ?? undefined;
  return { parts: ofSet(root, operation.selectionSet), firsts };
}

/** The cost with these variables; `first` out of bounds counts as it stands. */
export function costOf({ parts }: Pick<Formula, 'parts'>, variables: Record<string, unknown>): number {
  let sum = 0;
  for (const part of parts) {
    const times = typeof part.times === 'number' ? part.times : Number(valueOf(part.times, variables));
    sum += times * (part.own + costOf(part, variables));
  }
  return sum;
}

/** What `first` is with these variables. A value of a wrong type is left to GraphQL, which says so. */
export function valueOf({ variable, value }: First, variables: Record<string, unknown>): unknown {
  return variable !== undefined && Object.hasOwn(variables, variable) ? variables[variable] : value;
}

function firstOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  operation: OperationDefinitionNode,
): First | undefined {
  const argument = field.args.find(({ name }) => name === 'first');
  if (!argument) return undefined;
  const byDefault: unknown = argument.defaultValue ?? page.byDefault;
  const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  if (given?.kind !== Kind.VARIABLE) return { variable: undefined, value: given ? literal(given) : byDefault };
  const variable = given.name.value;
  const declared = operation.variableDefinitions?.find((one) => one.variable.name.value === variable)?.defaultValue;
  return { variable, value: declared ? literal(declared) : byDefault };
}

const literal = (node: ValueNode): unknown => (node.kind === Kind.INT ? Number(node.value) : null);
