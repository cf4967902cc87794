import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../context.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';
import { executeOperation, stringifyResult } from './execute-operation.ts';
import { noteOperations } from './seen.ts';

/** What the endpoint is made of. */
export interface GraphqlEndpointOptions {
  schema: GraphQLSchema;
  development: boolean;
  log: Logger;
  buildContext(tenant: Tenant, request: FastifyRequest, reply: FastifyReply): Promise<Context>;
}

/** POST /graphql. */
export async function graphqlEndpoint(app: FastifyInstance, { schema, development, buildContext }: GraphqlEndpointOptions): Promise<void> {
  const seenOf = new WeakMap<object, FastifyRequest['seen']>();
  const server = new ApolloServer<Context>({
    gateway: {
      load: async () => ({
        executor: async ({ document, operation, operationName, request, context }) =>
          executeOperation({ schema, document, operation, operationName: operationName ?? undefined, variables: request.variables, context }),
      }),
      onSchemaLoadOrUpdate: (callback) => {
        callback({ apiSchema: schema, coreSupergraphSdl: '' });
        return () => {};
      },
      stop: async () => {},
    },
    introspection: development,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    stringifyResult: (result) => stringifyResult(result as never),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      noteOperations<Context>((context) => seenOf.get(context)),
    ],
  });
  await server.start();
  app.addHook('onClose', () => server.stop());
  app.post('/graphql', async (request, reply) => {
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers)) if (value) headers.set(name, String(value));
    const response = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body: request.body },
      context: async () => {
        const context = await buildContext(request.tenant!, request, reply);
        seenOf.set(context, request.seen);
        return context;
      },
    });
    for (const [name, value] of response.headers) void reply.header(name, value);
    void reply.code(response.status ?? 200);
    return response.body.kind === 'complete' ? response.body.string : '';
  });
}
