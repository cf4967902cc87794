import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AutopayTown } from './autopay-town.ts';
import type { Payer } from './pay-town.ts';

let town: AutopayTown;
beforeAll(async () => void (town = await AutopayTown.open()));
afterAll(() => town.close());

/** The office has taken the account off the resident. */
async function taken({ accountId, person }: Payer): Promise<void> {
  for (const table of ['account_resident', 'resident_account'])
    await town.pay.sql(`delete from ${table} where account_id = $1 and resident_id = $2`, [accountId, person.id]);
}

const codesOf = ({ errors }: { errors?: { extensions: { code: string } }[] | undefined }) =>
  errors?.map(({ extensions }) => extensions.code);

test('who sends a payment again after the account was taken off them is told that there is none', async () => {
  const anna = await town.pay.payer();
  const input = await town.pay.filled(anna);
  expect((await town.pay.send(anna, input)).data!['startPayment']).toMatchObject({ __typename: 'PaymentStarted' });
  await taken(anna);
  expect(codesOf(await town.pay.send(anna, input))).toEqual(['NOT_FOUND']);
});

test('who asks for money back again after the account was taken off them is told that there is none', async () => {
  const anna = await town.pay.payer('energosbyt');
  const started = await town.pay.start(anna, {
    consents: await town.pay.ticks(anna),
    parts: [{ serviceCode: '01', amount: '750.00' }],
    payer: { fullName: 'Иванова Анна Петровна', email: 'anna@example.ru', phone: '+79101234567' },
  });
  await town.bank.pay({ formUrl: started.payUrl });
  await town.pay.ask(anna, `mutation { checkPayment(id: "${started.payment.id}") { status } }`);
  const query = `mutation ($input: RequestRefundInput!) { requestRefund(input: $input) { __typename
    ... on RefundRequested { payment { id } } ... on RefundNotTaken { reason } } }`;
  const input = { key: randomUUID(), paymentId: started.payment.id, amount: '1.00', reason: 'Дважды' };
  const asked = await town.pay.ask(anna, query, input);
  expect(asked.data!['requestRefund']).toMatchObject({ __typename: 'RefundRequested' });
  await taken(anna);
  expect(codesOf(await town.pay.ask(anna, query, input))).toEqual(['NOT_FOUND']);
});

test('who sets autopay again after the account was taken off them is told that there is none', async () => {
  const anna = await town.payer();
  const [card] = await town.cards(anna);
  const chosen = { mode: 'ON_DAY', day: 25, limit: '500.00' };
  const input = { key: randomUUID(), accountId: anna.account, cardId: card!.id, ...chosen };
  expect((await town.send(anna, input)).data.setAutopay).toMatchObject({ __typename: 'AutopaySet' });
  await taken(anna);
  expect(codesOf(await town.send(anna, input))).toEqual(['NOT_FOUND']);
});
