import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Payer, PayTown } from './pay-town.ts';

let town: PayTown;
beforeAll(async () => void (town = await PayTown.open()));
afterEach(() => town.bank.behave());
afterAll(() => town.close());

/** Pays as a resident does, until it is credited; gives the payment's id. */
async function pay(of: Payer, said: object = {}): Promise<string> {
  const { payUrl, payment } = await town.start(of, { consents: await town.ticks(of), ...said });
  await town.bank.pay({ formUrl: payUrl });
  await settled();
  return payment.id;
}

/** The bank's callbacks have come, and what they began is done. */
async function settled(): Promise<void> {
  await town.bank.callbacksSent();
  await town.town.server.shared.settler.idle();
}

/** A token of a member of the utility's staff. */
async function staff(slug: string): Promise<string> {
  const { shared } = town.town.server;
  const staffId = randomUUID();
  const tenant = shared.tenants.find((one) => one.slug === slug)!;
  await town.sql(
    `insert into staff (tenant_id, id, login, password_hash, status, created_at) values ($1, $2, $3, '-', 'ACTIVE', now())`,
    [shared.tenantIds.get(slug), staffId, `clerk-${staffId}`],
  );
  return (await shared.tokens.issueToStaff({ staffId }, tenant, 30)).accessToken;
}

const asStaff = async (slug: string, query: string, input: object = {}): Promise<any> => {
  const answer = await town.town.ask(slug, query, input, { token: await staff(slug) });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return Object.values(answer.data!)[0];
};

const refundQuery = `mutation ($input: RefundPaymentInput!) { refundPayment(input: $input) { __typename
  ... on RefundBegun { message payment { status refunded refundable refunds { kind amount status reason } } }
  ... on RefundNotTaken { reason message field } } }`;

const payer = { fullName: 'Анна Петрова', email: 'anna.pays@mail.example', phone: '+79101234567' };
const extra: Record<string, object> = {
  energosbyt: { parts: [{ serviceCode: '01', amount: '750.00' }], payer },
};

test.each(['kaluga', 'energosbyt', 'elista', 'stk'])(
  'at %s staff give a payment back in parts through its bank, and the resident sees it at once',
  async (slug) => {
    const anna = await town.payer(slug);
    const id = await pay(anna, extra[slug]);
    const number = (await town.orderNumbers(anna))[0]!;
    const given = (amount: string) =>
      asStaff(slug, refundQuery, { key: randomUUID(), paymentId: id, amount, reason: 'Заплатили дважды' });
    expect(await given('250.00')).toMatchObject({
      payment: { status: 'PARTLY_REFUNDED', refunded: '250.00', refundable: '500.00' },
    });
    await settled();
    const query = `query { payment(id: "${id}") { status refunded refundable refunds { kind amount status decidedAt } receipt { refunded statusInWords } } }`;
    expect((await town.ask(anna, query)).data!['payment']).toMatchObject({
      status: 'PARTLY_REFUNDED',
      refunds: [{ kind: 'REFUND', amount: '250.00', status: 'DONE', decidedAt: expect.any(String) }],
      receipt: { refunded: '250.00', statusInWords: 'Оплачено, часть денег возвращена' },
    });
    expect(await given('500.01')).toMatchObject({ __typename: 'RefundNotTaken', reason: 'MORE_THAN_LEFT' });
    await given('500.00');
    await settled();
    expect(
      await asStaff(slug, `query { staffPayment(number: "${number}") { id status accountNumber refundable } }`),
    ).toMatchObject({
      id,
      status: 'REFUNDED',
      refundable: '0.00',
    });
    expect(town.bank.order(number).refunds.map(({ amount }) => amount)).toEqual([25_000n, 50_000n]);
    const [account] = await town.sql<{ balance: string }>('select balance::text from account where id = $1', [
      anna.accountId,
    ]);
    expect(account!.balance).toBe('75000');
    expect(await town.sql(`select from staff_notice where subject = $1`, [number])).toEqual([]);
  },
);

test('a whole payment of today is reversed at the bank; one that the bank has booked is refunded', async () => {
  const [anna, boris] = [await town.payer('elista'), await town.payer('stk')];
  const whole = async (of: Payer) =>
    asStaff(of.slug, refundQuery, { key: randomUUID(), paymentId: await pay(of), reason: 'По заявлению' });
  expect(await whole(anna)).toMatchObject({ payment: { status: 'REVERSED', refunds: [{ kind: 'REVERSAL' }] } });
  town.bank.switch({ fault: 'SYSTEM_ERROR', methods: ['reverse'] });
  expect(await whole(boris)).toMatchObject({ payment: { status: 'REFUNDED', refunds: [{ kind: 'REFUND' }] } });
  await settled();
  expect(town.bank.order((await town.orderNumbers(anna))[0]!).orderStatus).toBe(3);
});

