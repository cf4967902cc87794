// Mercurius as its documentation would have it: JIT, loaders for every list (which batch by level), hand-written SQL,
// prepared statements, one transaction and one connection a request, the tenant set at its beginning.
import Fastify from 'fastify';
import mercurius, { type MercuriusContext, type MercuriusLoaders } from 'mercurius';
import pg from 'pg';
import { given, ready } from './serve.ts';

const schema = `
  type Query { account(id: ID!): Account }
  type Account { id: ID! number: String! address: String! balance: String! meters: [Meter!]! bills(first: Int!): [Bill!]! payments(first: Int!): [Payment!]! }
  type Meter { id: ID! accountId: ID! serial: String! readings(first: Int!): [Reading!]! }
  type Reading { registerCode: String! value: String! takenOn: String! }
  type Bill { period: String! charged: String! paid: String! closing: String! }
  type Payment { amount: String! paidAt: String! status: String! }`;

const options: pg.PoolConfig & { pipeline: boolean } = {
  connectionString: given.appUrl,
  max: given.pool,
  pipeline: true,
};
const pool = new pg.Pool(options);

interface Corking {
  connection: { stream: { cork(): void; uncork(): void } };
}

/** The statements of one request: one read-only transaction of one tenant. What is asked in one turn leaves in one packet. */
class Session {
  #client: Promise<pg.PoolClient> | undefined;

  async query<Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    const isFirst = !this.#client;
    const client = await (this.#client ??= pool.connect());
    const { stream } = (client as unknown as Corking).connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    if (isFirst) {
      client.query('begin read only').catch(() => undefined);
      client
        .query({ name: 'set_tenant', text: 'select app.set_tenant($1)', values: [given.tenantId] })
        .catch(() => undefined);
    }
    return (await client.query<Row>({ name, text, values })).rows;
  }

  end(): void {
    void this.#client?.then((client) =>
      client.query('commit').then(
        () => client.release(),
        (error: Error) => client.release(error),
      ),
    );
  }
}

declare module 'mercurius' {
  interface MercuriusContext {
    session: Session;
  }
}

interface Asked {
  obj: { id: string; accountId: string };
  params: { first: number };
}

/** Rows of a list for every parent that asks, in the order of the parents. Arguments are equal within one level here. */
async function listsOf(
  { session }: MercuriusContext,
  name: string,
  text: string,
  parents: readonly string[],
  values: unknown[],
): Promise<unknown[][]> {
  const rows = await session.query<{ parent: string }>(name, text, values);
  const lists = new Map<string, unknown[]>(parents.map((parent) => [parent, []]));
  for (const row of rows) lists.get(row.parent)!.push(row);
  return parents.map((parent) => lists.get(parent)!);
}

const loaders: MercuriusLoaders = {
  Account: {
    meters: (queries: Asked[], context) => {
      const ids = queries.map(({ obj }) => obj.id);
      const text = `select account_id parent, id, account_id "accountId", serial from meter where account_id = any($1::uuid[]) order by status, service_code, serial`;
      return listsOf(context, 'meters', text, ids, [ids]);
    },
    bills: (queries: Asked[], context) => {
      const ids = queries.map(({ obj }) => obj.id);
      const text = `select a.id parent, to_char(b.period, 'YYYY-MM') period, (b.charged * 0.01)::text charged, (b.paid * 0.01)::text paid, (b.closing * 0.01)::text closing
        from account a cross join lateral (select * from bill where tenant_id = a.tenant_id and account_id = a.id order by period desc limit $2) b where a.id = any($1::uuid[])`;
      return listsOf(context, 'bills', text, ids, [ids, queries[0]!.params.first]);
    },
    payments: (queries: Asked[], context) => {
      const ids = queries.map(({ obj }) => obj.id);
      const text = `select a.id parent, (p.amount * 0.01)::text amount, to_char(p.paid_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') "paidAt", p.status
        from account a cross join lateral (select * from payment where tenant_id = a.tenant_id and account_id = a.id order by paid_at desc, id desc limit $2) p where a.id = any($1::uuid[])`;
      return listsOf(context, 'payments', text, ids, [ids, queries[0]!.params.first]);
    },
  },
  Meter: {
    readings: (queries: Asked[], context) => {
      const ids = queries.map(({ obj }) => obj.id);
      const accounts = [...new Set(queries.map(({ obj }) => obj.accountId))];
      const text = `select m.id parent, r.register_code "registerCode", r.value::text, to_char(r.taken_on, 'YYYY-MM-DD') "takenOn"
        from meter m cross join lateral (select * from reading where tenant_id = m.tenant_id and account_id = m.account_id and meter_id = m.id
          order by taken_on desc, register_code desc, source desc limit $3) r
        where m.account_id = any($2::uuid[]) and m.id = any($1::uuid[])`;
      return listsOf(context, 'readings', text, ids, [ids, accounts, queries[0]!.params.first]);
    },
  },
};

const app = Fastify({ logger: false });
await app.register(mercurius, {
  schema,
  loaders,
  jit: 1,
  context: () => ({ session: new Session() }),
  graphiql: false,
  path: '/graphql',
  resolvers: {
    Query: {
      account: async (_: unknown, { id }: { id: string }, { session }: MercuriusContext) => {
        const text = `select id, number, address, (balance * 0.01)::text balance from account where id = $1`;
        return (await session.query('account', text, [id]))[0] ?? null;
      },
    },
  },
});
app.graphql.addHook('onResolution', async (_execution, { session }) => session.end());
await app.listen({ host: '127.0.0.1', port: 0 });
ready(app.server);
