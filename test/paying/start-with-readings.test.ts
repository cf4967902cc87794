import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Payer, PayTown } from './pay-town.ts';

let town: PayTown;
beforeAll(async () => void (town = await PayTown.open()));
afterAll(() => town.close());

/** Of kaluga: a meter of two registers, read last at 5000. */
const someone = (kopecks = 75_000) => town.payer('kaluga', { meters: 1, kopecks });

const readingsOf = ({ accountId }: Payer) =>
  town.sql(
    `select register_code as code, value::text from reading where account_id = $1 and source = 'RESIDENT' order by code`,
    [accountId],
  );

/** A payment that was begun, and how it stands afterwards. */
interface Started {
  payUrl: string;
  payment: { id: string };
}
interface Paid {
  id: string;
  status: string;
  message: string | null;
  readings: { register: string; value: string; refusal: string | null }[];
}

/** The payer enters the card, comes back, and the portal asks the bank. */
async function pay(of: Payer, { payUrl, payment }: Started): Promise<Paid> {
  await town.bank.pay({ formUrl: payUrl });
  const query = `mutation { checkPayment(id: "${payment.id}") { id status message readings { register value refusal } } }`;
  return (await town.ask(of, query)).data!['checkPayment'];
}

test('a payment without readings is refused where there is a meter, and nothing else stands in its way', async () => {
  const anna = await someone();
  expect(await town.form(anna)).toMatchObject({ readingsRequired: true, maximum: '10000.00', proposed: '750.00' });
  const consents = await town.ticks(anna);
  const without = await town.start(anna, { consents });
  expect(without).toMatchObject({
    reason: 'READINGS_REQUIRED',
    fields: [{ field: 'readings', message: 'Передайте показания: без них оплату не принять.' }],
  });
  const started = await town.start(anna, { consents, readings: town.readings(anna, '5100') });
  expect(started.payment.readings).toEqual([
    { meter: { id: anna.meter }, register: 'T1', value: '5100', refusal: null },
    { meter: { id: anna.meter }, register: 'T2', value: '5100', refusal: null },
  ]);
});

test('where no meter stands, or none that is read, a payment needs no readings', async () => {
  const boris = await town.payer('kaluga', { meters: 0 });
  expect(await town.form(boris)).toMatchObject({ readingsRequired: false });
  expect(await town.start(boris, { consents: await town.ticks(boris) })).toMatchObject({
    __typename: 'PaymentStarted',
  });
  for (const change of [`status = 'REMOVED'`, 'reports_itself = true']) {
    const anna = await someone();
    await town.sql(`update meter set ${change} where account_id = $1`, [anna.accountId]);
    expect(await town.form(anna)).toMatchObject({ readingsRequired: false });
    expect(await town.start(anna, { consents: await town.ticks(anna) })).toMatchObject({
      __typename: 'PaymentStarted',
    });
  }
});

test('readings and payment are seen together: nothing before the bank has the money, both after', async () => {
  const anna = await someone();
  const consents = await town.ticks(anna);
  const started = await town.start(anna, { consents, readings: town.readings(anna, ' 05 100') });
  expect(await readingsOf(anna)).toEqual([]);
  expect(await pay(anna, started)).toMatchObject({ status: 'PAID', message: null });
  expect(await readingsOf(anna)).toEqual([
    { code: 'T1', value: '5100' },
    { code: 'T2', value: '5100' },
  ]);
  const [submission] = await town.sql<{ key: string }>('select key from reading_submission where account_id = $1', [
    anna.accountId,
  ]);
  expect(submission!.key).toMatch(/^[0-9a-f-]{36}$/);
});

test('a further part repeats the same readings, and a correction between parts counts', async () => {
  const anna = await someone();
  const consents = await town.ticks(anna);
  for (const [amount, value] of [
    ['100.00', '5100'],
    ['500.00', '5100'],
    ['150.00', '5120'],
  ] as const) {
    const started = await town.start(anna, { amount, consents, readings: town.readings(anna, value) });
    expect(await pay(anna, started)).toMatchObject({ status: 'PAID', message: null });
    expect(await readingsOf(anna)).toMatchObject([{ value }, { value }]);
  }
  expect(await town.form(anna)).toMatchObject({ paidOnCurrentBill: '750.00', amountDue: '0.00', proposed: null });
});

