import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { answerRefundRequest } from '../../server/admin/refund/answer-refund-request.ts';
import type { Context } from '../../server/context.ts';
import { idOf } from '../../server/ids.ts';
import { requestRefund } from '../../server/paying/refund/request-refund.ts';
import type { RequestRefundInput } from '../../server/paying/refund/request-refund.type.ts';
import type { GivenPayment } from './till.ts';
import { RefundDesk } from './refund-desk.ts';

let desk: RefundDesk;
beforeAll(async () => void (desk = await RefundDesk.open()));
beforeEach(() => desk.behave());
afterAll(() => desk.close());

type Filled = Pick<RequestRefundInput, 'key' | 'paymentId' | 'amount' | 'reason'>;

/** The context of the resident who paid. */
const payerOf = ({ home }: GivenPayment, process = 0): Context => ({
  ...desk.till.homes.portals.context(home.slug, undefined, { process }),
  who: { residentId: home.residentId, sessionId: randomUUID() },
});

const inputOf = (payment: GivenPayment, said: Partial<Filled> = {}): Filled => ({
  key: randomUUID(),
  paymentId: idOf('Payment', payment.accountId, payment.paymentId),
  amount: 10_000n,
  reason: 'Заплатили дважды',
  ...said,
});

const ask = (payment: GivenPayment, said: Partial<Filled> = {}): Promise<any> =>
  requestRefund(payerOf(payment), inputOf(payment, said));

/** Requests for a payment. */
const requests = ({ paymentId }: GivenPayment) =>
  desk.till.sql<{ id: string; status: string; answer: string | null }>(
    `select id, amount::text, status, due_on::text, answer from refund_request where payment_id = $1 order by created_at`,
    [paymentId],
  );

const answer = async (payment: GivenPayment, said: object): Promise<any> => {
  const [request] = await requests(payment);
  const id = idOf('RefundRequest', payment.accountId, request!.id);
  return answerRefundRequest(await desk.staff(payment.home.slug), {
    key: randomUUID(),
    id,
    accept: true,
    answer: 'Вернём на карту',
    ...said,
  });
};

const emailOf = async ({ home }: GivenPayment) =>
  void (await desk.till.sql(`update resident set email = 'anna@example.ru' where id = $1`, [home.residentId]));

const messages = ({ paymentId }: GivenPayment) =>
  desk.till.sql<{ template: string }>(
    `select template, recipient, data ->> 'answer' as answer from message where data ->> 'payment' = $1 order by created_at, id`,
    [paymentId],
  );

test('a resident asks for some of a payment back, staff hear of it, and nothing moves yet', async () => {
  const paid = await desk.paid();
  expect(await ask(paid)).toMatchObject({ message: expect.stringContaining('30 дней') });
  expect(await requests(paid)).toMatchObject([
    { amount: '10000', status: 'RECEIVED', due_on: '2026-12-20', answer: null },
  ]);
  expect(await desk.till.sql(`select kind from staff_notice where subject = $1`, [paid.orderNumber])).toEqual([
    { kind: 'REFUND_REQUEST' },
  ]);
  expect(await desk.standing(paid)).toMatchObject({ status: 'PAID', refunds: [] });
});

test('an accepted request gives the money back, and the resident hears of the answer and of the money', async () => {
  const paid = await desk.paid();
  await emailOf(paid);
  await ask(paid);
  expect(await answer(paid, {})).toMatchObject({ message: expect.stringContaining('вернул') });
  expect(await requests(paid)).toMatchObject([{ status: 'ACCEPTED', answer: 'Вернём на карту' }]);
  expect(await desk.standing(paid)).toMatchObject({ status: 'PARTLY_REFUNDED', posted: [10_000n] });
  expect(await messages(paid)).toEqual([
    { template: 'REFUND_REQUEST_ANSWERED', recipient: 'anna@example.ru', answer: 'Вернём на карту' },
    { template: 'REFUND_DONE', recipient: 'anna@example.ru', answer: null },
  ]);
});

