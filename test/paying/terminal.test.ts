import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import { BankTerminalRules } from '../../server/tenancy/rules/bank-terminals.ts';
import { ask } from '../support/http.ts';
import { Given } from '../support/given.ts';
import { startServer, type TestServer } from '../support/server.ts';

const bank = '194.54.14.7';
const noon = '20.11.2026_12:00:00';

let servers: TestServer[];
let given: Given;
let tenantId: number;
let payments = 0;
beforeAll(async () => {
  const clock = new SetClock('2026-11-20T09:00:00Z');
  const env = { TRUST_PROXY: 'loopback', CONNECT_TIMEOUT_MS: '20000' };
  const first = await startServer({ clock, env });
  servers = [first, await startServer({ clock, env, database: first.database })];
  for (const { shared } of servers)
    Object.assign(shared.tenants.find(({ slug }) => slug === 'kaluga')!.rules, {
      bankTerminals: { mode: 'ON', networks: ['194.54.14.0/24', '2001:db8::/32', '10.1.2.3'] },
    });
  given = await Given.in(first.database);
  tenantId = first.shared.tenantIds.get('kaluga')!;
  await given.sql(
    `insert into service (tenant_id, code, name, unit) values ($1, '01', 'Электроснабжение', 'кВт·ч') on conflict do nothing`,
    [tenantId],
  );
});
afterAll(async () => {
  await given.close();
  for (const server of servers.toReversed()) await server.close();
});

/** What a bank is answered: elements by name. */
type Answered = Record<string, string> & { status: number };

async function terminal(
  parameters: object | string,
  { address = bank, slug = 'kaluga', server = 0 } = {},
): Promise<Answered> {
  const query = typeof parameters === 'string' ? parameters : new URLSearchParams({ ...parameters }).toString();
  const answer = await ask(servers[server]!.port, `${slug}.localhost`, `/bank-terminal?${query}`, {
    headers: { 'x-forwarded-for': address },
  });
  if (answer.status === 200) expect(answer.headers['content-type']).toBe('text/xml; charset=utf-8');
  const elements = [...answer.body.matchAll(/<([A-Z_]+)>([^<]*)<\/\1>/g)].map(([, name, text]) => [name, text]);
  return { ...Object.fromEntries(elements), status: answer.status } as Answered;
}

/** An account whose number has the utility's form. */
async function account(kopecks = 75_000): Promise<{ id: string; number: string }> {
  const { id, number } = await given.account(tenantId, { meters: 0, months: 1, payments: 0, kopecks });
  return { id, number };
}

const paying = (number: string, more: object = {}) => ({
  ACTION: 'payment',
  ACCOUNT: number,
  AMOUNT: '100.50',
  PAY_ID: String(10_000_000_000 + ++payments),
  PAY_DATE: noon,
  ...more,
});

const standing = async (id: string) => {
  const [row] = await given.sql<{ balance: string }>('select balance::text from account where id = $1', [id]);
  const rows = await given.sql<{ amount: string; source: string; status: string }>(
    'select amount::text, source, status from payment where account_id = $1 order by id',
    [id],
  );
  const posted = await given.sql<{ sum: string }>(
    `select sum(e.amount)::text as sum from posting p join ledger_entry e on e.posting_id = p.id
     where p.account_id = $1 and p.kind = 'BANK_PAYMENT' group by p.id`,
    [id],
  );
  return { balance: row!.balance, payments: rows, posted: posted.map(({ sum }) => sum) };
};

const told = async (payId: string) =>
  (
    await given.sql<{ details: { what: string } }>(
      `select details from staff_notice where kind = 'TERMINAL_PAYMENT' and subject = $1`,
      [payId],
    )
  ).map(({ details }) => details.what);

test('the bank is told what an account owes, and of its owner only what the owner recognises', async () => {
  const { number } = await account(12_345);
  const answer = await terminal({ ACTION: 'check', ACCOUNT: number });
  expect(answer).toMatchObject({ CODE: '0', BALANCE: '123.45', REC_SUM: '123.45' });
  expect(answer['FIO']).not.toContain('Иванова Анна Петровна');
  expect(answer['FIO']).toContain('И');
  expect(answer['ADDRESS']).not.toContain('д. 1');
});

