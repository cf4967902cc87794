import { createHmac } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callbackChecksum } from '../../server/acquiring/callback-checksum.ts';
import { checkPayment } from '../../server/paying/check-payment.ts';
import { noteCallback } from '../../server/paying/note-callback.ts';
import { pollOnce } from '../../server/paying/start-polling.ts';
import { bankCallbackRoute } from '../../server/request/bank-callback-route.ts';
import { type Begun, type GivenPayment, Till } from './till.ts';

let till: Till;
let app: FastifyInstance;

beforeAll(async () => {
  till = await Till.open(2);
  app = Fastify();
  app.decorateRequest('seen');
  app.decorateRequest('tenant', undefined);
  app.addHook('onRequest', async (request) => {
    request.seen = {};
    request.tenant = till.tenant(request.headers.host!.split('.')[0]!);
  });
  // What the log and the metrics are told.
  app.addHook('onSend', async (request, reply) => void reply.header('x-outcome', request.seen.outcome));
  await bankCallbackRoute(app, { acquirers: till.homes.portals.acquirers, settler: till.settler() });
});
afterAll(async () => {
  await app.close();
  await till.close();
});

type Told = [name: string, value: string][];

/** What the bank says of a payment. */
const told = ({ orderNumber }: GivenPayment, operation = 'deposited', status = '1'): Told => [
  ['mdOrder', `bank-${orderNumber}`],
  ['orderNumber', orderNumber],
  ['operation', operation],
  ['status', status],
];

const keyOf = (slug: string) => till.homes.portals.acquirers.callbackKeyOf(till.tenant(slug))!;

const signed = (parameters: Told, slug = 'kaluga'): Told => [
  ...parameters,
  ['checksum', callbackChecksum(parameters, keyOf(slug))],
];

/** The same without sorting the names. */
const signedAsItCame = (parameters: Told): Told => {
  const text = parameters.map(([name, value]) => `${name};${value};`).join('');
  return [...parameters, ['checksum', createHmac('sha256', keyOf('kaluga')).update(text).digest('hex').toUpperCase()]];
};

