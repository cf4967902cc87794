import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { pollOnce } from '../../server/paying/start-polling.ts';
import { callbackChecksum } from '../../server/acquiring/callback-checksum.ts';
import { ask } from '../support/http.ts';
import { type Payer, PayTown } from './pay-town.ts';

let town: PayTown;
beforeAll(async () => void (town = await PayTown.open()));
afterEach(() => town.bank.behave());
afterAll(() => town.close());

const settler = () => town.town.server.shared.settler;

async function check(of: Payer, id: string) {
  const query = `mutation { checkPayment(id: "${id}") { status payUrl message } }`;
  const answer = await town.ask(of, query);
  return answer.errors ? answer.errors[0]!.extensions.code : answer.data!['checkPayment'];
}

/** The bank's callbacks have come, and what they began is done. */
async function callbacksDone(): Promise<void> {
  await town.bank.callbacksSent();
  await settler().idle();
}

const poll = (slug: string) => {
  const tenant = town.town.server.shared.tenants.find((one) => one.slug === slug)!;
  return pollOnce(settler(), tenant);
};

const postings = async ({ accountId }: Payer) =>
  (
    await town.sql<{ sum: string }>(
      `select sum(e.amount)::text as sum from posting p join ledger_entry e on e.posting_id = p.id
       where p.account_id = $1 and p.kind = 'PAYMENT' group by p.id`,
      [accountId],
    )
  ).map(({ sum }) => sum);

const receipts = async ({ accountId }: Payer) =>
  (await town.sql(`select from message where template = 'PAYMENT_RECEIPT' and data ->> 'account' = $1`, [accountId]))
    .length;

test('who pays on the bank’s page is credited before the page of the portal asks, by fifty callbacks once', async () => {
  const anna = await town.payer('elista');
  town.bank.switch({ repeatCallbacks: 50 });
  const { payUrl, payment } = await town.start(anna);
  await town.bank.pay({ formUrl: payUrl }, 'WITH_3DS');
  await callbacksDone();
  expect(await town.payment(anna, payment.id)).toMatchObject({ status: 'PAID', message: null });
  expect(await check(anna, payment.id)).toEqual({ status: 'PAID', payUrl: null, message: null });
  expect(await postings(anna)).toEqual(['75000']);
  const answered = town.bank.callbacks().filter(({ status }) => status === 200);
  expect(answered.length).toBeGreaterThanOrEqual(50);
});

test('the return page finds what no callback told, and is told nothing of a stranger’s payment', async () => {
  const [anna, boris] = [await town.payer('stk'), await town.payer('stk')];
  town.bank.switch({ loseCallbacks: true });
  const { payUrl, payment } = await town.start(anna);
  await town.bank.pay({ formUrl: payUrl });
  await callbacksDone();
  expect(await check(boris, payment.id)).toBe(null);
  expect(await town.payment(anna, payment.id)).toMatchObject({ status: 'REGISTERED' });
  expect(await check(anna, payment.id)).toMatchObject({ status: 'PAID' });
  expect(await check(anna, 'nonsense')).toBe(null);
});

test('a refused card is told as such', async () => {
  const anna = await town.payer('elista');
  const { payUrl, payment } = await town.start(anna);
  await town.bank.pay({ formUrl: payUrl }, 'NO_MONEY');
  await callbacksDone();
  expect(await town.payment(anna, payment.id)).toMatchObject({ status: 'DECLINED', payUrl: null });
  expect(await postings(anna)).toEqual([]);
});

test('an order that was made though its answer was lost stays the only one', async () => {
  const anna = await town.payer('stk');
  town.bank.switch({ dropAfterWork: true, methods: ['register'] });
  const { payment } = await town.start(anna);
  town.bank.behave();
  const [orderNumber] = await town.orderNumbers(anna);
  town.town.clock.advance(90);
  await poll('stk');
  expect(await town.payment(anna, payment.id)).toMatchObject({ status: 'REGISTERED' });
  await town.bank.pay({ orderNumber: orderNumber! });
  await callbacksDone();
  expect(await check(anna, payment.id)).toMatchObject({ status: 'PAID' });
  expect(town.bank.orders().filter((order) => order.orderNumber === orderNumber)).toHaveLength(1);
  expect(await town.orderNumbers(anna)).toEqual([orderNumber]);
});