test('a payment is credited at once, and once, however often it is told of at two servers', async () => {
  const { id, number } = await account();
  const payment = paying(number);
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => terminal(payment, { server: n % 2 })));
  expect(answers.filter(({ CODE }) => CODE === '0')).toHaveLength(1);
  expect(answers.filter(({ CODE }) => CODE === '8')).toHaveLength(19);
  const [first] = answers;
  expect(first!['REG_ID']).toMatch(/^\d{1,20}$/);
  expect(new Set(answers.map(({ REG_ID, REG_DATE, AMOUNT }) => `${REG_ID} ${REG_DATE} ${AMOUNT}`))).toEqual(
    new Set([`${first!['REG_ID']} ${noon} 100.50`]),
  );
  expect(await standing(id)).toEqual({
    balance: '64950',
    payments: [{ amount: '10050', source: 'TERMINAL', status: 'PAID' }],
    posted: ['10050'],
  });
  expect(await told(payment.PAY_ID)).toEqual([]);
});

test('the same number with another sum, or for another account, changes nothing, and staff are told', async () => {
  const [one, other] = [await account(), await account()];
  const payment = paying(one.number);
  const first = await terminal(payment);
  expect(await terminal({ ...payment, AMOUNT: '999.00' })).toEqual({
    ...first,
    CODE: '8',
    MESSAGE: expect.any(String),
  });
  expect(await told(payment.PAY_ID)).toEqual(['ANOTHER_AMOUNT']);
  expect(await terminal({ ...payment, ACCOUNT: other.number })).toMatchObject({ CODE: '8', REG_ID: first['REG_ID'] });
  expect(await told(payment.PAY_ID)).toEqual(['ANOTHER_ACCOUNT']);
  expect((await standing(one.id)).posted).toEqual(['10050']);
  expect(await standing(other.id)).toMatchObject({ balance: '75000', payments: [] });
});

test('what a registry has brought already is a duplicate', async () => {
  const { id, number } = await account();
  const payment = paying(number);
  await given.sql(
    `insert into payment (tenant_id, account_id, id, amount, paid_at, period, source, status, external_id)
     values ($1, $2, uuidv7(), 10050, '2026-11-20T09:00:00Z', '2026-11-01', 'BANK', 'PAID', $3)`,
    [tenantId, id, payment.PAY_ID],
  );
  expect(await terminal(payment)).toMatchObject({ CODE: '8', AMOUNT: '100.50', REG_DATE: noon });
  expect((await standing(id)).payments).toHaveLength(1);
});

test('what a registry had brought, and another one has taken back, stays a duplicate, and staff are told', async () => {
  const { id, number } = await account();
  const payment = paying(number);
  await given.sql(
    `insert into payment (tenant_id, account_id, id, amount, paid_at, period, source, status, external_id)
     values ($1, $2, uuidv7(), 10050, '2026-11-20T09:00:00Z', '2026-11-01', 'BANK', 'PAID', $3)`,
    [tenantId, id, payment.PAY_ID],
  );
  const first = await terminal(payment);
  await given.sql('delete from payment where account_id = $1', [id]);
  expect(await terminal(payment)).toEqual(first);
  expect(await told(payment.PAY_ID)).toEqual(['TAKEN_BACK']);
  expect((await standing(id)).payments).toEqual([]);
});

test('a number that was posted and taken back before any terminal told of it: the bank waits, and staff are told', async () => {
  const { id, number } = await account();
  const payment = paying(number);
  await given.sql(
    `insert into posting (tenant_id, account_id, id, kind, subject, period, day, posted_at)
     values ($1, $2, uuidv7(), 'BANK_PAYMENT', $3, '2026-11-01', '2026-11-20', now())`,
    [tenantId, id, payment.PAY_ID],
  );
  expect(await terminal(payment)).toMatchObject({ CODE: '1' });
  expect(await told(payment.PAY_ID)).toEqual(['TAKEN_BACK']);
  expect((await standing(id)).payments).toEqual([]);
});