test('what cannot be taken is refused before the bank is asked, as handing it in would be', async () => {
  const anna = await someone();
  const consents = await town.ticks(anna);
  const refused = async (readings: object[]) => {
    const answer = await town.start(anna, { key: 'key-of-the-payment', consents, readings });
    return [
      answer.reason,
      ...answer.readings.map(({ key, reason }: Record<'key' | 'reason', string>) => `${key} ${reason}`),
    ];
  };
  expect(await refused(town.readings(anna, '4999'))).toEqual(['READINGS_REFUSED', 'key-of-the-payment BELOW_PREVIOUS']);
  expect(await refused(town.readings(anna, '5100,5'))).toEqual(['READINGS_REFUSED', 'key-of-the-payment NOT_DIGITS']);
  const [one] = town.readings(anna, '5100') as { registers: object[] }[];
  expect(await refused([{ ...one, registers: one!.registers.slice(1) }])).toEqual([
    'READINGS_REFUSED',
    'key-of-the-payment REGISTER_MISSING',
  ]);
  expect(await refused([one!, one!])).toEqual(['READINGS_REQUIRED']);
  const boris = await someone();
  expect(await refused([{ ...one, meterId: boris.meter }])).toEqual([
    'READINGS_REQUIRED',
    'key-of-the-payment METER_NOT_FOUND',
  ]);
  expect(await town.orderNumbers(anna)).toEqual([]);
});

test('a meter of another account of the same resident is none of this payment', async () => {
  const [anna, second] = [await someone(), await someone()];
  await town.town.given.link(anna.person.id, { tenantId: anna.tenantId, id: second.accountId, number: '' });
  const readings = [...town.readings(anna, '5100'), ...town.readings(second, '5100')];
  const answer = await town.start(anna, { consents: await town.ticks(anna), readings });
  expect(answer).toMatchObject({ reason: 'READINGS_REFUSED', readings: [{ reason: 'METER_NOT_FOUND' }] });
});

test('an unusual consumption is asked about first, and taken when it is confirmed', async () => {
  const anna = await someone();
  const consents = await town.ticks(anna);
  const asked = await town.start(anna, { key: 'key-of-the-payment', consents, readings: town.readings(anna, '7000') });
  expect(asked).toEqual({
    __typename: 'PaymentToConfirm',
    readings: [{ key: 'key-of-the-payment', meterId: anna.meter, message: expect.stringContaining('больше обычного') }],
  });
  expect(await town.orderNumbers(anna)).toEqual([]);
  const readings = town.readings(anna, '7000', { confirmed: true });
  const started = await town.start(anna, { key: 'key-of-the-payment', consents, readings });
  expect(await pay(anna, started)).toMatchObject({ status: 'PAID', message: null });
  expect(await readingsOf(anna)).toMatchObject([{ value: '7000' }, { value: '7000' }]);
});

test('a reading that billing has overtaken meanwhile is kept with its reason, and the money is credited', async () => {
  const anna = await someone();
  const started = await town.start(anna, { consents: await town.ticks(anna), readings: town.readings(anna, '5100') });
  await town.sql(
    `insert into reading (tenant_id, account_id, meter_id, register_code, value, taken_on, source, status)
     select tenant_id, account_id, id, 'T1', 5300, '2026-11-19', 'UTILITY', 'ACCEPTED' from meter where account_id = $1`,
    [anna.accountId],
  );
  const paid = await pay(anna, started);
  expect(paid).toMatchObject({
    status: 'PAID',
    message: 'Оплата зачислена, а показания не приняты. Передайте их ещё раз.',
  });
  const [day, night] = paid.readings;
  expect([day!.refusal, night!.refusal]).toEqual([
    expect.stringContaining('Показание меньше прошлого'),
    expect.stringContaining('Показание меньше прошлого'),
  ]);
  expect(await readingsOf(anna)).toEqual([]);
  expect(await town.form(anna)).toMatchObject({ paidOnCurrentBill: '750.00' });
});

test('what was unusual nowhere when it was paid is not asked about when nobody can answer', async () => {
  const anna = await someone();
  const started = await town.start(anna, { consents: await town.ticks(anna), readings: town.readings(anna, '5600') });
  await town.sql(`update reading set value = 3000 where account_id = $1`, [anna.accountId]);
  expect(await pay(anna, started)).toMatchObject({ status: 'PAID', message: null });
  expect(await readingsOf(anna)).toMatchObject([{ value: '5600' }, { value: '5600' }]);
});

