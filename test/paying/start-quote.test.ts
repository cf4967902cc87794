import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Payer, PayTown } from './pay-town.ts';

let town: PayTown;
beforeAll(async () => void (town = await PayTown.open()));
afterAll(() => town.close());

/** The payer enters the card and comes back. */
async function pay(of: Payer, amount: string): Promise<void> {
  const { payUrl, payment } = await town.start(of, { amount, consents: await town.ticks(of) });
  await town.bank.pay({ formUrl: payUrl });
  const { data } = await town.ask(of, `mutation { checkPayment(id: "${payment.id}") { status } }`);
  expect(data!['checkPayment'].status).toBe('PAID');
}

const paid = async (of: Payer) => (await town.form(of)).paidOnCurrentBill;

/** A bill of a month that an import has just brought. */
async function bill(of: Payer, period: string, kopecks: number): Promise<void> {
  await town.sql(
    `insert into bill (tenant_id, account_id, period, opening, charged, recalculated, paid, closing, due_on)
     values ($1, $2, $3, 0, $4::bigint, 0, 0, $4, $3::date + 45)`,
    [of.tenantId, of.accountId, period, kopecks],
  );
  await town.sql(`update account set balance = $2, balance_period = $3, due_on = $3::date + 45 where id = $1`, [
    of.accountId,
    kopecks,
    period,
  ]);
  await imported(of, period);
}

const imported = (of: Payer, period: string, status = 'APPLIED') =>
  town.sql(
    `insert into registry_import (tenant_id, id, kind, period, file_name, status, started_at, finished_at)
     values ($1, uuidv7(), 'CHARGES', $2, 'x.csv', $3, $4, $4)`,
    [of.tenantId, period, status, town.town.clock.now()],
  );

test('«Оплачено по текущей квитанции»: 100 + 500 + 150 = 750, and the next bill begins anew', async () => {
  const anna = await town.payer('kaluga');
  expect(await paid(anna)).toBe('0.00');
  for (const amount of ['100.00', '500.00', '150.00']) await pay(anna, amount);
  expect(await paid(anna)).toBe('750.00');
  const query = 'query { viewer { accounts(first: 1) { nodes { sum: paidOnCurrentBill } } } }';
  const seen = async () => (await town.ask(anna, query)).data!['viewer'].accounts.nodes[0].sum;
  expect(await seen()).toBe('750.00');

  town.town.clock.advance(60);
  await bill(anna, '2026-11-01', 90_000);
  expect([await paid(anna), await seen()]).toEqual(['0.00', '0.00']);
  town.town.clock.advance(60);
  await pay(anna, '20.00');
  expect(await paid(anna)).toBe('20.00');

  // The registry comes once more with a correction: the bill is the same one, and what was paid for it stays.
  town.town.clock.advance(60);
  await imported(anna, '2026-11-01');
  await imported(anna, '2026-11-01', 'REFUSED');
  expect(await paid(anna)).toBe('20.00');
  // It is published later than it came: from then on what was paid counts for it.
  await town.sql(
    `insert into publication (tenant_id, period, status, requested_at) values ($1, '2026-11-01', 'DONE', $2)`,
    [anna.tenantId, town.town.clock.now()],
  );
  expect(await paid(anna)).toBe('0.00');
  town.town.clock.advance(60);
  await pay(anna, '30.00');
  expect(await seen()).toBe('30.00');
});

test('what was given back, was not paid or was paid elsewhere is not «оплачено», and where the rule hides it it is null', async () => {
  const anna = await town.payer('kaluga');
  const before = await paid(anna);
  await town.start(anna, { amount: '5.00', consents: await town.ticks(anna) });
  await town.sql(
    `insert into payment (tenant_id, account_id, id, amount, paid_at, source, status, external_id)
     values ($1, $2, uuidv7(), 70000, $3, 'BANK', 'PAID', 'x')`,
    [anna.tenantId, anna.accountId, town.town.clock.now()],
  );
  expect(await paid(anna)).toBe(before);
  await pay(anna, '100.00');
  expect(await paid(anna)).toBe('100.00');
  await town.sql(
    `with s as (insert into payment_step (tenant_id, account_id, payment_id, step, before, from_status, to_status, at, cause, amount)
       select tenant_id, account_id, id, 4, 3, 'PAID', 'PARTLY_REFUNDED', now(), 'STAFF', 4000 from payment
       where account_id = $1 and status = 'PAID' and source = 'PORTAL' returning *)
     update payment p set status = 'PARTLY_REFUNDED', step = 4, refunded = 4000 from s where p.id = s.payment_id`,
    [anna.accountId],
  );
  expect(await paid(anna)).toBe('60.00');
  expect(await paid(await town.payer('elista'))).toBeNull();
});

test('whoever pays by an old form is asked again, and gets the form as it is now', async () => {
  const anna = await town.payer('elista', { services: { '02': 100 } });
  const changes: [string, () => Promise<unknown>][] = [
    ['another balance', () => town.sql('update account set balance = balance - 1 where id = $1', [anna.accountId])],
    ['a new bill', () => bill(anna, '2026-11-01', 90_000)],
    [
      'another day to pay until',
      () => town.sql(`update account set due_on = due_on + 1 where id = $1`, [anna.accountId]),
    ],
    [
      'another debt for a service',
      () =>
        town.sql(`update account_service set balance = 700 where account_id = $1 and service_code = '02'`, [
          anna.accountId,
        ]),
    ],
    ['a payment in between', () => pay(anna, '10.00')],
    ['a payment that was begun in between', () => town.start(anna, { amount: '1.00' })],
  ];
  for (const [what, change] of changes) {
    const input = await town.filled(anna);
    await change();
    const { data } = await town.send(anna, input);
    expect([what, data!['startPayment']]).toMatchObject([
      what,
      { reason: 'QUOTE_CHANGED', fields: [{ field: 'amount' }] },
    ]);
    const { form } = data!['startPayment'];
    expect(form.quote).not.toBe(input['quote']);
    expect(form.quote).toBe((await town.form(anna)).quote);
  }
  const input = await town.filled(anna);
  expect((await town.send(anna, { ...input, quote: 'edited' })).data!['startPayment']).toMatchObject({
    reason: 'QUOTE_CHANGED',
  });
  expect((await town.send(anna, input)).data!['startPayment']).toMatchObject({ __typename: 'PaymentStarted' });
});

test('a form stays good for as long as nothing changes', async () => {
  const anna = await town.payer();
  const { quote } = await town.form(anna);
  town.town.clock.advance(300);
  await town.payer();
  expect((await town.form(anna)).quote).toBe(quote);
});

test('a text that comes into force in between is read before it is accepted', async () => {
  const { shared } = town.town.server;
  const tenant = shared.tenants.find(({ slug }) => slug === 'energosbyt')!;
  const boris = await town.payer('energosbyt');
  const { quote } = await town.form(boris);
  const terms = tenant.legalTexts.find(({ kind }) => kind === 'PAYMENT_TERMS')!;
  tenant.legalTexts.push({ ...terms, version: '9.9', effectiveFrom: '2026-11-20' });
  const form = await town.form(boris);
  expect(form.quote).not.toBe(quote);
  expect(form.consents).toContainEqual({ kind: 'PAYMENT_TERMS', version: '9.9', title: terms.title });
});