describe('what is wrong has its code, and changes nothing:', () => {
  test.each([
    ['2', { ACTION: 'refund' }],
    ['2', { ACTION: '' }],
    ['4', { ACCOUNT: 'abc' }],
    ['4', { ACCOUNT: "' or 1=1" }],
    ['6', { PAY_ID: '' }],
    ['6', { PAY_ID: '0' }],
    ['6', { PAY_ID: '-5' }],
    ['6', { PAY_ID: '123456789012345678901' }],
    ['9', { AMOUNT: '0' }],
    ['9', { AMOUNT: '-1' }],
    ['9', { AMOUNT: '0.001' }],
    ['9', { AMOUNT: '1e21' }],
    ['9', { AMOUNT: 'NaN' }],
    ['9', { AMOUNT: '100,50' }],
    ['9', { AMOUNT: '99999999999' }],
    ['10', { PAY_DATE: '2026-11-20' }],
    ['10', { PAY_DATE: '31.02.2026_12:00:00' }],
    ['10', { PAY_DATE: '20.11.2026_25:00:00' }],
    ['10', { PAY_DATE: '20.11.2027_12:00:00' }],
    ['10', { PAY_DATE: '20.11.2020_12:00:00' }],
  ])('%s for %o', async (code, wrong) => {
    const { id, number } = await account();
    expect(await terminal(paying(number, wrong))).toMatchObject({ status: 200, CODE: code });
    expect(await standing(id)).toMatchObject({ balance: '75000', payments: [] });
  });

  test('nothing, twice the same, no such account, and one that is closed', async () => {
    expect(await terminal('')).toMatchObject({ CODE: '2' });
    const { id, number } = await account();
    const doubled = `${new URLSearchParams(paying(number)).toString()}&AMOUNT=1`;
    expect(await terminal(doubled)).toMatchObject({ CODE: '9' });
    const stranger = `${number.slice(0, -4)}9999`;
    expect(await terminal({ ACTION: 'check', ACCOUNT: stranger })).toMatchObject({ CODE: '3' });
    expect(await terminal(paying(stranger))).toMatchObject({ CODE: '3' });
    await given.sql(`update account set status = 'CLOSED' where id = $1`, [id]);
    expect(await terminal({ ACTION: 'check', ACCOUNT: number })).toMatchObject({ CODE: '7' });
    const payment = paying(number);
    expect(await terminal(payment)).toMatchObject({ CODE: '7' });
    // Opened again, the same payment is taken: the refusal has left nothing.
    await given.sql(`update account set status = 'ACTIVE' where id = $1`, [id]);
    expect(await terminal(payment)).toMatchObject({ CODE: '0' });
  });
});

test('a utility names addresses and networks, and cannot let everybody in by mistake', () => {
  const reads = (...networks: string[]) => BankTerminalRules.safeParse({ mode: 'ON', networks }).success;
  expect(reads('194.54.14.0/24', '10.1.2.3', '2001:db8::/32')).toBe(true);
  for (const wrong of ['', 'bank.example', '1.2.3', '1.2.3.4/33', '1.2.3.4/', '0.0.0.0/0', '::/0', '1.2.3.4/8/8'])
    expect({ wrong, read: reads(wrong) }).toEqual({ wrong, read: false });
  expect(reads()).toBe(false);
});

test('nobody but the bank finds anything here, and only where the rules say so', async () => {
  const { id, number } = await account();
  for (const address of ['203.0.113.9', '194.54.15.7', '::1', '2001:db9::1'])
    expect(await terminal(paying(number), { address })).toEqual({ status: 404 });
  expect(await terminal(paying(number), { slug: 'stk' })).toEqual({ status: 404 });
  expect((await standing(id)).payments).toEqual([]);
  for (const address of ['2001:db8::7', '10.1.2.3', '::ffff:194.54.14.9'])
    expect(await terminal({ ACTION: 'check', ACCOUNT: number }, { address })).toMatchObject({ CODE: '0' });
});
