import { afterEach, beforeEach, expect, test } from 'vitest';
import { chargeLine } from '../bills/import/written-registries.ts';
import { Books } from './books.ts';

// A payment of the portal that the billing system sends back in its registry of payments is the same money.

let books: Books;
beforeEach(async () => {
  books = await Books.open();
  await books.charges('2025-12', [chargeLine(0, '2025-12', { charged: 1000 })]);
});
afterEach(() => books.close());

const numberOf = async (paymentId: string): Promise<string> =>
  (await books.sql<{ number: string }>('select external_id as number from payment where id = $1', [paymentId]))[0]!
    .number;
const acquirersNumber = async (paymentId: string): Promise<string> =>
  (
    await books.sql<{ number: string }>(
      'update payment_step set bank_order_id = gen_random_uuid() where payment_id = $1 and bank_order_id is not null returning bank_order_id as number',
      [paymentId],
    )
  )[0]!.number;
const payments = () => books.sql('select source, amount::int from payment order by source, amount');

test.each([
  ['the order number', numberOf],
  ['the acquirer’s number of the order', acquirersNumber],
])('is credited once when its registry brings it under %s, before its bill and after', async (_, number) => {
  const id = await books.pay(0, 400);
  const rows: [number, number, string][] = [
    [0, 400, await number(id)],
    [0, 50, '736281945001'],
  ];
  const report = await books.payments('2026-01', rows);
  expect(report).toMatchObject({ rowsApplied: 2, paid: 450n, details: { portalPayments: 1, warnings: [] } });
  expect(await payments()).toEqual([
    { source: 'BANK', amount: 50 },
    { source: 'PORTAL', amount: 400 },
  ]);
  expect((await books.balance(0)).whole).toBe(550);
  expect((await books.payments('2026-01', rows)).details.changes).toMatchObject({ payments: 0, postings: 0 });

  // The bill of its month has it: what was counted beside the bill before is in this one.
  await books.charges('2026-01', [chargeLine(0, '2026-01', { charged: 700, opening: 1000, paid: 450 })]);
  expect((await books.balance(0)).whole).toBe(1250);
  await books.charges('2026-02', [chargeLine(0, '2026-02', { charged: 10, opening: 1250 })]);
  await books.payments('2026-01', rows);
  expect(await books.balance(0)).toEqual({ whole: 1260, services: { '01': 1260 }, prepaid: 0 });
  const { closing, agrees, entries } = await books.statement(0, '2025-01-01', '2026-12-31');
  expect({ closing, agrees }).toEqual({ closing: 1260n, agrees: true });
  expect(entries.filter(({ kind }) => kind === 'PAYMENT' || kind === 'BANK_PAYMENT')).toHaveLength(2);
});

test('that stands in several rows, with a line of what went back, is still one payment and one refund', async () => {
  const id = await books.pay(0, 400);
  await books.refund(0, id, 100);
  const number = await numberOf(id);
  const [refund] = await books.sql<{ id: string }>('select id from refund');
  const report = await books.payments('2026-01', [
    [0, 250, number],
    [0, 150, number],
    [0, -60, refund!.id],
    [0, -40, number],
  ]);
  // Rows of several services; the test's refund is of the books alone, so what the payment says of it differs.
  expect(report).toMatchObject({ rowsApplied: 4, details: { portalPayments: 4 }, faults: { count: 0 } });
  expect(await payments()).toEqual([{ source: 'PORTAL', amount: 400 }]);
  expect((await books.balance(0)).whole).toBe(700);
});

test('that says another sum or account, or was not paid here, is not credited, and staff are told', async () => {
  await books.charges('2025-12', [
    chargeLine(0, '2025-12', { charged: 1000 }),
    chargeLine(1, '2025-12', { charged: 1000 }),
  ]);
  const [paid, other, open] = [await books.pay(0, 400), await books.pay(0, 30), await books.begun(0, 77)];
  const report = await books.payments('2026-01', [
    [0, 410, await numberOf(paid)],
    [1, 30, await numberOf(other)],
    [0, 77, await numberOf(open)],
  ]);
  expect(report.details.warnings).toEqual([{ code: 'PORTAL_PAYMENT_DIFFERS', count: 3, lines: [1, 2, 3] }]);
  expect(await Promise.all([0, 1].map(async (index) => (await books.balance(index)).whole))).toEqual([570, 1000]);
});

test('is taken off again where an earlier registry had counted it as the bank’s', async () => {
  const number = 'k8h2m4n6p8q2r4s6t8v2';
  await books.payments('2026-01', [[0, 400, number]]);
  const id = await books.pay(0, 400);
  await books.sql('update payment_order set order_number = $1 where payment_id = $2', [number, id]);
  expect((await books.balance(0)).whole).toBe(200);
  await books.payments('2026-01', [[0, 400, number]]);
  expect((await books.balance(0)).whole).toBe(600);
  expect((await books.statement(0, '2025-01-01', '2026-12-31')).closing).toBe(600n);
});

test('a sum below zero that is no refund of the portal stays a bad row', async () => {
  const refused = books.payments('2026-01', [[0, -400, '736281945001']]);
  await expect(refused).rejects.toThrow('TOO_MANY_SET_ASIDE');
});

test('that the next bill has in what it opens with, and not in what was paid, is not taken off it again', async () => {
  const id = await books.pay(0, 400);
  const rows: [number, number, string][] = [[0, 400, await numberOf(id)]];
  await books.payments('2026-01', rows);
  const bill = [chargeLine(0, '2026-01', { charged: 700, opening: 600 })];
  await books.charges('2026-01', bill);
  expect((await books.balance(0)).whole).toBe(1300);
  await books.payments('2026-01', rows);
  await books.charges('2026-01', bill);
  expect(await books.balance(0)).toEqual({ whole: 1300, services: { '01': 1300 }, prepaid: 0 });
  expect((await books.statement(0, '2025-01-01', '2026-12-31')).closing).toBe(1300n);
});

test('that the next bill has in what it opens with, beside a bank’s payment in what was paid, is counted once as well', async () => {
  const id = await books.pay(0, 400);
  await books.charges('2026-01', [chargeLine(0, '2026-01', { charged: 700, opening: 600, paid: 50 })]);
  await books.payments('2026-01', [
    [0, 400, await numberOf(id)],
    [0, 50, '736281945001'],
  ]);
  expect((await books.balance(0)).whole).toBe(1250);
});

test('under a number of the billing system’s own is known by where it was paid, and what nobody paid here is told', async () => {
  const { registries } = books.at.of('kaluga').tenant;
  const { columns, values } = registries.payments;
  Object.assign(registries, {
    payments: { ...registries.payments, columns: { ...columns, source: 4 }, values: { portal: ['0123'] } },
  });
  await books.pay(0, 400);
  const report = await books.payments('2026-01', [[0, 400, '736281945001']]);
  expect(report.details).toMatchObject({
    portalPayments: 1,
    warnings: [{ code: 'PORTAL_PAYMENT_UNKNOWN', count: 1, lines: [1] }],
  });
  expect(await payments()).toEqual([{ source: 'PORTAL', amount: 400 }]);
  expect((await books.balance(0)).whole).toBe(600);
  expect(values.portal).toEqual([]);
});
