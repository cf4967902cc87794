import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Acquirer } from '../../server/acquiring/acquirer.ts';
import { registerOrder } from '../../server/paying/register-order.ts';
import { StepCause } from '../../server/payments/payment-step.entity.ts';
import { readAs } from '../../server/database/tenant-reader.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { type Payer, PayTown } from './pay-town.ts';

let town: PayTown;
beforeAll(async () => void (town = await PayTown.open()));
afterEach(() => town.bank.behave());
afterAll(() => town.close());

const ordersOf = async (of: Payer) => {
  const numbers = await town.orderNumbers(of);
  return [numbers.length, town.bank.orders().filter(({ orderNumber }) => numbers.includes(orderNumber)).length];
};

test('the same key fifty times at once is one payment, one order and one answer', async () => {
  const anna = await town.payer();
  const input = await town.filled(anna);
  const answers = await Promise.all(Array.from({ length: 50 }, () => town.send(anna, input)));
  const started = answers.map(({ data, errors }) => data?.['startPayment'] ?? errors);
  expect(new Set(started.map(({ payment }) => payment.id)).size).toBe(1);
  expect(new Set(started.map(({ payUrl }) => payUrl))).toEqual(new Set([expect.stringContaining('http')]));
  expect(await ordersOf(anna)).toEqual([1, 1]);
});

test('the same key again is answered as before, though the quote has changed since; with other input it is an error', async () => {
  const anna = await town.payer();
  const input = await town.filled(anna);
  const first = (await town.send(anna, input)).data!['startPayment'];
  expect(await town.form(anna)).not.toMatchObject({ quote: input['quote'] });
  const again = await town.send(anna, { ...input, rememberCard: false, parts: null });
  expect(again.data!['startPayment']).toEqual(first);
  for (const other of [{ amount: '750.01' }, { rememberCard: true }, { quote: 'x' }]) {
    const { data, errors } = await town.send(anna, { ...input, ...other });
    expect(data).toBeNull();
    expect(errors![0]!.extensions).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  }
  expect(await ordersOf(anna)).toEqual([1, 1]);
});

test('other input under a key that is just being used is an error as well', async () => {
  const anna = await town.payer();
  const input = await town.filled(anna);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) => town.send(anna, { ...input, amount: `${750 + (n % 2)}.00` })),
  );
  const codes = answers.map(({ errors }) => errors?.[0]!.extensions.code ?? 'begun');
  expect(codes.toSorted()).toEqual([
    ...Array.from({ length: 5 }, () => 'IDEMPOTENCY_KEY_REUSED'),
    ...Array.from({ length: 5 }, () => 'begun'),
  ]);
  expect(await ordersOf(anna)).toEqual([1, 1]);
});

test('of two tabs with the same form only one goes on; the other is asked again and shown the payment that waits', async () => {
  const anna = await town.payer();
  const input = await town.filled(anna);
  const answers = await Promise.all(
    ['key-of-a-tab', 'key-of-another-tab'].map((key) => town.send(anna, { ...input, key })),
  );
  const [first, second] = answers
    .map(({ data }) => data!['startPayment'])
    .toSorted((one, other) => (one.__typename < other.__typename ? 1 : -1));
  expect(first).toMatchObject({ __typename: 'PaymentStarted' });
  expect(second).toMatchObject({ __typename: 'PaymentRefused', reason: 'QUOTE_CHANGED' });
  expect(second.form.open).toEqual({ id: first.payment.id });
  expect(second.form.quote).not.toBe(input['quote']);
  expect(await ordersOf(anna)).toEqual([1, 1]);
});

test('a refused payment keeps no key: what is put right goes with the same one', async () => {
  const anna = await town.payer();
  const input = await town.filled(anna, { amount: '0.99' });
  expect((await town.send(anna, input)).data!['startPayment']).toMatchObject({ reason: 'BELOW_MINIMUM' });
  expect((await town.send(anna, { ...input, amount: '1.00' })).data!['startPayment']).toMatchObject({
    __typename: 'PaymentStarted',
  });
  for (const key of ['short', 'x'.repeat(65), 'a key of words', '', 'ключ-ключ'])
    expect(await town.start(anna, { key })).toMatchObject({ reason: 'INVALID_KEY', fields: [{ field: 'key' }] });
});

test('another resident may choose the same key', async () => {
  const [anna, boris] = [await town.payer(), await town.payer()];
  const key = 'the-key-of-both';
  const [one, other] = [await town.start(anna, { key }), await town.start(boris, { key })];
  expect([one.__typename, other.__typename]).toEqual(['PaymentStarted', 'PaymentStarted']);
  expect(one.payment.id).not.toBe(other.payment.id);
});

test('a server that died between the payment and the bank leaves one that is taken up with the same key', async () => {
  const anna = await town.payer();
  const input = await town.filled(anna);
  town.bank.switch({ fault: 'ERROR_500' });
  const first = (await town.send(anna, input)).data!['startPayment'];
  expect(first).toMatchObject({ payUrl: null, payment: { status: 'CREATED' } });
  town.bank.behave();
  const again = (await town.send(anna, input)).data!['startPayment'];
  expect(again).toMatchObject({ payUrl: expect.stringContaining('http'), payment: { id: first.payment.id } });
  expect(await ordersOf(anna)).toEqual([1, 1]);
});

