import { afterAll, beforeAll, expect, test } from 'vitest';
import { PayTown } from './pay-town.ts';

let town: PayTown;
beforeAll(async () => void (town = await PayTown.open()));
afterAll(() => town.close());

/** A service in the form. */
interface FormService {
  service: { code: string };
  debt: string;
  proposed: string;
}

test('a payment is begun, the bank has one order for it, and the page of the bank is given', async () => {
  const anna = await town.payer('elista');
  const started = await town.start(anna, { amount: '750.00' });
  expect(started).toMatchObject({
    __typename: 'PaymentStarted',
    payUrl: expect.stringContaining(`${town.bank.url}/`),
    payment: {
      status: 'REGISTERED',
      amount: '750.00',
      begunAt: '2026-11-20T09:00:00.000Z',
      payUrl: started.payUrl,
      automatic: false,
      refunded: '0.00',
      source: 'PORTAL',
      parts: [],
      readings: [],
    },
  });
  const [orderNumber] = await town.orderNumbers(anna);
  expect(orderNumber).toMatch(/^[a-z0-9]{20}$/);
  const order = town.bank.order(orderNumber!);
  expect(order).toMatchObject({ amount: 75_000n });
  expect(order.returnUrl).toBe(`${town.town.server.origin('elista')}/pay/${started.payment.id}`);
  expect(await town.payment(anna, started.payment.id)).toEqual(started.payment);
});

test('elista: what is paid for stands in the basket of the receipt by what is owed, and makes the sum', async () => {
  const anna = await town.payer('elista', { kopecks: 30_000, services: { '02': 20_000, '03': -500 } });
  await town.start(anna, { amount: '600.00' });
  const [orderNumber] = await town.orderNumbers(anna);
  const { orderBundle, description } = town.bank.order(orderNumber!);
  const { items } = (orderBundle as { cartItems: { items: { itemCode: string; itemAmount: number }[] } }).cartItems;
  expect(items.map(({ itemCode, itemAmount }) => [itemCode, itemAmount])).toEqual([
    ['01', 30_000],
    ['02', 20_000],
    ['advance', 10_000],
  ]);
  expect(description).toMatch(/^Оплата по лицевому счёту \d+$/);
});

test('energosbyt: each service is paid apart, with a payer and accepted texts', async () => {
  const boris = await town.payer('energosbyt', { kopecks: 40_000, services: { '02': 10_050, '03': -700 } });
  const form = await town.form(boris);
  expect(form).toMatchObject({
    online: true,
    amountDue: '493.50',
    proposed: '493.50',
    minimum: '1.00',
    maximum: null,
    readingsRequired: false,
    paidOnCurrentBill: null,
    payer: { fullName: 'Анна', email: boris.person.email, phone: boris.person.phone },
    open: null,
  });
  expect(form.services.map(({ service, debt, proposed }: FormService) => [service.code, debt, proposed])).toEqual([
    ['01', '400.00', '400.00'],
    // Seven roubles are prepaid for the third.
    ['02', '100.50', '93.50'],
    ['03', '0.00', '0.00'],
  ]);
  expect(form.consents.map(({ kind }: { kind: string }) => kind)).toEqual(['PRIVACY_POLICY', 'PAYMENT_TERMS']);

  const parts = [
    { serviceCode: '01', amount: '400.00' },
    { serviceCode: '02', amount: '99.99' },
  ];
  const nothing = await town.start(boris, { amount: '499.99', parts, payer: { fullName: 'Анна', phone: '8 910' } });
  expect(nothing).toMatchObject({ __typename: 'PaymentRefused', reason: 'PAYER_INCOMPLETE', form: null });
  expect(nothing.fields.map(({ field }: { field: string }) => field)).toEqual([
    'payer.fullName',
    'payer.email',
    'payer.phone',
    'consents.PRIVACY_POLICY',
    'consents.PAYMENT_TERMS',
  ]);
  expect(await consentsOf(boris)).toEqual([]);

  const payer = { fullName: 'Иванова Анна', email: 'Anna@Mail.example', phone: '8 910 123-45-67' };
  const consents = await town.ticks(boris);
  const old = [{ ...consents[0]!, version: '0.1' }, consents[1]!];
  const outdated = await town.start(boris, { amount: '499.99', parts, payer, consents: old });
  expect(outdated).toMatchObject({ reason: 'CONSENT_REQUIRED', fields: [{ field: 'consents.PRIVACY_POLICY' }] });

  const started = await town.start(boris, { amount: '499.99', parts, payer, consents, receiptBy: ['EMAIL', 'SMS'] });
  expect(started).toMatchObject({
    payment: {
      status: 'REGISTERED',
      parts: [
        { service: { code: '01' }, amount: '400.00' },
        { service: { code: '02' }, amount: '99.99' },
      ],
    },
  });
  const [kept] = await town.sql<{ payer: object }>('select payer from payment where id::text = any($1)', [
    (
      await town.sql<{ id: string }>('select id::text from payment where account_id = $1 and step is not null', [
        boris.accountId,
      ])
    ).map(({ id }) => id),
  ]);
  expect(kept!.payer).toEqual({
    fullName: 'Иванова Анна',
    email: 'anna@mail.example',
    phone: '+79101234567',
    receiptBy: ['EMAIL', 'SMS'],
    origin: town.town.server.origin('energosbyt'),
  });
  expect(await consentsOf(boris)).toEqual([
    { kind: 'PAYMENT_TERMS', place: 'PAYMENT' },
    { kind: 'PRIVACY_POLICY', place: 'PAYMENT' },
  ]);
});

