import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { AcquirerFault } from '../../server/acquiring/acquirer.ts';
import { duePayments } from '../../server/paying/due-payments.ts';
import { pollOnce } from '../../server/paying/start-polling.ts';
import { type GivenPayment, Till } from './till.ts';

// Hours go by in some of them, a look at the database after the other.
vi.setConfig({ testTimeout: 120_000 });

let till: Till;
beforeAll(async () => void (till = await Till.open(2)));
beforeEach(() => {
  till.bank.before = () => undefined;
});
afterAll(() => till.close());

/** Lets so many minutes go by, with a look at what is due every twenty seconds; `work` looks more often. */
async function goBy(minutes: number, slug = 'kaluga'): Promise<void> {
  for (let second = 0; second <= minutes * 60; second += 20) {
    await pollOnce(till.settler(), till.tenant(slug));
    till.clock.advance(20);
  }
}

const statusOf = async (payment: GivenPayment): Promise<string> => (await till.standing(payment)).status;

test('a payment whose callbacks are all lost is found within five minutes, whenever it is paid', async () => {
  const payments = [await till.payment(), await till.payment(), await till.payment()];
  await goBy(1);
  till.bank.takes(payments[0]!.orderNumber, payments[0]!.amount);
  await goBy(4.9);
  expect(await statusOf(payments[0]!)).toBe('PAID');
  await goBy(10);
  till.bank.takes(payments[1]!.orderNumber, payments[1]!.amount);
  await goBy(4.9);
  expect(await statusOf(payments[1]!)).toBe('PAID');
  // Given up here, and paid late.
  await goBy(20);
  expect(await statusOf(payments[2]!)).toBe('EXPIRED');
  till.bank.takes(payments[2]!.orderNumber, payments[2]!.amount);
  await goBy(4.9);
  expect(await statusOf(payments[2]!)).toBe('PAID');
});

test('a bank that is away for an hour is asked again, and what it took is credited then', async () => {
  const payment = await till.payment();
  till.bank.takes(payment.orderNumber, payment.amount);
  till.bank.before = () => Promise.reject(new AcquirerFault('UNKNOWN'));
  await goBy(60);
  expect(await statusOf(payment)).toBe('REGISTERED');
  till.bank.before = () => undefined;
  await goBy(4.9);
  expect(await statusOf(payment)).toBe('PAID');
});

test('two pollers at once take each payment once', async () => {
  const payments: GivenPayment[] = [];
  for (let n = 0; n < 20; n += 1) payments.push(await till.payment('stk'));
  for (const { orderNumber, amount } of payments) till.bank.takes(orderNumber, amount);
  till.clock.advance(60);
  const before = till.bank.asked.length;
  for (let round = 0; round < 3; round += 1)
    await Promise.all([pollOnce(till.settler(0), till.tenant('stk')), pollOnce(till.settler(1), till.tenant('stk'))]);
  expect(till.bank.asked.length - before).toBe(20);
  for (const payment of payments) expect(await till.standing(payment)).toMatchObject({ status: 'PAID' });
});

test('what a process took and died with is taken by another after two minutes', async () => {
  const payment = await till.payment('elista');
  till.bank.takes(payment.orderNumber, payment.amount);
  till.clock.advance(60);
  expect(await duePayments(till.settler(1).contextOf(till.tenant('elista')), 16)).toHaveLength(1);
  expect(await pollOnce(till.settler(), till.tenant('elista'))).toBe(0);
  till.clock.advance(121);
  expect(await pollOnce(till.settler(), till.tenant('elista'))).toBe(1);
  expect(await statusOf(payment)).toBe('PAID');
});

test('an order given up is asked about ever more seldom, and after three days no more', async () => {
  const payment = await till.payment('energosbyt', { status: 'EXPIRED' });
  const count = () => till.bank.asked.filter((number) => number === payment.orderNumber).length;
  for (let hour = 0; hour < 100; hour += 1) {
    await pollOnce(till.settler(), till.tenant('energosbyt'));
    till.clock.advance(3600);
  }
  expect(count()).toBeGreaterThan(60);
  expect(count()).toBeLessThan(80);
  expect(await till.standing(payment)).toMatchObject({ next: null });
});