/** A payment for which the bank has no order yet, and what acts of this process and of another one work with. */
async function waiting() {
  const anna = await town.payer();
  town.bank.switch({ fault: 'ERROR_500' });
  await town.start(anna);
  town.bank.behave();
  const { shared } = town.town.server;
  const [row] = await town.sql<{ id: string }>('select id from payment where account_id = $1 and step = 1', [
    anna.accountId,
  ]);
  const context = {
    tenant: shared.tenants.find(({ slug }) => slug === 'elista')!,
    tenantId: anna.tenantId,
    clock: shared.clock,
    tokens: shared.tokens,
    readPrimary: readAs(shared.primaryPool, anna.tenantId),
    write: writeAs(shared.orm, anna.tenantId),
  };
  const of = { accountId: anna.accountId, paymentId: row!.id };
  return { anna, of, context, acquirers: shared.acquirers };
}

test('an order asked for by several processes at once is made once, and its page is kept', async () => {
  const { anna, of, context, acquirers } = await waiting();
  const bank = acquirers.of(context.tenant)!;
  // What processes share is the database and the bank; they ask it at the very same time.
  let asking = 0;
  let go: () => void;
  const all = new Promise<void>((resolve) => (go = resolve));
  const register: typeof bank.register = async (order) => {
    asking += 1;
    if (asking === 3) go();
    await all;
    return bank.register(order);
  };
  const processes = [1, 2, 3].map(() => bankWith(bank, { register }));
  await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      registerOrder({ ...context, acquirers: processes[n % 3]! }, of, StepCause.POLL),
    ),
  );
  expect(await ordersOf(anna)).toEqual([1, 1]);
  const steps = await town.sql(
    'select to_status, form_url is not null as page from payment_step where payment_id = $1 order by step',
    [of.paymentId],
  );
  expect(steps).toEqual([
    { to_status: 'CREATED', page: false },
    { to_status: 'REGISTERED', page: true },
  ]);
});

test('a process asks for an order once at a time: the answers of a bank to the others would bear no page', async () => {
  const { of, context, acquirers } = await waiting();
  const bank = acquirers.of(context.tenant)!;
  let calls = 0;
  const register: typeof bank.register = (order) => {
    calls += 1;
    return bank.register(order);
  };
  const counted = bankWith(bank, { register });
  await Promise.all(
    Array.from({ length: 10 }, () => registerOrder({ ...context, acquirers: counted }, of, StepCause.POLL)),
  );
  expect(calls).toBe(1);
  await registerOrder({ ...context, acquirers: counted }, of, StepCause.POLL);
  expect(calls).toBe(1);
});

test('a bank that does not repeat its page: whoever only learns that the order is there leaves it to the one who asked', async () => {
  const { anna, of, context, acquirers } = await waiting();
  const bank = acquirers.of(context.tenant)!;
  const statusOf: typeof bank.statusOf = async (order) => ({ ...(await bank.statusOf(order))!, formUrl: undefined });
  const register: typeof bank.register = async (order) => {
    // Another process has asked, and its answer is on its way.
    await bank.register(order);
    return bank.register(order);
  };
  const silent = bankWith(bank, { register, statusOf });
  const stands = async () => (await town.sql('select status from payment where id = $1', [of.paymentId]))[0]!['status'];
  await registerOrder({ ...context, acquirers: silent }, of, StepCause.POLL);
  expect(await stands()).toBe('CREATED');
  town.town.clock.advance(61);
  await registerOrder({ ...context, acquirers: silent }, of, StepCause.POLL);
  expect(await stands()).toBe('REGISTERED');
  expect(await ordersOf(anna)).toEqual([1, 1]);
});

test('a bank that has the number already, for another sum: nobody is sent to its page, and staff look', async () => {
  const { anna, of, context, acquirers } = await waiting();
  const bank = acquirers.of(context.tenant)!;
  const [orderNumber] = await town.orderNumbers(anna);
  const page = 'http://127.0.0.1/x';
  const urls = { returnUrl: page, failUrl: page, callbackUrl: page };
  await bank.register({ orderNumber: orderNumber!, amount: 1n, sessionSeconds: 900, description: 'x', ...urls });
  await registerOrder({ ...context, acquirers }, of, StepCause.POLL);
  const stands = () => town.sql('select status, step from payment where id = $1', [of.paymentId]);
  expect(await stands()).toEqual([{ status: 'CREATED', step: 1 }]);
  await town.town.server.shared.settler.settle(context.tenant, of, StepCause.POLL);
  expect(await stands()).toEqual([{ status: 'UNDER_REVIEW', step: 2 }]);
});

/** A process of its own, whose bank does some things otherwise. */
const bankWith = (bank: Acquirer, otherwise: Partial<Acquirer>): { of: () => Acquirer } => ({
  of: () =>
    new Proxy(bank, {
      get: (target, name: keyof Acquirer) => otherwise[name] ?? target[name].bind(target),
    }),
});