test('energosbyt: parts that are not of the account, are there twice or do not make the sum are refused', async () => {
  const boris = await town.payer('energosbyt', { kopecks: 40_000, services: { '02': 10_000 } });
  const payer = { fullName: 'Иванова Анна', email: 'anna@mail.example', phone: '89101234567' };
  const good = { payer, consents: await town.ticks(boris) };
  const refused = async (amount: string, parts: [string, string][] | null) => {
    const sent = parts && parts.map(([serviceCode, part]) => ({ serviceCode, amount: part }));
    const { reason, fields } = await town.start(boris, { ...good, amount, parts: sent });
    return [reason, fields.map(({ field }: { field: string }) => field).join()];
  };
  expect(await refused('100.00', null)).toEqual(['PARTS_DO_NOT_ADD_UP', 'amount']);
  expect(await refused('100.00', [['01', '99.99']])).toEqual(['PARTS_DO_NOT_ADD_UP', 'amount']);
  expect(await refused('100.00', [['77', '100.00']])).toEqual(['UNKNOWN_SERVICE', 'parts.77']);
  expect(
    await refused('100.00', [
      ['01', '50.00'],
      ['01', '50.00'],
    ]),
  ).toEqual(['UNKNOWN_SERVICE', 'parts.01']);
  expect(
    await refused('100.00', [
      ['01', '150.00'],
      ['02', '-50.00'],
    ]),
  ).toEqual(['INVALID_AMOUNT', 'parts.02']);
  expect(
    await refused('100.00', [
      ['01', '100.00'],
      ['02', '0.00'],
    ]),
  ).toEqual(['INVALID_AMOUNT', 'parts.02']);
  expect(await town.orderNumbers(boris)).toEqual([]);
});

test('an account of another resident, of another utility and none at all are answered alike, and nothing is written', async () => {
  const [anna, boris, far] = [await town.payer(), await town.payer(), await town.payer('stk')];
  const none = `${anna.account.slice(0, -2)}AA`;
  for (const accountId of [boris.account, far.account, none, 'x', `${anna.account}AA`]) {
    const { data, errors } = await town.send(anna, { key: 'a-key-of-mine', accountId, quote: 'x', amount: '10.00' });
    expect(data).toBeNull();
    expect(errors![0]).toMatchObject({ message: 'Ничего не найдено.', extensions: { code: 'NOT_FOUND' } });
    expect(await town.form(anna, accountId)).toBeNull();
  }
  expect(await town.sql('select from money_key where owner_id = $1', [anna.person.id])).toEqual([]);
  const ownPayment = (await town.start(boris)).payment.id;
  expect(await town.payment(anna, ownPayment)).toBeNull();
  expect(await town.payment(boris, ownPayment)).toMatchObject({ status: 'REGISTERED' });
});

test('nobody pays without a session, for a closed account, or where a flood comes from', async () => {
  const anna = await town.payer();
  const input = await town.filled(anna);
  const unknown = await town.send({ ...anna, token: '' }, input);
  expect(unknown.errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
  await town.sql(`update account set status = 'CLOSED' where id = $1`, [anna.accountId]);
  expect(await town.form(anna)).toMatchObject({ online: false });
  expect(await town.start(anna)).toMatchObject({ reason: 'ACCOUNT_CLOSED' });
  await town.sql(`update account set status = 'ACTIVE' where id = $1`, [anna.accountId]);
  await town.sql(`update throttle set attempts = 100 where scope = 'payments resident' and key = $1`, [anna.person.id]);
  expect((await town.send(anna, input)).errors![0]!.extensions.code).toBe('TOO_MANY_REQUESTS');
});

test('a relative sees the payment, but its page of the bank only who began it', async () => {
  const [anna, boris] = [await town.payer(), await town.payer()];
  await town.town.given.link(boris.person.id, { tenantId: anna.tenantId, id: anna.accountId, number: '' });
  const { payment } = await town.start(anna);
  expect(await town.payment(anna, payment.id)).toMatchObject({ payUrl: expect.stringContaining('http') });
  expect(await town.payment(boris, payment.id)).toMatchObject({ status: 'REGISTERED', payUrl: null });
  expect(await town.form(anna)).toMatchObject({ open: { id: payment.id, payUrl: payment.payUrl } });
  expect(await town.form(boris, anna.account)).toMatchObject({ open: null });
});

const consentsOf = (of: { person: { id: string } }) =>
  town.sql('select kind, place from consent where resident_id = $1 and place = $2 order by kind', [
    of.person.id,
    'PAYMENT',
  ]);
