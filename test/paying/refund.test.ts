import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { refundPayment } from '../../server/admin/refund/refund-payment.ts';
import { reviewPayment } from '../../server/admin/refund/review-payment.ts';
import { KabinetError } from '../../server/errors.ts';
import { idOf } from '../../server/ids.ts';
import { StepCause } from '../../server/payments/payment-step.entity.ts';
import { RefundDesk } from './refund-desk.ts';

let desk: RefundDesk;
beforeAll(async () => void (desk = await RefundDesk.open()));
beforeEach(() => desk.behave());
afterAll(() => desk.close());

const withEmail = { payer: { email: 'anna@example.ru' } };

test('a payment given back whole the same day is taken back, off the account at once, and its payer is told', async () => {
  const paid = await desk.paid('energosbyt', withEmail);
  expect(await desk.refund(paid)).toMatchObject({ message: expect.stringContaining('вернул деньги') });
  expect(await desk.standing(paid)).toMatchObject({
    status: 'REVERSED',
    steps: ['CREATED', 'REGISTERED', 'PAID', 'REVERSED'],
    refunds: [{ kind: 'REVERSAL', amount: '75000', status: 'DONE' }],
    refunded: 75_000n,
    posted: [75_000n],
    balance: 0n,
    told: [],
    messages: [75_000n],
  });
  expect(await desk.till.sql('select act, reason from staff_act where account_id = $1', [paid.accountId])).toEqual([
    { act: 'REFUND_PAYMENT', reason: 'Заплатили дважды' },
  ]);
});

test('what the bank has booked goes back as a refund: a reversal that it does not make any more, and one of yesterday', async () => {
  const [today, refused, yesterday] = [await desk.paid(), await desk.paid(), await desk.paid()];
  desk.reverses = 'SAY_IT_CANNOT';
  await desk.refund(today);
  desk.reverses = 'REFUSE';
  await desk.refund(refused);
  desk.till.clock.advance(24 * 3600);
  desk.reverses = 'IT';
  await desk.refund(yesterday);
  for (const paid of [today, refused, yesterday])
    expect(await desk.standing(paid)).toMatchObject({
      status: 'REFUNDED',
      refunds: [{ kind: 'REFUND', status: 'DONE' }],
      posted: [75_000n],
      balance: 0n,
      told: [],
    });
});

test('a payment goes back in parts until nothing is left of it', async () => {
  const paid = await desk.paid();
  await desk.refund(paid, { amount: 25_000n });
  expect(await desk.standing(paid)).toMatchObject({ status: 'PARTLY_REFUNDED', balance: -50_000n, refunded: 25_000n });
  expect(await desk.refund(paid, { amount: 50_001n })).toMatchObject({ reason: 'MORE_THAN_LEFT', field: 'amount' });
  await desk.refund(paid);
  expect(await desk.standing(paid)).toMatchObject({
    status: 'REFUNDED',
    refunds: [{ amount: '25000' }, { amount: '50000' }],
    posted: [25_000n, 50_000n],
    balance: 0n,
  });
  expect(await desk.refund(paid)).toMatchObject({ reason: 'NOT_PAID' });
});

test.each([
  ['more than was paid', { amount: 75_001n }, 'MORE_THAN_LEFT'],
  ['nothing', { amount: 0n }, 'INVALID_AMOUNT'],
  ['less than nothing', { amount: -1n }, 'INVALID_AMOUNT'],
  ['an empty reason', { reason: ' \n ' }, 'REASON_REQUIRED'],
  ['a reason that turns text round', { reason: 'da\u202Enet' }, 'REASON_REQUIRED'],
  ['a key that is none', { key: 'short' }, 'INVALID_KEY'],
])('%s is not given back', async (_, said, reason) => {
  const paid = await desk.paid();
  expect(await desk.refund(paid, said)).toMatchObject({ reason, message: expect.any(String) });
  expect(await desk.standing(paid)).toMatchObject({ status: 'PAID', refunds: [], balance: -75_000n });
  expect(desk.told).toEqual([]);
});