test('a refused request moves nothing, its answer is told, and another one can be made', async () => {
  const paid = await desk.paid();
  await emailOf(paid);
  await ask(paid);
  await answer(paid, { accept: false, answer: 'Платёж зачтён за октябрь' });
  expect(await requests(paid)).toMatchObject([{ status: 'REFUSED' }]);
  expect(await desk.standing(paid)).toMatchObject({ status: 'PAID', refunds: [] });
  expect(await messages(paid)).toMatchObject([{ answer: 'Платёж зачтён за октябрь' }]);
  expect(await answer(paid, {})).toMatchObject({ reason: 'ALREADY_ANSWERED' });
  await ask(paid);
  expect(await requests(paid)).toMatchObject([{ status: 'REFUSED' }, { status: 'RECEIVED' }]);
});

test('one request waits for each payment, however many are sent at once; the same key is one request', async () => {
  const paid = await desk.paid();
  const same = inputOf(paid);
  const answers = await Promise.all([
    ...Array.from({ length: 3 }, (_, n) => requestRefund(payerOf(paid, n % 2), same)),
    ...Array.from({ length: 3 }, (_, n) => requestRefund(payerOf(paid, n % 2), inputOf(paid))),
  ]);
  expect(await requests(paid)).toHaveLength(1);
  for (const one of answers) if ('reason' in one) expect(one.reason).toBe('ALREADY_ASKED');
  expect(answers.filter((one) => 'reason' in one).length).toBeGreaterThanOrEqual(2);
});

test.each([
  ['more than was paid', { amount: 75_001n }, 'MORE_THAN_LEFT'],
  ['nothing', { amount: 0n }, 'INVALID_AMOUNT'],
  ['less than nothing', { amount: -1n }, 'INVALID_AMOUNT'],
  ['no reason', { reason: '  ' }, 'REASON_REQUIRED'],
  ['a reason without end', { reason: 'ы'.repeat(100_000) }, 'REASON_REQUIRED'],
  ['a key that is none', { key: 'a b' }, 'INVALID_KEY'],
])('%s is not asked for', async (_, said, reason) => {
  const paid = await desk.paid();
  expect(await ask(paid, said)).toMatchObject({ reason });
  expect(await requests(paid)).toEqual([]);
});

test('nothing is asked back of what is not paid, is on its way back, or where the rules have no requests', async () => {
  expect(await ask(await desk.till.payment('energosbyt'))).toMatchObject({ reason: 'NOT_PAID' });
  const going = await desk.paid();
  desk.refunds = 'NOTHING';
  await desk.refund(going, { amount: 1n });
  expect(await ask(going)).toMatchObject({ reason: 'ALREADY_UNDER_WAY' });
  expect(await ask(await desk.paid('elista'))).toMatchObject({ reason: 'NOT_OFFERED' });
});

test('a payment of somebody else is not there', async () => {
  const [paid, other] = [await desk.paid(), await desk.paid()];
  const asked = requestRefund(payerOf(other), inputOf(paid));
  await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const absent = requestRefund(payerOf(other), {
    ...inputOf(paid),
    paymentId: idOf('Payment', randomUUID(), randomUUID()),
  });
  await expect(absent).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await requests(paid)).toEqual([]);
});

test('staff answer a request with less than was asked, and never with more than is left', async () => {
  const paid = await desk.paid();
  await ask(paid, { amount: 70_000n });
  await desk.refund(paid, { amount: 10_000n });
  expect(await answer(paid, {})).toMatchObject({ reason: 'MORE_THAN_LEFT' });
  expect(await requests(paid)).toMatchObject([{ status: 'RECEIVED' }]);
  await answer(paid, { amount: 65_000n });
  expect(await desk.standing(paid)).toMatchObject({ status: 'REFUNDED', posted: [10_000n, 65_000n] });
});
