import { ApolloServer, type ApolloServerOptions, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../context.ts';
import { errorCodes, KabinetError } from '../errors.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';
import { answerOperations, type Asked } from './answer-operations.ts';
import { stringifyResult } from './execute-operation.ts';
import { type PublicError, publicError } from './format-error.ts';
import { checkInput } from './limits/check-input.ts';
import { checkQueriesAgainst } from './limits/check-query.ts';
import { limits as usual, type Limits } from './limits/limits.ts';
import { RecentlyUsed } from './limits/recently-used.ts';
import type { LiveEndpoint } from './live/live-endpoint.ts';
import { upgradeOf } from './live/upgrades.ts';
import { type AnswerType, answerType } from './media-type.ts';
import { readBody } from './read-body.ts';
import { isJson, readParameters } from './read-parameters.ts';
import { noteOperations } from './seen.ts';
import { type TellFault, tellFaultsTo } from './tell-fault.ts';

/** What the endpoint is made of. */
export interface GraphqlEndpointOptions {
  schema: GraphQLSchema;
  /** Introspection is open. */
  development: boolean;
  log: Pick<Logger, 'error' | 'warn'>;
  buildContext(tenant: Tenant, request: FastifyRequest, reply: FastifyReply): Promise<Context>;
  /** Takes over requests for a WebSocket; without it there is none. */
  live?: Pick<LiveEndpoint, 'take'>;
  /** Time for an operation before 504. */
  timeoutMs?: number;
  limits?: Limits;
}

/**
 * POST /graphql: method → media types → body → input → shape of the query → who asks → Apollo (validation, cost, execution) →
 * response. Whatever fails on the way is answered as GraphQL errors with a code; every other method gets 405. A WebSocket is
 * opened on the same path.
 *
 * Only `application/json` is accepted, which no page of another origin can send without asking first (CSRF).
 */
export async function graphqlEndpoint(app: FastifyInstance, options: GraphqlEndpointOptions): Promise<void> {
  const { limits = usual } = options;
  const tell = tellFaultsTo(options.log);
  const server = apolloServer(options, limits, tell);
  await server.start();
  const checkQuery = checkQueriesAgainst(limits);

  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<string> => {
    const type = answerType(request.headers.accept);
    try {
      if (!type) throw new NotAcceptable();
      if (!isJson(request.headers['content-type'], request.headers['content-encoding']))
        throw new UnsupportedMediaType();
      const parameters = readParameters(await readBody(request.raw, limits.bodyBytes));
      checkInput(parameters.variables, limits.variablesDepth);
      checkQuery(parameters.query);
      const context = await options.buildContext(tenantOf(request), request, reply);
      const response = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: 'POST', headers: forApollo, search: '', body: parameters },
        context: async () => ({ context, request, type }),
      });
      send(reply, response.status ?? 200, type);
      return response.body.kind === 'complete' ? response.body.string : '';
    } catch (error) {
      tell(error, request.id);
      const told = publicError(error);
      if (request.seen) request.seen.outcome = told.extensions.code;
      return refuse(reply, type, told, error, request.id);
    }
  };

  await app.register(async (scope) => {
    // Bodies are read by `answer`: whatever is wrong with one gets the same kind of answer as everything else.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    // What Fastify itself refuses before a handler runs gets a code too.
    scope.setErrorHandler<FastifyError>((error, request, reply) => {
      const refused = error.statusCode === 415 ? new UnsupportedMediaType() : new KabinetError('BAD_REQUEST');
      const type = answerType(request.headers.accept);
      return reply.send(refuse(reply, type, publicError(refused), refused, request.id));
    });
    scope.post('/graphql', answer);
    const others = scope.supportedMethods.filter((method) => method !== 'POST');
    scope.route({
      method: others,
      url: '/graphql',
      exposeHeadRoute: false,
      handler: async (request, reply) => {
        if (options.live && upgradeOf(request.raw)) return upgrade(options.live, request, reply);
        const told = publicError(
          new KabinetError('METHOD_NOT_ALLOWED', undefined, {
            hint: 'Send POST with content-type application/json and a body {"query": "…"}.',
          }),
        );
        void reply.header('allow', 'POST');
        return refuse(reply, answerType(request.headers.accept), told, undefined, request.id);
      },
    });
  });
  app.addHook('onClose', () => server.stop());
}