async function call(query: Told, { slug = 'kaluga', form }: { slug?: string; form?: Told } = {}) {
  const answer = await app.inject({
    method: form ? 'POST' : 'GET',
    headers: {
      host: `${slug}.example`,
      ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
    url: `/payments/callback?${new URLSearchParams(query).toString()}`,
    ...(form ? { payload: new URLSearchParams(form).toString() } : {}),
  });
  await till.settler().idle();
  return { status: answer.statusCode, outcome: answer.headers['x-outcome'] };
}

/** A payment that the bank has taken the money for, which nobody here knows yet. */
async function taken(slug = 'kaluga', begun: Begun = {}): Promise<GivenPayment> {
  const payment = await till.payment(slug, begun);
  till.bank.takes(payment.orderNumber, payment.amount);
  return payment;
}

test('a callback has the payment credited at once, sent in the address or as a form', async () => {
  const [one, other] = [await taken(), await taken()];
  expect(await call(signed(told(one)))).toEqual({ status: 200, outcome: 'OK' });
  expect(await call([], { form: signed([...told(other), ['sign_alias', 'shop']]) })).toMatchObject({ outcome: 'OK' });
  for (const payment of [one, other])
    expect(await till.standing(payment)).toMatchObject({ status: 'PAID', posted: [75_000n] });
});

test.each<[string, (payment: GivenPayment) => { query?: Told; form?: Told }]>([
  ['without a checksum', (payment) => ({ query: told(payment) })],
  ['with an empty checksum', (payment) => ({ query: [...told(payment), ['checksum', '']] })],
  [
    'with a checksum in small letters',
    (payment) => ({
      query: signed(told(payment)).map(([name, value]) => [name, name === 'checksum' ? value.toLowerCase() : value]),
    }),
  ],
  ['with the checksum of another utility', (payment) => ({ query: signed(told(payment), 'stk') })],
  ['with a checksum over unsorted names', (payment) => ({ query: signedAsItCame(told(payment).toReversed()) })],
  ['with a `;` in a value', (payment) => ({ query: signed([...told(payment).slice(0, 3), ['status', '1;x;y']]) })],
  [
    'with a parameter twice',
    (payment) => ({ query: signed([...told(payment), ['orderNumber', payment.orderNumber]]) }),
  ],
  ['with a parameter nobody signed', (payment) => ({ query: [...signed(told(payment)), ['amount', '1']] })],
  [
    'with a value changed after signing',
    (payment) => ({ query: signed(told(payment, 'deposited', '0')).map(([n, v]) => [n, n === 'status' ? '1' : v]) }),
  ],
  [
    'sent half in the address and half as a form',
    (payment) => ({ query: told(payment).slice(0, 1), form: signed(told(payment)) }),
  ],
  ['as JSON', (payment) => ({ form: [[JSON.stringify(Object.fromEntries(signed(told(payment)))), '']] })],
])('a callback %s changes nothing, and is counted', async (_, sent) => {
  const payment = await taken();
  const before = await till.standing(payment);
  const { query = [], form } = sent(payment);
  expect(await call(query, form ? { form } : {})).toEqual({ status: 400, outcome: 'BAD_CALLBACK' });
  expect(await till.standing(payment)).toEqual(before);
  expect(till.bank.asked).not.toContain(payment.orderNumber);
});

test('a callback of an order of another utility finds nothing', async () => {
  const payment = await taken('stk');
  const before = await till.standing(payment);
  expect(await call(signed(told(payment)))).toEqual({ status: 200, outcome: 'UNKNOWN_ORDER' });
  expect(await till.standing(payment)).toEqual(before);
});

test('«deposited» that failed credits nothing: the bank is asked', async () => {
  const payment = await till.payment();
  expect(await call(signed(told(payment, 'deposited', '0')))).toMatchObject({ outcome: 'OK' });
  expect(await till.standing(payment)).toMatchObject({ status: 'REGISTERED', posted: [] });
  till.bank.has(payment.orderNumber, payment.amount, { state: 'DECLINED', actionCode: '116' });
  await call(signed(told(payment, 'deposited', '0')));
  expect(await till.standing(payment)).toMatchObject({ status: 'DECLINED', posted: [], receipts: 0 });
});

test('«deposited» that succeeded credits nothing either while the bank says otherwise', async () => {
  const payment = await till.payment();
  await call(signed(told(payment)));
  expect(await till.standing(payment)).toMatchObject({ status: 'REGISTERED', posted: [] });
});

test.each(['CREATED', 'EXPIRED', 'DECLINED'] as const)(
  'a callback is not lost while the payment stands %s here',
  async (status) => {
    const payment = await taken('kaluga', { status });
    await call(signed(told(payment)));
    expect(await till.standing(payment)).toMatchObject({ status: 'PAID', posted: [75_000n] });
  },
);

test('fifty callbacks at once with the return page and the poller are one posting and one receipt', async () => {
  const payer = { email: 'anna@example.ru', receiptBy: ['EMAIL' as const] };
  const payment = await taken('kaluga', { payer });
  const context = till.homes.as(payment.home, {}, 1);
  const answers = await Promise.all([
    ...Array.from({ length: 50 }, () => call(signed(told(payment)))),
    ...Array.from({ length: 5 }, () => checkPayment(context, payment.home.residentId, payment)),
    pollOnce(till.settler(1), till.tenant('kaluga')),
  ]);
  await till.settler(1).idle();
  expect(answers.slice(0, 50)).toEqual(Array.from({ length: 50 }, () => ({ status: 200, outcome: 'OK' })));
  expect(await till.standing(payment)).toMatchObject({ status: 'PAID', posted: [75_000n], receipts: 1 });
});

test('what is credited is not asked about for the same callback again', async () => {
  const payment = await taken();
  await call(signed(told(payment)));
  const before = till.bank.asked.length;
  expect(await call(signed(told(payment)))).toEqual({ status: 200, outcome: 'OK' });
  expect(till.bank.asked.length).toBe(before);
  await call(signed(told(payment, 'refunded')));
  expect(till.bank.asked.length).toBe(before + 1);
});

test('a callback whose process dies right after it is found by another one', async () => {
  const payment = await taken();
  await till.sql('update payment set next_check_at = $2 where id = $1', [payment.paymentId, till.in(600)]);
  const hint = { mdOrder: 'x', orderNumber: payment.orderNumber, operation: 'deposited', status: '1' };
  await noteCallback(till.settler().contextOf(till.tenant('kaluga')), hint);
  await pollOnce(till.settler(1), till.tenant('kaluga'));
  expect(await till.standing(payment)).toMatchObject({ status: 'PAID', posted: [75_000n] });
});

test('a stranger’s question asks the bank nothing', async () => {
  const payment = await taken();
  const stranger = await till.homes.household('kaluga');
  await checkPayment(till.homes.as(stranger), stranger.residentId, payment);
  expect(till.bank.asked).not.toContain(payment.orderNumber);
});