test.each([
  ['slow', { slowMs: 30_000 }],
  ['broken', { fault: 'ERROR_500' as const }],
  ['a page of HTML', { fault: 'HTML' as const }],
  ['cut off', { fault: 'TRUNCATED' as const }],
])('while a bank is %s the resident is told that it is being asked, and others pay', async (_, switches) => {
  const [anna, vera] = [await town.payer('kaluga'), await town.payer('energosbyt')];
  town.bank.behave();
  const consents = await town.ticks(anna);
  const filled = await town.filled(anna, { consents });
  const of = await town.filled(vera, {
    consents: await town.ticks(vera),
    parts: [{ serviceCode: '01', amount: '750.00' }],
    payer: { fullName: 'Иванова Вера Петровна', email: 'vera@example.ru', phone: '+79101234567' },
  });
  // Only this order: the other utility has the same bank here, and another one in life.
  town.bank.switch(switches);
  const begun = (await town.send(anna, filled)).data!['startPayment'];
  expect(begun).toMatchObject({ __typename: 'PaymentStarted', payUrl: null, payment: { status: 'CREATED' } });
  expect(begun.payment.message).toMatch(/платить второй раз не нужно/);
  expect(await check(anna, begun.payment.id)).toMatchObject({ status: 'CREATED' });
  town.bank.behave();
  const other = (await town.send(vera, of)).data!['startPayment'];
  await town.bank.pay({ formUrl: other.payUrl });
  await callbacksDone();
  expect(await town.payment(vera, other.payment.id)).toMatchObject({ status: 'PAID' });
});

test('an answer of another sum credits nothing, and the resident and staff are told', async () => {
  const anna = await town.payer('elista');
  const { payUrl, payment } = await town.start(anna);
  town.bank.switch({ statusAmount: '75001' });
  await town.bank.pay({ formUrl: payUrl });
  await callbacksDone();
  expect(await town.payment(anna, payment.id)).toMatchObject({
    status: 'UNDER_REVIEW',
    message: expect.stringContaining('разбираемся'),
  });
  expect(await postings(anna)).toEqual([]);
  expect(await receipts(anna)).toBe(0);
});

test('refused callbacks and open payments stand among the figures of operations', async () => {
  const anna = await town.payer('stk');
  await town.start(anna);
  const [orderNumber] = await town.orderNumbers(anna);
  const sent: [string, string][] = [
    ['mdOrder', 'x'],
    ['operation', 'deposited'],
    ['orderNumber', orderNumber!],
    ['status', '1'],
  ];
  const path = (all: [string, string][]) => `/payments/callback?${new URLSearchParams(all).toString()}`;
  const { port } = town.town.server;
  expect((await ask(port, 'stk.localhost', path(sent))).status).toBe(400);
  const checksum = callbackChecksum(sent, town.bank.callbackKey);
  expect((await ask(port, 'stk.localhost', path([...sent, ['checksum', checksum]]))).status).toBe(200);
  await settler().idle();
  const { body } = await ask(port, '127.0.0.1', '/metrics', { headers: { host: '127.0.0.1' } });
  expect(body).toMatch(/operation="\/payments\/callback",outcome="BAD_CALLBACK"\} 1/);
  expect(body).toMatch(/kabinet_open_payments\{tenant="stk",status="REGISTERED"\} \d/);
});

test('who asks without end is told to wait', async () => {
  const anna = await town.payer('elista');
  const { payment } = await town.start(anna);
  expect(await check(anna, payment.id)).toMatchObject({ status: 'REGISTERED' });
  await town.sql(`update throttle set attempts = 300 where scope = 'payment check resident'`);
  expect(await check(anna, payment.id)).toBe('TOO_MANY_REQUESTS');
});