test('a connection that broke after the bank gave the money back gives it back once', async () => {
  const anna = await town.payer('kaluga');
  const id = await pay(anna);
  const number = (await town.orderNumbers(anna))[0]!;
  town.bank.switch({ dropAfterWork: true, methods: ['refund'] });
  const input = { key: randomUUID(), paymentId: id, amount: '100.00', reason: 'Ошибка' };
  await asStaff('kaluga', refundQuery, input);
  town.bank.behave();
  await settled();
  const query = `query { payment(id: "${id}") { status refunded } }`;
  expect((await town.ask(anna, query)).data!['payment']).toEqual({ status: 'PARTLY_REFUNDED', refunded: '100.00' });
  expect(town.bank.order(number).refunds).toHaveLength(1);
});

test('a request is made, seen by staff and by the resident, answered and seen again', async () => {
  const anna = await town.payer('energosbyt');
  const id = await pay(anna, extra['energosbyt']);
  const ask = `mutation ($input: RequestRefundInput!) { requestRefund(input: $input) { __typename
    ... on RefundRequested { message payment { refundable refundRequest { id amount reason status dueOn answer } } }
    ... on RefundNotTaken { reason field message } } }`;
  const input = { key: randomUUID(), paymentId: id, amount: '100.00', reason: 'Заплатили дважды' };
  const asked = (await town.ask(anna, ask, input)).data!['requestRefund'];
  expect(asked.payment.refundRequest).toMatchObject({
    amount: '100.00',
    reason: 'Заплатили дважды',
    status: 'RECEIVED',
    dueOn: '2026-12-20',
    answer: null,
  });
  for (const amount of ['1e21', 'NaN', '0.001', 'x'])
    expect((await town.ask(anna, ask, { ...input, amount })).errors).toHaveLength(1);
  const number = (await town.orderNumbers(anna))[0]!;
  const open = `query { openRefundRequests { nodes { id paymentNumber paymentAmount amount reason dueOn accountNumber } } }`;
  const { nodes } = await asStaff('energosbyt', open);
  expect(nodes).toEqual([
    expect.objectContaining({ paymentNumber: number, paymentAmount: '750.00', amount: '100.00', reason: input.reason }),
  ]);
  const answer = `mutation ($input: AnswerRefundRequestInput!) { answerRefundRequest(input: $input) {
    ... on RefundRequestAnswered { message request { status answer } } ... on RefundNotTaken { reason } } }`;
  const said = { key: randomUUID(), id: nodes[0].id, accept: true, answer: 'Вернём на карту' };
  expect(await asStaff('energosbyt', answer, said)).toMatchObject({
    request: { status: 'ACCEPTED', answer: said.answer },
  });
  const query = `query { payment(id: "${id}") { status refundRequest { status answer } } }`;
  expect((await town.ask(anna, query)).data!['payment']).toEqual({
    status: 'PARTLY_REFUNDED',
    refundRequest: { status: 'ACCEPTED', answer: said.answer },
  });
  expect(await asStaff('energosbyt', open)).toEqual({ nodes: [] });
});

test('staff see payments that contradict the bank, and have it asked again', async () => {
  const anna = await town.payer('stk');
  town.bank.switch({ statusAmount: '1' });
  const id = await pay(anna);
  const open = `query { paymentsUnderReview { nodes { id status detail amount } } }`;
  expect((await asStaff('stk', open)).nodes).toEqual([
    { id, status: 'UNDER_REVIEW', detail: 'ANOTHER_AMOUNT', amount: '750.00' },
  ]);
  const again = `mutation ($input: ReviewPaymentInput!) { reviewPayment(input: $input) { status } }`;
  expect(await asStaff('stk', again, { id })).toEqual({ status: 'UNDER_REVIEW' });
  town.bank.behave();
  expect(await asStaff('stk', again, { id })).toEqual({ status: 'PAID' });
  expect((await asStaff('stk', open)).nodes).toEqual([]);
  for (const query of [
    open,
    `query { openRefundRequests { nodes { id } } }`,
    `query { staffPayment(number: "x") { id } }`,
  ])
    expect((await town.ask(anna, query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('staff see a refund that the bank contradicts, and it is closed when the bank agrees that nothing went back', async () => {
  const anna = await town.payer('stk');
  const id = await pay(anna);
  town.bank.switch({ statusAmount: '1' });
  const begun = await asStaff('stk', refundQuery, {
    key: randomUUID(),
    paymentId: id,
    amount: '1.00',
    reason: 'Ошибка',
  });
  expect(begun).toMatchObject({ message: expect.stringContaining('не сошёлся') });
  const open = `query { paymentsUnderReview { nodes { id status refunds { status detail } } } }`;
  expect((await asStaff('stk', open)).nodes).toEqual([
    { id, status: 'PAID', refunds: [{ status: 'UNDER_REVIEW', detail: 'ANOTHER_AMOUNT' }] },
  ]);
  town.bank.behave();
  const again = `mutation ($input: ReviewPaymentInput!) { reviewPayment(input: $input) { refunds { status } refundable } }`;
  expect(await asStaff('stk', again, { id })).toEqual({ refunds: [{ status: 'REFUSED' }], refundable: '750.00' });
  expect((await asStaff('stk', open)).nodes).toEqual([]);
});
