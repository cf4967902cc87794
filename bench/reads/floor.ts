// The floor: what node:http and PostgreSQL alone can do. One hand-written statement, prepared, that writes the whole answer
// as text; begin, tenant, statement and commit travel in one packet. No GraphQL, no token, no access check.
import { createServer } from 'node:http';
import pg from 'pg';
import { given, ready } from './serve.ts';

const dashboard = `
select row_to_json(response)::text json from (select (select row_to_json(object) from (select a.number, a.address, (a.balance * 0.01)::text balance,
  (select json_agg(row_to_json(meter)) from (select m.serial, (
      select row_to_json(page) from (select (
        select json_agg(row_to_json(reading)) from (
          select register_code "registerCode", value::text, taken_on "takenOn" from reading
          where tenant_id = m.tenant_id and account_id = $1 and meter_id = m.id
          order by taken_on desc, register_code desc, source desc limit 12) reading) nodes) page) readings
    from meter m where tenant_id = a.tenant_id and account_id = $1 order by status, service_code, serial) meter) meters,
  (select row_to_json(page) from (select (
    select json_agg(row_to_json(bill)) from (
      select left(period::text, 7) period, (charged * 0.01)::text charged, (paid * 0.01)::text paid, (closing * 0.01)::text closing from bill b
      where tenant_id = a.tenant_id and account_id = $1 order by b.period desc limit 12) bill) nodes) page) bills,
  (select row_to_json(page) from (select (
    select json_agg(row_to_json(payment)) from (
      select (amount * 0.01)::text amount, to_char(paid_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') "paidAt", status from payment
      where tenant_id = a.tenant_id and account_id = $1 order by paid_at desc, id desc limit 10) payment) nodes) page) payments
) object) account from account a where a.id = $1) response`;

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
