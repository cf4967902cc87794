import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postPayment } from '../../server/ledger/post-payment.ts';
import { chargeLine } from '../bills/import/written-registries.ts';
import { Books } from './books.ts';

let books: Books;
const november = [
  chargeLine(0, '2025-11', { charged: 1000 }),
  chargeLine(0, '2025-11', { charged: 500 }).replace(';01;Электроснабжение;', ';02;Общие нужды;'),
  chargeLine(0, '2025-11', { charged: 200 }).replace(';01;Электроснабжение;', ';00;Пеня;'),
  ...[1, 2].map((index) => chargeLine(index, '2025-11', { charged: 100_000 })),
];
beforeAll(async () => {
  books = await Books.open();
  await books.charges('2025-11', november);
  await books.sql(`update service set kind = 'PENALTY' where code = '00' and tenant_id = $1`, [books.tenantId]);
});
afterAll(() => books.close());

describe('a payment', () => {
  test('goes to the debts in the order of services, to the penalty last, and what is over is prepaid', async () => {
    const first = await books.pay(0, 1200);
    expect(await books.balance(0)).toEqual({ whole: 500, services: { '00': 200, '01': 0, '02': 300 }, prepaid: 0 });
    await books.pay(0, 600);
    expect(await books.balance(0)).toEqual({ whole: -100, services: { '00': 0, '01': 0, '02': 0 }, prepaid: 100 });
    expect((await books.ledger(0)).filter((line) => line.includes(first))).toEqual([
      `PAYMENT ${first} 1: ACQUIRER RECEIVABLE 01 1000`,
      `PAYMENT ${first} 1: ACQUIRER RECEIVABLE 02 200`,
    ]);
    // What is given back: the last service first.
    expect(await books.refund(0, first, 250)).toBe(true);
    expect(await books.balance(0)).toEqual({ whole: 150, services: { '00': 0, '01': 50, '02': 200 }, prepaid: 100 });
    await expect(books.refund(0, first, 951)).rejects.toThrow(/more is refunded/);
    expect(await books.refund(0, first, 950)).toBe(true);
    expect((await books.balance(0)).services).toEqual({ '00': 0, '01': 1000, '02': 200 });
  });

  test('goes where the payer has said, whatever is owed; of a service the account does not have it is prepaid', async () => {
    const before = await books.balance(1);
    const parts = [
      { serviceCode: '01', amount: 100n },
      { serviceCode: 'none', amount: 50n },
    ];
    await books.pay(1, 150, { parts });
    const { whole, services, prepaid } = await books.balance(1);
    expect([whole, services['01'], prepaid]).toEqual([before.whole - 150, before.services['01']! - 100, 50]);
    await expect(books.pay(1, 151, { parts })).rejects.toThrow(/do not make its sum/);
  });

  test('is credited once, and the second time changes nothing', async () => {
    const paymentId = await books.pay(1, 77);
    const before = [await books.balance(1), await books.ledger(1)];
    const of = { accountId: books.account(1), paymentId, amount: 77n, day: '2026-01-11', period: '2026-01-01' };
    const again = await Promise.all(
      Array.from({ length: 10 }, () => books.write((em) => postPayment(em, books.context, of))),
    );
    expect(again).toEqual(again.map(() => false));
    expect([await books.balance(1), await books.ledger(1)]).toEqual(before);
  });

  test('of a month that is billed already counts for the next one: the bill cannot have it', async () => {
    const before = (await books.balance(1)).whole;
    const paymentId = await books.pay(1, 40, { day: '2025-11-30' });
    expect((await books.balance(1)).whole).toBe(before - 40);
    const [posting] = await books.sql(`select period::text, day::text from posting where subject = $1`, [paymentId]);
    expect(posting).toEqual({ period: '2025-12-01', day: '2025-11-30' });
  });
});

type Act = { pays: number; refunds?: number };
const acts = fc.array(
  fc.record(
    { pays: fc.integer({ min: 1, max: 3000 }), refunds: fc.integer({ min: 1, max: 3000 }) },
    { requiredKeys: ['pays'] },
  ),
  { minLength: 1, maxLength: 5 },
);

test('whatever is paid and given back, balances follow to the kopeck, and imports make the same of it', async () => {
  let owed = (await books.balance(2)).whole;
  await fc.assert(
    fc.asyncProperty(acts, async (all: Act[]) => {
      for (const { pays, refunds = 0 } of all) {
        const paymentId = await books.pay(2, pays);
        owed -= pays;
        const back = Math.min(refunds, pays);
        if (back > 0) await books.refund(2, paymentId, back);
        owed += back;
      }
      const { whole, services, prepaid } = await books.balance(2);
      expect(whole).toBe(owed);
      expect(services['01']! - prepaid).toBe(whole);
      const { closing } = await books.statement(2, '2025-01-01', '2026-12-31');
      expect(closing).toBe(BigInt(owed));
    }),
    { numRuns: 8 },
  );
  expect((await books.charges('2025-11', november)).details.changes).toMatchObject({
    postings: 0,
    accounts: 0,
    accountServices: 0,
  });
});

test('a statement brings all of it together, with the balance after each and by services', async () => {
  const whole = await books.statement(0, '2025-11-01', '2026-01-31');
  expect(whole.opening).toBe(0n);
  expect(whole.agrees).toBe(true);
  expect(whole.entries.map(({ kind, amount, balance }) => [kind, Number(amount), Number(balance)])).toEqual([
    ['CHARGE', 1700, 1700],
    ['PAYMENT', -1200, 500],
    ['PAYMENT', -600, -100],
    ['REFUND', 250, 150],
    ['REFUND', 950, 1100],
  ]);
  expect(whole.closing).toBe(BigInt((await books.balance(0)).whole));
  expect(whole.entries[0]!.services.map(({ service, amount }) => [service!.code, Number(amount)])).toEqual([
    ['01', 1000],
    ['02', 500],
    ['00', 200],
  ]);
  expect(whole.entries.every(({ paymentId }, at) => (paymentId === null) === (at === 0))).toBe(true);
  expect(whole.entries[3]!.paymentId).toBe(whole.entries[1]!.paymentId);
  const january = await books.statement(0, '2026-01-11', '2026-01-31');
  expect([january.opening, january.closing, january.entries.length]).toEqual([-100n, whole.closing, 2]);
  await expect(books.statement(0, '2026-02-01', '2026-01-31')).rejects.toThrow(/позже/);
  await expect(books.statement(0, '2020-01-01', '2026-01-31')).rejects.toThrow(/пяти лет/);
});

test('a statement says when the registry does not agree with what was paid', async () => {
  await books.charges('2025-12', [
    chargeLine(0, '2025-12', { charged: 10, opening: 1700, paid: 1700 }),
    ...[1, 2].map((index) => chargeLine(index, '2025-12', { charged: 10 })),
  ]);
  expect((await books.statement(0, '2025-11-01', '2026-01-31')).agrees).toBe(false);
  expect((await books.statement(0, '2025-11-01', '2025-11-30')).agrees).toBe(true);
});
