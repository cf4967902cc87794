import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
} from 'graphql';
import { type Expression, type RawBuilder, sql } from 'kysely';
import { nodeTypeOf, selectedFields, type Selection } from './selection.ts';

/** The rows of a page as a subquery needs them: which selections of the node are wanted, and whether cursors are. */
export interface PageShape {
  /** Selections of the node, one for each place that asks for it; the n-th becomes the column `n<index>`. */
  nodes: readonly Selection[];
  /** Somebody asks for a cursor: the row's cursor becomes the column `c`. */
  cursors: boolean;
  /** Somebody asks for a next page: one row more than `first` is read. */
  oneMore: boolean;
  /** Somebody asks where the page begins or ends: the number of each row becomes the column `i`. */
  numbered: boolean;
  /** Somebody asks for the last cursor: the number of rows read becomes the column `n`. */
  counted: boolean;
  /** JSON of the connection, aggregated from the rows `r` with the columns above. */
  json: Expression<unknown>;
}

/** Reads the selection of a connection field: `nodes`, `edges { cursor node }`, `pageInfo`, under any aliases. */
export function pageShape(
  info: GraphQLResolveInfo,
  field: GraphQLField<unknown, unknown>,
  fieldNodes: readonly FieldNode[],
  first: RawBuilder<unknown>,
  isFirstPage: boolean,
): PageShape {
  const type = getNamedType(field.type) as GraphQLObjectType;
  const childType = (parent: GraphQLObjectType, name: string) =>
    getNamedType(parent.getFields()[name]!.type) as GraphQLObjectType;
  const asked = pageInfoFields(info, type, fieldNodes);
  const oneMore = asked.has('hasNextPage');
  const counted = asked.has('endCursor');
  const numbered = oneMore || counted || asked.has('startCursor');
  const shape = { nodes: [] as Selection[], cursors: false, oneMore, counted, numbered };

  const node = (of: readonly FieldNode[]) =>
    sql.ref(`r.n${shape.nodes.push(selectedFields(info, nodeTypeOf(type), of)) - 1}`);
  const cursor = () => {
    shape.cursors = true;
    return sql.ref('r.c');
  };
  const onPage = (value: RawBuilder<unknown>) =>
    sql`coalesce(json_agg(${value})${oneMore ? sql` filter (where r.i <= ${first})` : sql``}, '[]')`;
  /** A JSON object with the response keys of a selection. */
  const object = (
    of: GraphQLObjectType,
    nodes: readonly FieldNode[],
    value: (name: string, nodes: readonly FieldNode[]) => RawBuilder<unknown>,
  ) => {
    const pairs = [...selectedFields(info, of, nodes)].flatMap(([key, fields]) => {
      const name = fields[0]!.name.value;
      return [sql.lit(key), name === '__typename' ? sql.lit(of.name) : value(name, fields)];
    });
    return sql`json_build_object(${sql.join(pairs)})`;
  };
  const pageInfo: Record<string, () => RawBuilder<unknown>> = {
    hasNextPage: () => sql`count(*) > ${first}`,
    hasPreviousPage: () => sql.lit(!isFirstPage),
    startCursor: () => sql`min(${cursor()}) filter (where r.i = 1)`,
    // Not an ordered aggregate: it would sort the rows of all the others too.
    endCursor: () => sql`min(${cursor()}) filter (where r.i = least(${first}, r.n))`,
  };
  const parts: Record<string, (nodes: readonly FieldNode[]) => RawBuilder<unknown>> = {
    nodes: (nodes) => onPage(node(nodes)),
    edges: (nodes) =>
      onPage(object(childType(type, 'edges'), nodes, (name, of) => (name === 'cursor' ? cursor() : node(of)))),
    pageInfo: (nodes) => object(childType(type, 'pageInfo'), nodes, (name) => pageInfo[name]!()),
  };
  const json = object(type, fieldNodes, (name, nodes) => parts[name]!(nodes));
  return { ...shape, json };
}

/** Names of the fields of `pageInfo` that are selected under any alias. */
function pageInfoFields(info: GraphQLResolveInfo, type: GraphQLObjectType, nodes: readonly FieldNode[]): Set<string> {
  const pageInfo = getNamedType(type.getFields()['pageInfo']!.type) as GraphQLObjectType;
  const all = [...selectedFields(info, type, nodes).values()].filter(([node]) => node!.name.value === 'pageInfo');
  return new Set(
    all.flatMap((of) => [...selectedFields(info, pageInfo, of).values()].map(([node]) => node!.name.value)),
  );
}