test('a payment that is not paid, of another utility, or not there, is not given back', async () => {
  const open = await desk.till.payment('energosbyt');
  expect(await desk.refund(open)).toMatchObject({ reason: 'NOT_PAID' });
  const foreign = desk.input(await desk.paid('kaluga'));
  const staff = await desk.staff('energosbyt');
  const code = expect.objectContaining({ code: 'NOT_FOUND' });
  await expect(refundPayment(staff, foreign)).rejects.toEqual(code);
  await expect(
    refundPayment(staff, { ...foreign, paymentId: idOf('Payment', randomUUID(), randomUUID()) }),
  ).rejects.toEqual(code);
  await expect(refundPayment(staff, { ...foreign, paymentId: 'x' })).rejects.toEqual(code);
  expect(desk.told).toEqual([]);
});

test('nobody but staff gives money back', async () => {
  const paid = await desk.paid();
  const { staff: _, ...context } = await desk.staff();
  const who = { residentId: paid.home.residentId, sessionId: randomUUID() };
  const forbidden = expect.objectContaining({ code: 'FORBIDDEN' });
  await expect(refundPayment({ ...context, staff: undefined, who }, desk.input(paid))).rejects.toEqual(forbidden);
  await expect(reviewPayment({ ...context, staff: undefined, who }, desk.input(paid).paymentId)).rejects.toEqual(
    forbidden,
  );
});

test('ten who give the same payment back at once, on two servers, give it back once', async () => {
  const paid = await desk.paid();
  const staff = [await desk.staff(), await desk.staff('energosbyt', 1)];
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) => refundPayment(staff[n % 2]!, desk.input(paid))),
  );
  const refusals = answers.flatMap((answer) => ('reason' in answer ? answer.reason : []));
  expect(refusals).toHaveLength(9);
  expect(desk.told).toEqual([75_000n]);
  expect(await desk.standing(paid)).toMatchObject({
    status: 'REVERSED',
    posted: [75_000n],
    messages: expect.any(Array),
  });
});

test('the same key gives the same refund once, also at once; with another sum it is refused', async () => {
  const paid = await desk.paid();
  const staff = await desk.staff();
  const input = desk.input(paid, { amount: 10_000n });
  const answers = await Promise.all(Array.from({ length: 5 }, () => refundPayment(staff, input)));
  for (const answer of answers) expect(answer).toMatchObject({ paymentId: paid.paymentId });
  expect(desk.told).toEqual([10_000n]);
  const reused = await refundPayment(staff, { ...input, amount: 20_000n }).catch((error: KabinetError) => error);
  expect(reused).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  expect(await desk.standing(paid)).toMatchObject({ refunded: 10_000n, posted: [10_000n] });
});

test('what the bank refuses changes nothing, staff are told, and it can be begun anew', async () => {
  const paid = await desk.paid();
  desk.refunds = 'REFUSE';
  expect(await desk.refund(paid, { amount: 10_000n })).toMatchObject({ message: expect.stringContaining('отказал') });
  expect(await desk.standing(paid)).toMatchObject({
    status: 'PAID',
    refunds: [{ status: 'REFUSED', detail: '5' }],
    posted: [],
    told: ['REFUSED'],
    messages: [],
    balance: -75_000n,
  });
  desk.refunds = 'IT';
  await desk.refund(paid, { amount: 10_000n });
  expect(await desk.standing(paid)).toMatchObject({ status: 'PARTLY_REFUNDED', posted: [10_000n] });
});

test('a key sent again is answered by its own refund, not by a later one of the same payment', async () => {
  const paid = await desk.paid();
  const staff = await desk.staff();
  const first = desk.input(paid, { amount: 10_000n });
  const answer = await refundPayment(staff, first);
  desk.refunds = 'REFUSE';
  expect(await desk.refund(paid, { amount: 20_000n })).toMatchObject({ message: expect.stringContaining('отказал') });
  expect(await refundPayment(staff, first)).toEqual(answer);
});

test.each([
  ['a refund', { amount: 10_000n }, 10_000n],
  ['a reversal', {}, 75_000n],
] as const)('%s that the bank made though its answer was lost is seen, and not made again', async (_, said, sum) => {
  const paid = await desk.paid();
  desk.refunds = desk.reverses = 'IT_SILENTLY';
  await desk.refund(paid, said);
  expect(await desk.standing(paid)).toMatchObject({ refunded: sum, posted: [sum] });
  await desk.goBy(30);
  expect(desk.told).toEqual([sum]);
  expect(await desk.standing(paid)).toMatchObject({ refunded: sum, posted: [sum] });
});