/** Makes the request a WebSocket, or says why not. */
function upgrade(
  live: Pick<LiveEndpoint, 'take'>,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply | string {
  try {
    live.take(request, reply);
    return reply;
  } catch (error) {
    return refuse(reply, undefined, publicError(error), error, request.id);
  }
}

/** Where Apollo keeps parsed queries. */
type DocumentStore = NonNullable<ApolloServerOptions<Asked>['documentStore']>;

/** Apollo looks at these two headers only; that they are right has been checked. */
const forApollo = new HeaderMap([['content-type', 'application/json']]);

function apolloServer(
  { schema, development, timeoutMs, log }: GraphqlEndpointOptions,
  limits: Limits,
  tell: TellFault,
): ApolloServer<Asked> {
  const plugins: ApolloServerPlugin<Asked>[] = [
    ApolloServerPluginCacheControlDisabled(),
    ApolloServerPluginInlineTraceDisabled(),
    ApolloServerPluginLandingPageDisabled(),
    ApolloServerPluginSchemaReportingDisabled(),
    ApolloServerPluginUsageReportingDisabled(),
    answerOperations({ schema, limits, timeoutMs, tell }),
    noteOperations<Asked>(({ request }) => request.seen),
  ];
  const ignore = () => {};
  return new ApolloServer<Asked>({
    schema,
    plugins,
    logger: {
      debug: ignore,
      info: ignore,
      warn: (text) => log.warn(firstLine(text)),
      error: (text) => log.error(firstLine(text)),
    },
    introspection: development,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.tokens },
    documentStore: documentsOf(limits.knownQueries),
    formatError: (_formatted, error) => publicError(error),
    stringifyResult: (result) => stringifyResult(result as never),
  });
}

/**
 * Parsed queries, and with them the plans of their statements. As many as are known, not as many megabytes: Apollo's own store
 * counts a document's text as JSON, while tokens, plans and all take ten times that of memory.
 */
function documentsOf(most: number): DocumentStore {
  const documents = new RecentlyUsed<DocumentNode>(most);
  return {
    get: async (key) => documents.get(key),
    set: async (key, document) => documents.set(key, document),
    delete: async () => false,
  };
}

/** In development `localhost` has no tenant: it lists the portals. */
function tenantOf({ tenant }: FastifyRequest): Tenant {
  if (tenant) return tenant;
  throw new KabinetError('NOT_FOUND', undefined, { hint: "Ask on a portal's host, such as <slug>.localhost." });
}

/** Apollo may quote the query beneath: that could name an account. */
const firstLine = (text: unknown): string => String(text).split('\n', 1)[0]!;

class UnsupportedMediaType extends KabinetError {
  constructor() {
    super('BAD_REQUEST', undefined, { hint: 'Send content-type application/json in UTF-8, without content-encoding.' });
  }
}

class NotAcceptable extends KabinetError {
  constructor() {
    super('BAD_REQUEST', undefined, { hint: 'Accept application/graphql-response+json or application/json.' });
  }
}

function send(reply: FastifyReply, status: number, type: AnswerType | undefined): void {
  void reply
    .code(status)
    .header('content-type', type?.contentType ?? 'application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff');
}

function refuse(
  reply: FastifyReply,
  type: AnswerType | undefined,
  told: PublicError,
  error: unknown,
  requestId: string,
): string {
  const { code } = told.extensions;
  const isRefusedQuery = code === 'GRAPHQL_PARSE_FAILED' || code === 'GRAPHQL_VALIDATION_FAILED';
  const status =
    error instanceof UnsupportedMediaType ? 415 : error instanceof NotAcceptable ? 406 : errorCodes[code].status;
  send(reply, isRefusedQuery && type?.refusedQueryIs200 ? 200 : status, type);
  return JSON.stringify({ errors: [{ ...told, extensions: { ...told.extensions, requestId } }] });
}