test('where the month’s reading is accepted already, or the bill has come, nobody has to read again', async () => {
  const anna = await someone();
  await town.sql(
    `insert into reading (tenant_id, account_id, meter_id, register_code, value, taken_on, source, status, period, received_at, resident_id)
     select tenant_id, account_id, id, code, 5100, '2026-11-18', 'RESIDENT', 'ACCEPTED', '2026-11-01', now(), $2
     from meter, unnest(array['T1', 'T2']) code where account_id = $1`,
    [anna.accountId, anna.person.id],
  );
  expect(await town.form(anna)).toMatchObject({ readingsRequired: false });
  expect(await town.start(anna, { consents: await town.ticks(anna) })).toMatchObject({ __typename: 'PaymentStarted' });
});

test('more than the bank takes at once is paid in parts; the least is a kopeck', async () => {
  const anna = await town.payer('kaluga', { kopecks: 2_500_000 });
  expect(await town.form(anna)).toMatchObject({ amountDue: '25000.00', proposed: '10000.00', minimum: '0.01' });
  const consents = await town.ticks(anna);
  expect(await town.start(anna, { consents, amount: '10000.01' })).toMatchObject({
    reason: 'ABOVE_MAXIMUM',
    message: 'Банк не принимает по карте больше 10 000 ₽ за раз. Оплатите частями: показания можно повторить.',
    fields: [{ field: 'amount' }],
  });
  for (const amount of ['10000.00', '0.01'])
    expect(await town.start(anna, { consents, amount })).toMatchObject({ payment: { amount } });
});

test('a receipt by e-mail needs an address, and comes only in the ways the utility offers', async () => {
  const anna = await town.payer('kaluga');
  const consents = await town.ticks(anna);
  expect(await town.form(anna)).toMatchObject({ payer: { fullName: null, email: anna.person.email, phone: null } });
  expect(await town.start(anna, { consents, receiptBy: ['EMAIL'] })).toMatchObject({
    reason: 'PAYER_INCOMPLETE',
    fields: [{ field: 'payer.email' }],
  });
  expect(await town.start(anna, { consents, receiptBy: ['SMS'], payer: { phone: '+79101234567' } })).toMatchObject({
    reason: 'NOT_OFFERED',
    fields: [{ field: 'receiptBy' }],
  });
  const payer = { email: 'anna@mail.example', phone: '+79101234567', fullName: 'Иванова Анна' };
  await town.start(anna, { consents, receiptBy: ['EMAIL'], payer });
  const [kept] = await town.sql<{ payer: object }>('select payer from payment where account_id = $1', [anna.accountId]);
  // Phone and name are not asked for here, so they are not kept.
  expect(kept!.payer).toMatchObject({ email: 'anna@mail.example', receiptBy: ['EMAIL'] });
  expect(Object.keys(kept!.payer).toSorted()).toEqual(['email', 'origin', 'receiptBy']);
});

test('a race that the readings lose again and again does not take the money with it', async () => {
  const anna = await someone();
  const started = await town.start(anna, { consents: await town.ticks(anna), readings: town.readings(anna, '5100') });
  await town.sql(`create function lose() returns trigger language plpgsql as
    $$ begin if new.account_id = '${anna.accountId}' then raise unique_violation; end if; return new; end $$`);
  await town.sql('create trigger lose before insert on reading for each row execute function lose()');
  try {
    const paid = await pay(anna, started);
    expect(paid).toMatchObject({ status: 'PAID' });
    expect(paid.readings).toMatchObject([
      { refusal: 'Показание не удалось принять. Передайте его ещё раз.' },
      { refusal: 'Показание не удалось принять. Передайте его ещё раз.' },
    ]);
    expect(await readingsOf(anna)).toEqual([]);
    expect(await town.form(anna)).toMatchObject({ paidOnCurrentBill: '750.00', amountDue: '0.00' });
  } finally {
    await town.sql('drop trigger lose on reading');
  }
});

test('a payment under the key that readings were handed in with before carries readings of its own', async () => {
  const anna = await someone();
  const query = `mutation ($input: SubmitReadingsInput!) { submitReadings(input: $input) { outcomes { __typename } } }`;
  const [sent] = town.readings(anna, '5100');
  const key = 'one-key-for-both';
  await town.ask(anna, query, { meters: [{ ...sent, key }] });
  expect(await readingsOf(anna)).toMatchObject([{ value: '5100' }, { value: '5100' }]);
  const started = await town.start(anna, {
    key,
    consents: await town.ticks(anna),
    readings: town.readings(anna, '5150'),
  });
  expect(started.payment.readings).toMatchObject([{ value: '5150' }, { value: '5150' }]);
  expect(await pay(anna, started)).toMatchObject({ status: 'PAID', message: null });
  expect(await readingsOf(anna)).toMatchObject([{ value: '5150' }, { value: '5150' }]);
});
