import Fastify, { type FastifyInstance } from 'fastify';
import { buildSchema, type GraphQLFieldResolver, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { KabinetError } from '../../../server/errors.ts';
import { graphqlEndpoint, type GraphqlEndpointOptions } from '../../../server/request/graphql-endpoint.ts';
import { DateScalar, Money } from '../../../server/scalars.ts';
import type { Tenant } from '../../../server/tenancy/load-tenants.ts';

const source = `
  scalar Money
  scalar Date
  type Query {
    hello(name: String, birthday: Date): String!
    echo(input: EchoInput!): String!
    fails(how: String!): String
    mustNotFail(how: String!): String!
    viewer: Viewer
  }
  type Mutation { signIn(login: String!): Boolean! }
  input EchoInput { text: String! amount: Money inner: EchoInput list: [String!] kind: Kind }
  enum Kind { ONE TWO }
  type Viewer { id: ID! self: Viewer accounts(first: Int! = 20, after: String): AccountConnection! }
  type AccountConnection { nodes: [Account!]! edges: [AccountEdge!]! pageInfo: PageInfo! }
  type AccountEdge { cursor: String! node: Account! }
  type PageInfo { hasNextPage: Boolean! }
  type Account { id: ID! meters: [Meter!]! charges(first: Int! = 20): ChargeConnection! latest(first: Int = 3): [Charge!] }
  type Meter { id: ID! registers: [Meter!]! }
  type ChargeConnection { nodes: [Charge!]! pageInfo: PageInfo! }
  type Charge { id: ID! account: Account! }
`;

/** What the field `fails` throws, by name. */
export const faults: Record<string, () => unknown> = {};

const fail: GraphQLFieldResolver<unknown, unknown> = (_source, args) => {
  const { how } = args as { how: string };
  throw faults[how]?.() ?? new Error(`no such fault: ${how}`);
};

/** A small schema with the shapes of the real one: connections, lists, inputs with scalars, fields that fail. */
export function smallSchema(): GraphQLSchema {
  const schema = buildSchema(source);
  const set = (type: string, field: string, resolve: GraphQLFieldResolver<unknown, unknown>) => {
    (schema.getType(type) as GraphQLObjectType).getFields()[field]!.resolve = resolve;
  };
  for (const scalar of [Money, DateScalar]) {
    const { parseValue, parseLiteral, serialize } = scalar;
    Object.assign(schema.getType(scalar.name)!, { parseValue, parseLiteral, serialize });
  }
  set('Query', 'hello', (_source, args) => `hello ${(args as { name?: string }).name ?? 'you'}`);
  set('Query', 'echo', (_source, args) => (args as { input: { text: string } }).input.text);
  set('Query', 'fails', fail);
  set('Query', 'mustNotFail', fail);
  set('Query', 'viewer', () => ({
    id: '1',
    self: { id: '2' },
    accounts: { nodes: [], edges: [], pageInfo: { hasNextPage: false } },
  }));
  set('Mutation', 'signIn', () => true);
  return schema;
}

/** What the log was told. */
export type Told = { level: string; line: Record<string, unknown> }[];

/** An app with nothing but the endpoint, as a resident without a token sees it; `Bearer bad` is refused. */
export async function endpoint(
  options: Partial<GraphqlEndpointOptions> = {},
): Promise<{ app: FastifyInstance; told: Told }> {
  const told: Told = [];
  const app = Fastify({ genReqId: () => 'request-1' });
  app.decorateRequest('tenant', undefined);
  app.decorateRequest('seen');
  app.addHook('onRequest', async (request) => {
    request.seen = {};
    if (request.headers.host !== 'localhost:4000') request.tenant = { slug: 'kaluga' } as Tenant;
  });
  app.addHook('onSend', async (request, reply) => void reply.header('seen', JSON.stringify(request.seen)));
  const log = (level: string) => (line: unknown) => void told.push({ level, line: line as Record<string, unknown> });
  await graphqlEndpoint(app, {
    schema: smallSchema(),
    development: true,
    log: { error: log('error'), warn: log('warn') } as never,
    buildContext: async (_tenant, request) => {
      if (request.headers.authorization) throw new KabinetError('UNAUTHENTICATED');
      return {} as never;
    },
    ...options,
  });
  return { app, told };
}

/** A GraphQL answer, taken apart. */
export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; locations?: unknown; path?: unknown; extensions: Record<string, unknown> }[];
  };
  code: string | undefined;
}

/** Posts a body to /graphql, as JSON unless it is text. */
export async function post(app: FastifyInstance, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });
  const parsed = JSON.parse(response.payload) as Answer['body'];
  return {
    status: response.statusCode,
    headers: response.headers,
    body: parsed,
    code: parsed.errors?.[0]?.extensions['code'] as string | undefined,
  };
}
