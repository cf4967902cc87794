// The floor: what node:http and PostgreSQL alone can do with a callback. The checksum, one call to the bank, and one
// hand-written statement that writes all a credited payment is; begin, tenant, statement and commit travel in one packet.
import { createHmac } from 'node:crypto';
import { Agent, createServer, request } from 'node:http';
import pg from 'pg';
import { given, ready } from '../reads/serve.ts';

const key = process.env['BENCH_CALLBACK_KEY']!;
const bankUrl = process.env['BENCH_BANK_URL']!;

const credit = `
with held as (
  select p.tenant_id, p.account_id, p.id, p.step, p.status, p.amount, o.order_number, gen_random_uuid() as posting
  from payment_order o join payment p on p.tenant_id = o.tenant_id and p.account_id = o.account_id and p.id = o.payment_id
  where o.tenant_id = $1 and o.order_number = $2 and p.status = 'REGISTERED' and p.amount = $3 for update of p),
step as (
  insert into payment_step (tenant_id, account_id, payment_id, step, before, from_status, to_status, at, cause, amount)
  select tenant_id, account_id, id, step + 1, step, status, 'PAID', now(), 'CALLBACK', amount from held),
paid as (
  update payment p set status = 'PAID', step = h.step + 1, paid_at = now(), next_check_at = null from held h
  where p.tenant_id = h.tenant_id and p.account_id = h.account_id and p.id = h.id),
posted as (
  insert into posting (tenant_id, account_id, id, kind, subject, revision, period, day, posted_at)
  select tenant_id, account_id, posting, 'PAYMENT', id::text, 1, date_trunc('month', now())::date, now()::date, now() from held),
entered as (
  insert into ledger_entry (tenant_id, account_id, posting_id, line, debit, credit, service_code, amount)
  select tenant_id, account_id, posting, 1, 'ACQUIRER', 'RECEIVABLE', '01', amount from held),
owed as (
  update account a set balance = a.balance - h.amount from held h where a.tenant_id = h.tenant_id and a.id = h.account_id),
by_service as (
  update account_service s set balance = s.balance - h.amount from held h
  where s.tenant_id = h.tenant_id and s.account_id = h.account_id and s.service_code = '01')
select pg_notify('payment', tenant_id || ':' || account_id || ':' || id) from held`;

const options: pg.PoolConfig & { pipeline: boolean } = {
  connectionString: given.appUrl,
  max: given.pool,
  pipeline: true,
};
const pool = new pg.Pool(options);
const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** pg's socket, to put the four messages into one packet. */
interface Corking {
  connection: { stream: { cork(): void; uncork(): void } };
}

async function write(orderNumber: string, amount: number): Promise<void> {
  const client = await pool.connect();
  const { stream } = (client as unknown as Corking).connection;
  stream.cork();
  const work = Promise.all([
    client.query('begin'),
    client.query({ name: 'set_tenant', text: 'select app.set_tenant($1)', values: [given.tenantId] }),
    client.query({ name: 'credit', text: credit, values: [given.tenantId, orderNumber, amount] }),
    client.query('commit'),
  ]);
  stream.uncork();
  await work;
  client.release();
}

/** Kopecks the bank has taken for an order. */
const deposited = (orderNumber: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const body = new URLSearchParams({ userName: 'sandbox', password: 'sandbox', orderNumber }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) };
    const sent = request(`${bankUrl}getOrderStatusExtended.do`, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        const { orderStatus, amount } = JSON.parse(text) as { orderStatus: number; amount: number };
        if (orderStatus === 2) resolve(amount);
        else reject(new Error(text));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });

function isGood(query: URLSearchParams): boolean {
  const signed = [...query]
    .filter(([name]) => name !== 'checksum')
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  const text = signed.map(([name, value]) => `${name};${value};`).join('');
  return createHmac('sha256', key).update(text).digest('hex').toUpperCase() === query.get('checksum');
}

const server = createServer((incoming, response) => {
  const query = new URLSearchParams(incoming.url!.slice(incoming.url!.indexOf('?') + 1));
  const good = isGood(query);
  response.writeHead(good ? 200 : 400).end();
  const orderNumber = query.get('orderNumber')!;
  if (good) void deposited(orderNumber).then((amount) => write(orderNumber, amount));
});
server.listen(0, '127.0.0.1', () => ready(server));
