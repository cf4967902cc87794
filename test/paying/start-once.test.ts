import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
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

test('an order asked for by many at once is made once', async () => {
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
    readPrimary: readAs(shared.primaryPool, anna.tenantId),
    write: writeAs(shared.orm, anna.tenantId),
  };
  // Two processes: what they share is the database and the bank.
  const processes = [
    { of: shared.acquirers.of.bind(shared.acquirers) },
    { of: shared.acquirers.of.bind(shared.acquirers) },
  ];
  await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      registerOrder(
        { ...context, acquirers: processes[n % 2]! },
        { accountId: anna.accountId, paymentId: row!.id },
        StepCause.POLL,
      ),
    ),
  );
  expect(await ordersOf(anna)).toEqual([1, 1]);
  const steps = await town.sql('select to_status from payment_step where payment_id = $1 order by step', [row!.id]);
  expect(steps).toEqual([{ to_status: 'CREATED' }, { to_status: 'REGISTERED' }]);
});
