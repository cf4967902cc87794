import { createRequire } from 'node:module';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { AcquirerFault } from '../../server/acquiring/acquirer.ts';
import { StepCause } from '../../server/payments/payment-step.entity.ts';
import { type GivenPayment, Till } from './till.ts';
import { ToldBank } from './told-bank.ts';

let till: Till;
beforeAll(async () => void (till = await Till.open(2)));
afterAll(() => till.close());

const settle = (of: GivenPayment, cause = StepCause.CALLBACK, process = 0) =>
  till.settler(process).settle(till.tenant(of.home.slug), of, cause);

test('money that the bank took is credited once, with its receipt, and the resident owes less at once', async () => {
  const paid = await till.payment('kaluga', { payer: { email: 'anna@example.ru', receiptBy: ['EMAIL'] } });
  till.bank.takes(paid.orderNumber, paid.amount, { paidAt: new Date('2026-11-20T09:00:00Z') });
  await settle(paid);
  await settle(paid);
  expect(await till.standing(paid)).toMatchObject({
    status: 'PAID',
    next: null,
    steps: ['CREATED', 'REGISTERED', 'PAID'],
    causes: ['RESIDENT', 'RESIDENT', 'CALLBACK'],
    posted: [75_000n],
    receipts: 1,
    balance: -75_000n, // nothing is billed
  });
  expect(await till.told(paid)).toEqual([]);
});

test('fifty who ask at once over two processes make one posting and one receipt', async () => {
  const paid = await till.payment('kaluga', { payer: { email: 'anna@example.ru', receiptBy: ['EMAIL'] } });
  till.bank.takes(paid.orderNumber, paid.amount);
  await Promise.all(
    Array.from({ length: 50 }, (_, n) => settle(paid, n % 2 ? StepCause.POLL : StepCause.CALLBACK, n % 2)),
  );
  expect(await till.standing(paid)).toMatchObject({ status: 'PAID', posted: [75_000n], receipts: 1 });
  expect(till.bank.asked.filter((number) => number === paid.orderNumber).length).toBeLessThan(6);
});

test.each([
  ['another sum', { amount: 75_001n }, 'ANOTHER_AMOUNT'],
  ['less than was ordered', { deposited: 100n }, 'ANOTHER_AMOUNT'],
  ['another currency', { currency: '840' }, 'ANOTHER_CURRENCY'],
  ['no currency', { currency: undefined }, 'ANOTHER_CURRENCY'],
  ['another order', { orderNumber: 'somebodyelse' }, 'ANOTHER_ORDER'],
  ['another order of the bank', { bankOrderId: 'another' }, 'ANOTHER_ORDER'],
  ['money of which some went back', { refunded: 100n }, 'RETURNED_AT_BANK'],
  ['money of which some went back and less is left', { refunded: 100n, deposited: 74_900n }, 'RETURNED_AT_BANK'],
  ['money that is gone again', { state: 'REVERSED' as const }, 'RETURNED_AT_BANK'],
])('an answer with %s credits nothing and is looked at by staff', async (_, told, what) => {
  const paid = await till.payment();
  const { balance } = await till.standing(paid);
  till.bank.takes(paid.orderNumber, paid.amount, told);
  await settle(paid);
  await settle(paid);
  expect(await till.standing(paid)).toMatchObject({
    status: 'UNDER_REVIEW',
    details: [what],
    posted: [],
    receipts: 0,
    balance,
  });
  expect(await till.told(paid)).toEqual([what]);
});

test('what contradicted and agrees later is credited', async () => {
  const paid = await till.payment();
  till.bank.takes(paid.orderNumber, paid.amount, { currency: '840' });
  await settle(paid);
  till.bank.takes(paid.orderNumber, paid.amount);
  await settle(paid, StepCause.POLL);
  expect(await till.standing(paid)).toMatchObject({ status: 'PAID', posted: [75_000n] });
});

test.each(['EXPIRED', 'DECLINED'] as const)(
  'money of a payment that stood %s is credited all the same',
  async (status) => {
    const paid = await till.payment('kaluga', { status });
    till.bank.takes(paid.orderNumber, paid.amount);
    await settle(paid);
    expect(await till.standing(paid)).toMatchObject({ status: 'PAID', posted: [75_000n] });
  },
);

test('an order that the bank made though its answer was lost is credited, not made again', async () => {
  const paid = await till.payment('kaluga', { status: 'CREATED' });
  till.bank.takes(paid.orderNumber, paid.amount);
  await settle(paid);
  expect(await till.standing(paid)).toMatchObject({
    status: 'PAID',
    steps: ['CREATED', 'REGISTERED', 'PAID'],
    posted: [75_000n],
  });
  expect(till.bank.registered).not.toContain(paid.orderNumber);
});