test('a bank that was told and says nothing is not told again while it may still do it', async () => {
  const paid = await desk.paid();
  desk.refunds = 'NOTHING';
  expect(await desk.refund(paid, { amount: 10_000n })).toMatchObject({
    message: expect.stringContaining('не ответил'),
  });
  desk.refunds = 'IT';
  await desk.goBy(9);
  expect(desk.told).toEqual([10_000n]);
  expect(await desk.standing(paid)).toMatchObject({ status: 'PAID', refunds: [{ status: 'CREATED' }], posted: [] });
  expect(await desk.refund(paid)).toMatchObject({ reason: 'ALREADY_UNDER_WAY' });
  await desk.goBy(5);
  expect(desk.told).toEqual([10_000n, 10_000n]);
  expect(await desk.standing(paid)).toMatchObject({ status: 'PARTLY_REFUNDED', posted: [10_000n] });
});

test('a bank that cannot be reached is told as soon as it can be', async () => {
  const paid = await desk.paid();
  desk.refunds = 'NOT_HEAR';
  await desk.refund(paid, { amount: 10_000n });
  await desk.goBy(20);
  expect(await desk.standing(paid)).toMatchObject({ status: 'PAID', refunds: [{ status: 'CREATED' }], posted: [] });
  desk.refunds = 'IT';
  await desk.goBy(3);
  expect(desk.told).toEqual([10_000n]);
  expect(await desk.standing(paid)).toMatchObject({ status: 'PARTLY_REFUNDED', posted: [10_000n], told: [] });
});

test('a bank that never does what it is told is given up after people were told, and the money stays', async () => {
  const paid = await desk.paid();
  desk.refunds = 'NOTHING';
  await desk.refund(paid, { amount: 10_000n });
  await desk.goBy(60);
  expect(desk.told).toEqual([10_000n, 10_000n, 10_000n]);
  expect(await desk.standing(paid)).toMatchObject({ refunds: [{ status: 'UNDER_REVIEW', detail: 'NO_WORD' }] });
  desk.till.clock.advance(2 * 3600);
  await desk.goBy(1);
  expect(await desk.standing(paid)).toMatchObject({
    status: 'PAID',
    refunds: [{ status: 'REFUSED', detail: 'NOT_DONE' }],
    posted: [],
    balance: -75_000n,
  });
});

test('a bank that gave back another sum is looked at by people, and believed when it agrees', async () => {
  const paid = await desk.paid();
  desk.till.bank.takes(paid.orderNumber, paid.amount, { state: 'REFUNDED', refunded: 1n });
  await desk.refund(paid, { amount: 10_000n });
  expect(desk.told).toEqual([]);
  expect(await desk.standing(paid)).toMatchObject({
    status: 'PAID',
    refunds: [{ status: 'UNDER_REVIEW', detail: 'RETURNED_AT_BANK' }],
    posted: [],
    told: ['RETURNED_AT_BANK'],
  });
  desk.till.bank.takes(paid.orderNumber, paid.amount, { state: 'REFUNDED', refunded: 10_000n });
  const staff = await desk.staff();
  expect(await reviewPayment(staff, desk.input(paid).paymentId)).toMatchObject({ paymentId: paid.paymentId });
  expect(await desk.standing(paid)).toMatchObject({ status: 'PARTLY_REFUNDED', posted: [10_000n], messages: [] });
  expect(desk.told).toEqual([]);
});

test('a word of the bank from before a refund, heard after it, alarms nobody', async () => {
  const paid = await desk.paid();
  const { till } = desk;
  const { bank } = till;
  const statusOf = bank.statusOf.bind(bank);
  let open = () => undefined as void;
  const gate = new Promise<void>((resolve) => void (open = resolve));
  bank.statusOf = async (order) => {
    const answer = await statusOf(order);
    bank.statusOf = statusOf;
    await gate;
    return answer;
  };
  const late = till.settler(1).settle(till.tenant('energosbyt'), paid, StepCause.CALLBACK);
  await expect.poll(() => bank.statusOf === statusOf).toBe(true);
  await desk.refund(paid, { amount: 10_000n });
  open();
  await late;
  expect(await desk.standing(paid)).toMatchObject({ status: 'PARTLY_REFUNDED', refunded: 10_000n });
  expect(await till.told(paid)).toEqual([]);
});
