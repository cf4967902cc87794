import { afterAll, beforeAll, expect, test } from 'vitest';
import { NightTown } from '../paying/night-town.ts';
import { plain } from '../readings/households.ts';

let town: NightTown;
beforeAll(async () => void (town = await NightTown.open('elista')));
afterAll(() => town.close());

const query = (account: string, days: string) => `query { account(id: "${account}") { balance statement(${days}) {
  from to opening closing agrees entries { day period kind correction amount balance paymentId services { service { code name } amount } } } } }`;

test('a resident reads the statement of their own account, with the payment just made, and of nobody else’s', async () => {
  const anna = await town.pay.payer('elista');
  const boris = await town.pay.payer('elista');
  await town.posted(anna, 9500, { withPayment: true });
  await town.paid(anna);
  const days = 'from: "2026-10-01", to: "2026-11-30"';
  const { data } = await town.pay.ask(anna, query(anna.account, days));
  const { account } = plain(data!);
  expect(account.balance).toBe('0.00');
  expect(account.statement).toMatchObject({
    from: '2026-10-01',
    to: '2026-11-30',
    opening: '0.00',
    closing: '-845.00',
  });
  expect(account.statement.entries).toEqual([
    {
      day: '2026-10-05',
      period: '2026-10',
      kind: 'BANK_PAYMENT',
      correction: false,
      amount: '-95.00',
      balance: '-95.00',
      paymentId: expect.any(String),
      services: [{ service: { code: '01', name: expect.any(String) }, amount: '-95.00' }],
    },
    expect.objectContaining({ day: '2026-11-20', kind: 'PAYMENT', amount: '-750.00', balance: '-845.00' }),
  ]);
  const [, own] = account.statement.entries;
  const payment = await town.pay.payment(anna, own.paymentId);
  expect(payment).toMatchObject({ status: 'PAID', amount: '750.00' });

  expect(plain((await town.pay.ask(boris, query(anna.account, days))).data!)).toEqual({ account: null });
  const nobody = await town.pay.town.ask('elista', query(anna.account, days), {});
  expect(plain(nobody.data!)).toEqual({ account: null });
  const wrong = await town.pay.ask(anna, query(anna.account, 'from: "2026-12-01", to: "2026-11-30"'));
  expect(wrong.errors).toEqual([
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_USER_INPUT', argument: 'from' }) }),
  ]);
});

test('without days it is of the last twelve months', async () => {
  const anna = await town.pay.payer('elista');
  const { data } = await town.pay.ask(
    anna,
    `query { account(id: "${anna.account}") { statement { from to entries { day } } } }`,
  );
  expect(plain(data!['account'].statement)).toEqual({ from: '2025-12-01', to: '2026-11-20', entries: [] });
});

test('a statement is downloaded with the balance before and after each entry, from any month, by its resident alone', async () => {
  const anna = await town.pay.payer('elista');
  const boris = await town.pay.payer('elista');
  await town.posted(anna, 9500, { withPayment: true });
  await town.paid(anna);
  const download = async (who: { token: string }, file: string) => {
    const answer = await town.pay.town.server.app.inject({
      url: `/downloads/${anna.account}/${file}`,
      headers: { host: 'elista.localhost', authorization: `Bearer ${who.token}` },
    });
    return { status: answer.statusCode, lines: answer.body.replace('\uFEFF', '').trim().split('\r\n') };
  };
  const heading = 'Дата;Что было;За месяц;Было к оплате, ₽;Сумма, ₽;Стало к оплате, ₽';
  const paidHere = '20.11.2026;оплата в кабинете;ноябрь 2026;-95,00;-750,00;-845,00';
  const paidAtBank = '05.10.2026;оплата через банк;октябрь 2026;0,00;-95,00;-95,00';
  const both = await download(anna, 'statement.csv?from=2026-10&to=2026-11');
  expect(both).toEqual({ status: 200, lines: [heading, paidHere, paidAtBank] });
  // What was before the interval stands in its first balance.
  expect((await download(anna, 'statement.csv?from=2026-11')).lines).toEqual([heading, paidHere]);
  expect((await download(anna, 'statement.csv?from=2026-10-05&to=2026-10-05')).lines).toEqual([heading, paidAtBank]);
  expect((await download(anna, 'statement.xlsx?from=2026-10')).status).toBe(200);
  expect((await download(boris, 'statement.csv')).status).toBe(404);
});
