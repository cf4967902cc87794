import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  getNamedType,
  isObjectType,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';

/** Response key → the field nodes that ask for it, in the order of the response. */
export type Selection = ReadonlyMap<string, readonly FieldNode[]>;

/** Whether the type is a Relay connection: it has `pageInfo`. */
export function isConnection(type: GraphQLOutputType): boolean {
  const named = getNamedType(type);
  return isObjectType(named) && 'pageInfo' in named.getFields();
}

/** The object type of the rows: the type itself, or the node of a connection. */
export function nodeTypeOf(type: GraphQLOutputType): GraphQLObjectType {
  const named = getNamedType(type) as GraphQLObjectType;
  return isConnection(named) ? (getNamedType(named.getFields()['nodes']!.type) as GraphQLObjectType) : named;
}

/** What the nodes select from a type, fragments resolved, @skip and @include applied. */
export function selectedFields(
  info: GraphQLResolveInfo,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Selection {
  return collectSubfields(info.schema, info.fragments, info.variableValues, type, nodes);
}
