import { type DocumentNode, GraphQLError, Kind, OperationTypeNode, parse, visit } from 'graphql';
import { KabinetError } from '../../errors.ts';
import { isStorable, notStorable } from './check-input.ts';
import { countRepeats } from './count-repeats.ts';
import type { Limits } from './limits.ts';
import { measureDocument, type Size } from './measure-document.ts';
import { RecentlyUsed } from './recently-used.ts';
import { tooComplex } from './too-complex.ts';

/** Refuses a query that is not GraphQL or is too large. A query that passed once is known by its text. */
export type CheckQuery = (query: string) => void;

/**
 * Checks the shape of queries before anything that takes longer than reading them: GraphQL's own validation compares fields
 * with each other, so its time grows faster than the query.
 * @throws {KabinetError} QUERY_TOO_COMPLEX, BAD_USER_INPUT, or a GraphQLError GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED
 */
export function checkQueriesAgainst(limits: Limits): CheckQuery {
  const known = new RecentlyUsed<true>(limits.knownQueries);
  return (query) => {
    if (known.get(query)) return;
    if (query.length > limits.queryLength)
      throw tooComplex(
        'queryLength',
        limits.queryLength,
        `The query has ${query.length} characters, at most ${limits.queryLength} are allowed: split it.`,
      );
    const document = parseWithin(query, limits.tokens);
    checkLiterals(document);
    checkSizes(document, limits);
    known.set(query, true);
  };
}

function parseWithin(query: string, maxTokens: number): DocumentNode {
  try {
    return parse(query, { maxTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (error.message.endsWith('tokens. Parsing aborted.'))
      throw tooComplex(
        'tokens',
        maxTokens,
        `The query has more than ${maxTokens} tokens: split it, or pass values as variables.`,
      );
    throw withCode('GRAPHQL_PARSE_FAILED', error);
  }
}

function checkLiterals(document: DocumentNode): void {
  visit(document, {
    StringValue: ({ value }) => {
      if (!isStorable(value)) throw notStorable('A string of the query');
    },
  });
}

function checkSizes(document: DocumentNode, limits: Limits): void {
  const operations = document.definitions.filter((part) => part.kind === Kind.OPERATION_DEFINITION);
  if (operations.length > limits.operations)
    throw tooComplex(
      'operations',
      limits.operations,
      `The document has ${operations.length} operations, at most ${limits.operations} are allowed.`,
    );
  const sizes = measured(document);
  for (const size of sizes.values()) checkSize(size, limits);
  const repeats = countRepeats(document);
  if (repeats > limits.repeats)
    throw tooComplex(
      'repeats',
      limits.repeats,
      `The query asks ${repeats} times for a field it has at the same place already, at most ${limits.repeats} are allowed: remove duplicates.`,
    );
  for (const operation of operations) {
    const limit = operation.operation === OperationTypeNode.MUTATION ? 'mutationFields' : 'queryFields';
    const { top } = sizes.get(operation)!;
    if (top > limits[limit])
      throw tooComplex(
        limit,
        limits[limit],
        `The ${operation.operation} has ${top} root fields, at most ${limits[limit]} are allowed: send several requests.`,
      );
  }
}

const advice = {
  depth: (size: Size) => `The query is nested ${size.depth} levels deep`,
  selections: (size: Size) => `The query has ${size.selections} fields and spreads with its fragments written out`,
  aliases: (size: Size) => `The query has ${size.aliases} aliases`,
  directives: (size: Size) => `The query has ${size.directives} directives`,
};

function checkSize(size: Size, limits: Limits): void {
  for (const limit of ['depth', 'selections', 'aliases', 'directives'] as const)
    if (size[limit] > limits[limit])
      throw tooComplex(limit, limits[limit], `${advice[limit](size)}, at most ${limits[limit]} are allowed: split it.`);
}

function measured(document: DocumentNode) {
  try {
    return measureDocument(document);
  } catch (error) {
    throw error instanceof GraphQLError && !(error instanceof KabinetError)
      ? withCode('GRAPHQL_VALIDATION_FAILED', error)
      : error;
  }
}

const withCode = (code: string, { message, nodes, source, positions }: GraphQLError): GraphQLError =>
  new GraphQLError(message, { nodes, source, positions, extensions: { code } });
