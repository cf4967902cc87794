import {
  type DocumentNode,
  type ExecutionArgs,
  getOperationAST,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { makeServer, type Server, type SubscribePayload } from 'graphql-ws';
import { KabinetError } from '../../errors.ts';
import type { LiveContext } from '../../paying/live/live-context.ts';
import { publicError } from '../format-error.ts';
import { checkCostAgainst } from '../limits/check-cost.ts';
import { checkInput } from '../limits/check-input.ts';
import { checkQueriesAgainst } from '../limits/check-query.ts';
import type { Limits } from '../limits/limits.ts';
import { RecentlyUsed } from '../limits/recently-used.ts';
import type { TellFault } from '../tell-fault.ts';
import { closings, type LiveLine } from './live-line.ts';

/** What the protocol is spoken with. */
export interface LiveProtocolParts {
  schema: GraphQLSchema;
  limits: Limits;
  tell: TellFault;
  /** Lets in who shows a good token, given as the Authorization header would have it; closes the line to others. */
  letIn: (line: LiveLine, authorization: string | undefined) => Promise<boolean>;
  contextOf: (line: LiveLine) => Promise<LiveContext>;
}

/** How long a line may stay without signing in. */
const signInWithinMs = 5000;
/** Subscriptions of one line at once. */
const mostSubscriptions = 5;
const knownDocuments = 50;

/**
 * GraphQL over WebSocket (`graphql-transport-ws`): subscriptions alone, within the same limits as operations over HTTP and with
 * the same errors.
 */
export function liveProtocol({ schema, limits, tell, letIn, contextOf }: LiveProtocolParts): Server<LiveLine> {
  const checkQuery = checkQueriesAgainst(limits);
  const checkCost = checkCostAgainst(schema, limits);
  const documents = new RecentlyUsed<DocumentNode>(knownDocuments);
  const documentOf = (query: string): DocumentNode => {
    let document = documents.get(query);
    if (document) return document;
    checkQuery(query);
    document = parse(query, { maxTokens: limits.tokens });
    const [wrong] = validate(schema, document, undefined, { maxErrors: 1, hideSuggestions: true });
    if (wrong)
      throw new GraphQLError(wrong.message, {
        nodes: wrong.nodes,
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      });
    documents.set(query, document);
    return document;
  };
  const toSubscribe = async (line: LiveLine, asked: SubscribePayload, open: number): Promise<ExecutionArgs> => {
    if (open > mostSubscriptions)
      throw new KabinetError('TOO_MANY_REQUESTS', undefined, {
        hint: `At most ${mostSubscriptions} subscriptions at once on a connection: complete one first.`,
      });
    const { query, operationName, variables } = asked;
    checkInput(variables, limits.variablesDepth);
    const document = documentOf(query);
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== 'subscription')
      throw new KabinetError('BAD_REQUEST', undefined, {
        hint: 'Only subscriptions come this way: send queries and mutations with POST /graphql.',
      });
    checkCost(document, operation, variables ?? {});
    const contextValue = await contextOf(line);
    return { schema, document, operationName: operationName ?? null, variableValues: variables ?? null, contextValue };
  };
  const told = (line: LiveLine, errors: readonly unknown[]): GraphQLFormattedError[] =>
    errors.map((error) => {
      tell(error, line.request.id);
      const { extensions, ...rest } = publicError(error);
      return { ...rest, extensions: { ...extensions, requestId: line.request.id } };
    });

  return makeServer<Record<string, unknown> | undefined, LiveLine>({
    connectionInitWaitTimeout: signInWithinMs,
    onConnect: ({ extra: line, connectionParams }) => letIn(line, authorizationOf(connectionParams)),
    onSubscribe: async ({ extra: line, subscriptions }, _id, asked) => {
      line.operations += 1;
      try {
        return await toSubscribe(line, asked, Object.keys(subscriptions).length);
      } catch (error) {
        if (error instanceof KabinetError && error.code === 'UNAUTHENTICATED') line.close(closings.signIn);
        return [asGraphqlError(error)];
      }
    },
    onError: ({ extra: line }, _id, _asked, errors) => told(line, errors),
    onNext: ({ extra: line }, _id, _asked, _args, { errors, ...result }) =>
      errors ? { ...result, errors: told(line, errors) } : undefined,
  });
}

const asGraphqlError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });

/** `{ token }` or `{ authorization: 'Bearer …' }`, as clients write the one or the other. */
function authorizationOf(parameters: Record<string, unknown> | undefined): string | undefined {
  const { token, authorization } = parameters ?? {};
  if (typeof token === 'string') return `Bearer ${token}`;
  return typeof authorization === 'string' ? authorization : undefined;
}
