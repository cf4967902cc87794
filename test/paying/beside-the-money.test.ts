import { afterAll, beforeAll, expect, test } from 'vitest';
import { StepCause } from '../../server/payments/payment-step.entity.ts';
import { type GivenPayment, Till } from './till.ts';

let till: Till;
beforeAll(async () => void (till = await Till.open()));
afterAll(() => till.close());

const payer = { email: 'anna@example.ru', receiptBy: ['EMAIL' as const], rememberCard: true as const };
const binding = { bindingId: 'b1', maskedPan: '555555**5599', expiry: '2030-12' };

/** A payment with readings, a card to remember and a receipt, whose money the bank has taken. */
async function paid() {
  const home = await till.homes.household('kaluga');
  const meter = await till.homes.meter(home, { billed: ['2026-10-31', 4512] });
  const payment = await till.payment(
    'kaluga',
    { payer, readings: [{ meterId: meter.id, code: 'T1', value: 4600 }] },
    home,
  );
  till.bank.takes(payment.orderNumber, payment.amount, { binding });
  return { payment, meter };
}

const settle = (of: GivenPayment) => till.settler().settle(till.tenant(of.home.slug), of, StepCause.CALLBACK);

/** What went with the money: readings with their refusals, cards. */
async function beside({ payment, meter }: Awaited<ReturnType<typeof paid>>) {
  const readings = await till.sql<{ value: string }>(
    `select value::text from reading where meter_id = $1 and source = 'RESIDENT'`,
    [meter.id],
  );
  const [own] = await till.sql<{ refusal: string | null }>(
    'select refusal from payment_reading where payment_id = $1',
    [payment.paymentId],
  );
  const cards = await till.sql('select from card_binding where resident_id = $1', [payment.home.residentId]);
  return { readings: readings.map(({ value }) => value), refusal: own!.refusal, cards: cards.length };
}

test('readings, the card and the receipt come with the money', async () => {
  const all = await paid();
  await settle(all.payment);
  expect(await till.standing(all.payment)).toMatchObject({ status: 'PAID', posted: [75_000n], receipts: 1 });
  expect(await beside(all)).toEqual({ readings: ['4600'], refusal: null, cards: 1 });
  expect(await till.told(all.payment)).toEqual([]);
});

test.each([
  [
    'readings that cannot be written',
    { table: 'reading', what: 'READINGS_FAILED' },
    { receipts: 1, readings: [], refusal: 'Показание не удалось принять. Передайте его ещё раз.', cards: 1 },
  ],
  [
    'a card that cannot be kept',
    { table: 'card_binding', what: 'CARD_NOT_KEPT' },
    { receipts: 1, readings: ['4600'], refusal: null, cards: 0 },
  ],
  [
    'a receipt that cannot be sent',
    { table: 'message', what: 'RECEIPT_NOT_SENT' },
    { receipts: 0, readings: ['4600'], refusal: null, cards: 1 },
  ],
])('%s hold up neither the money nor the rest, and staff are told', async (_, { table, what }, left) => {
  const all = await paid();
  await till.sql(`create function break_it() returns trigger language plpgsql as $$ begin raise 'broken'; end $$`);
  await till.sql(`create trigger broken before insert on ${table} for each row execute function break_it()`);
  try {
    await settle(all.payment);
  } finally {
    await till.sql('drop function break_it cascade');
  }
  const { receipts, ...rest } = left;
  expect(await till.standing(all.payment)).toMatchObject({ status: 'PAID', posted: [75_000n], receipts });
  expect(await beside(all)).toEqual(rest);
  expect(await till.told(all.payment)).toEqual([what]);
});

test('an account that was taken off its payer, or closed, between the card and the credit is credited all the same', async () => {
  const all = await paid();
  const { accountId } = all.payment;
  for (const table of ['account_resident', 'resident_account'])
    await till.sql(`delete from ${table} where account_id = $1`, [accountId]);
  await till.sql(`update account set status = 'CLOSED' where id = $1`, [accountId]);
  await settle(all.payment);
  expect(await till.standing(all.payment)).toMatchObject({ status: 'PAID', posted: [75_000n], receipts: 1 });
  // Who has the account no more hands no reading in for it.
  expect(await beside(all)).toEqual({ readings: [], refusal: expect.any(String), cards: 1 });
  expect(await till.told(all.payment)).toEqual([]);
});
