import { afterAll, beforeAll, expect, test } from 'vitest';
import { StepCause } from '../../server/payments/payment-step.entity.ts';
import { type GivenPayment, Till } from './till.ts';

let till: Till;
beforeAll(async () => void (till = await Till.open(2)));
afterAll(() => till.close());

/** Payments the bank has taken money for, of which the portal has not heard. */
async function taken(count: number): Promise<GivenPayment[]> {
  const all: GivenPayment[] = [];
  for (let n = 0; n < count; n += 1) {
    const one = await till.payment('kaluga', { payer: { email: 'anna@example.ru', receiptBy: ['EMAIL'] } });
    till.bank.takes(one.orderNumber, one.amount);
    all.push(one);
  }
  return all;
}

const settleAll = (all: readonly GivenPayment[], process = 0) =>
  Promise.all(all.map((of) => till.settler(process).settle(till.tenant(of.home.slug), of, StepCause.CALLBACK)));

test('many payments at once are each credited once, with their receipts, in fewer transactions', async () => {
  const all = await taken(30);
  const again = await till.payment('kaluga', {}, all[29]!.home);
  till.bank.takes(again.orderNumber, again.amount);
  await Promise.all([settleAll([...all, again]), settleAll([...all, again].toReversed(), 1)]);
  for (const one of all)
    expect(await till.standing(one)).toMatchObject({ status: 'PAID', posted: [75_000n], receipts: 1 });
  expect(await till.standing(again)).toMatchObject({ status: 'PAID', posted: [75_000n], balance: -150_000n });
  const [written] = await till.sql<{ transactions: number }>(
    `select count(distinct xmin::text)::int as transactions from posting where subject = any($1)`,
    [all.map(({ paymentId }) => paymentId)],
  );
  expect(written!.transactions).toBeLessThan(30);
  // All processes lock in one order.
  const [seen] = await till.sql<{ deadlocks: string }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  );
  expect(Number(seen!.deadlocks)).toBe(0);
});

test('one of them that cannot be written takes no other down, nor its receipt', async () => {
  const all = await taken(16);
  const bad = all[10]!;
  // Somebody has written into the ledger by hand.
  await till.sql(
    `insert into posting (tenant_id, account_id, kind, subject, period, day, posted_at)
     values ($1, $2, 'PAYMENT', $3, '2026-11-01', '2026-11-20', now())`,
    [bad.home.tenantId, bad.accountId, bad.paymentId],
  );
  await settleAll(all);
  for (const one of all)
    expect(await till.standing(one)).toMatchObject(
      one === bad ? { status: 'REGISTERED', receipts: 0 } : { status: 'PAID', posted: [75_000n], receipts: 1 },
    );
});

test('a receipt that cannot be written leaves the others theirs', async () => {
  const all = await taken(16);
  const bad = all[7]!;
  await till.sql(
    `alter table message add constraint no_such_receipt check (data ->> 'payment' is distinct from '${bad.paymentId}')`,
  );
  await settleAll(all);
  await till.sql('alter table message drop constraint no_such_receipt');
  for (const one of all)
    expect(await till.standing(one)).toMatchObject({
      status: 'PAID',
      posted: [75_000n],
      receipts: one === bad ? 0 : 1,
    });
  expect(await till.told(bad)).toEqual(['RECEIPT_NOT_SENT']);
});