test.each([
  ['5', 'DECLINED'],
  ['-2007', 'EXPIRED'],
])('an order that the bank ended with %s is %s and takes nothing', async (actionCode, status) => {
  const paid = await till.payment();
  const { balance } = await till.standing(paid);
  till.bank.has(paid.orderNumber, paid.amount, { state: 'DECLINED', actionCode });
  await settle(paid);
  expect(await till.standing(paid)).toMatchObject({ status, details: [actionCode], posted: [], balance });
});

test.each(['HELD', 'ACS_STARTED', 'PENDING', 'REGISTERED'] as const)(
  'an order that the bank says is %s credits nothing yet and is asked about again',
  async (state) => {
    const paid = await till.payment();
    till.bank.has(paid.orderNumber, paid.amount, { state });
    await settle(paid);
    const { status, next, posted } = await till.standing(paid);
    expect({ status, posted }).toEqual({ status: 'REGISTERED', posted: [] });
    expect(next!.getTime() - till.clock.now().getTime()).toBeLessThanOrEqual(2 * 60_000);
  },
);

test('a bank that gives no answer changes nothing, and is asked again', async () => {
  const paid = await till.payment();
  till.bank.before = () => Promise.reject(new AcquirerFault('UNKNOWN'));
  await settle(paid);
  till.bank.before = () => undefined;
  const { status, next } = await till.standing(paid);
  expect(status).toBe('REGISTERED');
  expect(next!.getTime()).toBeGreaterThan(till.clock.now().getTime());
});

test('money that is gone at the bank without the portal is told to staff, and nothing is taken off', async () => {
  const paid = await till.payment();
  till.bank.takes(paid.orderNumber, paid.amount);
  await settle(paid);
  const { balance } = await till.standing(paid);
  till.bank.takes(paid.orderNumber, paid.amount, { state: 'REFUNDED', refunded: 100n });
  await settle(paid);
  expect(await till.told(paid)).toEqual(['RETURNED_AT_BANK']);
  expect(await till.standing(paid)).toMatchObject({ status: 'PAID', balance });
});

test('what a resident has divided goes to the services they meant', async () => {
  const paid = await till.payment('energosbyt', { amount: 900n, parts: { '01': 900n } });
  till.bank.takes(paid.orderNumber, paid.amount);
  await settle(paid);
  const entries = await till.sql(
    `select e.service_code, e.amount::text from ledger_entry e join posting p on p.tenant_id = e.tenant_id
       and p.account_id = e.account_id and p.id = e.posting_id where p.subject = $1`,
    [paid.paymentId],
  );
  expect(entries).toEqual([{ service_code: '01', amount: '900' }]);
});

test('the slow bank of one utility holds up nobody else', async () => {
  const slow = new ToldBank();
  let open = () => undefined as void;
  const gate = new Promise<void>((resolve) => void (open = resolve));
  slow.before = () => gate;
  till.banks.set('elista', slow);
  const stuck: Promise<void>[] = [];
  for (let n = 0; n < 40; n += 1) stuck.push(settle(await till.payment('elista')));
  const paid = await till.payment('stk');
  till.bank.takes(paid.orderNumber, paid.amount);
  await settle(paid);
  expect(await till.standing(paid)).toMatchObject({ status: 'PAID' });
  expect(slow.asked.length).toBeLessThanOrEqual(16);
  open();
  await Promise.all(stuck);
  expect(slow.asked.length).toBe(40);
  till.banks.delete('elista');
});

/** The driver that writes: the ORM has its own. */
const ormsPg = createRequire(createRequire(import.meta.url).resolve('@mikro-orm/postgresql'))('pg') as typeof pg;

test('to credit a payment the database is asked a few times, whatever goes with it', async () => {
  const paid = await till.payment('kaluga');
  till.bank.takes(paid.orderNumber, paid.amount);
  const query = vi.spyOn(ormsPg.Client.prototype, 'query');
  await settle(paid);
  const statements = query.mock.calls.map(([first]) => {
    const said = first as unknown as string | { text?: string };
    return (typeof said === 'string' ? said : (said.text ?? 'read')).trim().split('\n')[0]!.slice(0, 70);
  });
  query.mockRestore();
  expect(await till.standing(paid)).toMatchObject({ status: 'PAID' });
  // One of them may open the connection.
  expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(11);
});
