// The floor: what node:http and PostgreSQL alone can do. One hand-written statement, prepared, that writes the whole answer
// as text; begin, tenant, statement and commit travel in one packet. No GraphQL, no token, no access check.
import { createServer } from 'node:http';
import pg from 'pg';
import { given, ready } from './serve.ts';

const dashboard = `
select json_build_object('account', json_build_object(
  'number', a.number, 'address', a.address, 'balance', (a.balance * 0.01)::text,
  'meters', (
    select json_agg(json_build_object('serial', m.serial, 'readings', json_build_object('nodes', (
      select json_agg(json_build_object('registerCode', r.register_code, 'value', r.value::text, 'takenOn', to_char(r.taken_on, 'YYYY-MM-DD')))
      from (select register_code, value, taken_on from reading
            where tenant_id = m.tenant_id and account_id = $1 and meter_id = m.id
            order by taken_on desc, register_code desc, source desc limit 12) r))))
    from (select * from meter where tenant_id = a.tenant_id and account_id = $1 order by status, service_code, serial) m),
  'bills', json_build_object('nodes', (
    select json_agg(json_build_object('period', to_char(b.period, 'YYYY-MM'), 'charged', (b.charged * 0.01)::text, 'paid', (b.paid * 0.01)::text, 'closing', (b.closing * 0.01)::text))
    from (select period, charged, paid, closing from bill
          where tenant_id = a.tenant_id and account_id = $1 order by period desc limit 12) b)),
  'payments', json_build_object('nodes', (
    select json_agg(json_build_object('amount', (p.amount * 0.01)::text, 'paidAt', to_char(p.paid_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'status', p.status))
    from (select amount, paid_at, status from payment
          where tenant_id = a.tenant_id and account_id = $1 order by paid_at desc, id desc limit 10) p))))::text json
from account a where a.id = $1`;

const options: pg.PoolConfig & { pipeline: boolean } = {
  connectionString: given.appUrl,
  max: given.pool,
  pipeline: true,
};
const pool = new pg.Pool(options);

/** pg's socket, to put the four messages into one packet. */
interface Corking {
  connection: { stream: { cork(): void; uncork(): void } };
}

async function read(accountId: string): Promise<string | undefined> {
  const client = await pool.connect();
  const { stream } = (client as unknown as Corking).connection;
  stream.cork();
  const work = Promise.all([
    client.query('begin read only'),
    client.query({ name: 'set_tenant', text: 'select app.set_tenant($1)', values: [given.tenantId] }),
    client.query<{ json: string }>({ name: 'dashboard', text: dashboard, values: [accountId] }),
    client.query('commit'),
  ]);
  stream.uncork();
  try {
    const [, , { rows }] = await work;
    client.release();
    return rows[0]?.json;
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}

const server = createServer((request, response) => {
  read(request.url!.slice('/accounts/'.length)).then(
    (json) => {
      const body = `{"data":${json ?? '{"account":null}'}}`;
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      response.end(body);
    },
    () => response.writeHead(500).end(),
  );
});
server.listen(0, '127.0.0.1', () => ready(server));
