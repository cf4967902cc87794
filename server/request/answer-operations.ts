import { type ApolloServerPlugin, type GraphQLRequestContext, HeaderMap } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import type { ExecutionResult, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import { WrittenResponse } from '../database/read/reads.ts';
import { type ErrorCode, errorCodes, KabinetError } from '../errors.ts';
import { executeOperation } from './execute-operation.ts';
import { publicError, statusOf } from './format-error.ts';
import { checkCostAgainst } from './limits/check-cost.ts';
import type { Limits } from './limits/limits.ts';
import type { AnswerType } from './media-type.ts';
import type { TellFault } from './tell-fault.ts';

/** What Apollo carries through a request. */
export interface Asked {
  context: Context;
  request: FastifyRequest;
  type: AnswerType;
  /** Set when the variables do not fit the operation. */
  variablesRefused?: true;
}

interface AnswerOptions {
  schema: GraphQLSchema;
  limits: Limits;
  timeoutMs: number | undefined;
  tell: TellFault;
}

/** The cost check, the execution and the HTTP status of operations, as a plugin of Apollo. */
export function answerOperations({ schema, limits, timeoutMs, tell }: AnswerOptions): ApolloServerPlugin<Asked> {
  const checkCost = checkCostAgainst(schema, limits);
  const execute = async ({
    request,
    document,
    operation,
    contextValue,
  }: GraphQLRequestContext<Asked>): Promise<ExecutionResult> => {
    const work = executeOperation({
      schema,
      document: document!,
      operation: operation!,
      operationName: request.operationName ?? undefined,
      variables: request.variables,
      context: contextValue.context,
    });
    const result = await (timeoutMs === undefined ? work : within(timeoutMs, work));
    if (!result.errors) return result;
    if (result.data === undefined) contextValue.variablesRefused = true;
    for (const error of result.errors) tell(error, contextValue.request.id);
    const errors = result.errors.map(publicError);
    return { ...result, ...(nothingCame(result, errors) ? { data: null } : {}), errors: errors as never };
  };

  return {
    unexpectedErrorProcessingRequest: async ({ requestContext, error }) =>
      tell(error, requestContext.contextValue.request.id),
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, request }) => {
        if (operation?.operation === 'subscription')
          throw new KabinetError('BAD_REQUEST', undefined, {
            hint: 'Subscriptions come over WebSocket, on this path, in the protocol graphql-transport-ws.',
          });
        checkCost(document, operation ?? noOperation(request.operationName), request.variables ?? {});
      },
      responseForOperation: async (asked) => ({
        http: { status: undefined, headers: new HeaderMap() },
        body: { kind: 'single', singleResult: await execute(asked) },
      }),
      willSendResponse: async ({ response, contextValue: { type, request, variablesRefused } }) => {
        // Apollo need not look at Accept again.
        response.http.headers.set('content-type', type.contentType);
        if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
        const { singleResult } = response.body;
        singleResult.errors = singleResult.errors!.map((error) => ({
          ...error,
          extensions: { ...error.extensions, requestId: request.id },
        }));
        // Refused before it ran: `application/json` alone wants 200 then.
        const isRefused =
          variablesRefused ?? singleResult.errors[0]?.extensions?.['code'] === 'GRAPHQL_VALIDATION_FAILED';
        const answered = singleResult.data != null || (isRefused && type.refusedQueryIs200);
        response.http.status = answered ? 200 : statusOf(singleResult.errors);
      },
    }),
  };
}

function noOperation(name: string | null | undefined): never {
  const hint =
    name == null
      ? 'The document has several operations: say which one with `operationName`.'
      : 'The document has no operation of the name in `operationName`.';
  throw new KabinetError('BAD_REQUEST', undefined, { hint });
}

/**
 * Whether faults of ours left nothing of the answer. Root fields may be null, so GraphQL would still call that an answer; a
 * caller and a balancer are better served with null as a whole, and 503 or 504.
 */
function nothingCame({ data }: ExecutionResult, errors: readonly GraphQLFormattedError[]): boolean {
  if (data == null || !errors.some(({ extensions }) => errorCodes[extensions?.['code'] as ErrorCode].status >= 500))
    return false;
  const written: unknown = data;
  const roots = (written instanceof WrittenResponse ? JSON.parse(written.json) : data) as Record<string, unknown>;
  return Object.values(roots).every((value) => value === null);
}

async function within(ms: number, work: Promise<ExecutionResult>): Promise<ExecutionResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ExecutionResult>((resolve) => {
    timer = setTimeout(() => resolve({ errors: [new KabinetError('TIMEOUT')], data: null }), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
