import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../support/http.ts';
import { NightTown } from './night-town.ts';
import type { Payer } from './pay-town.ts';

const slug = 'elista';
const day = '2026-11-20';
const strange = 'strange0order0number0000';
const has = (values: object) => expect.objectContaining(values);

let town: NightTown;
let anna: Payer;
let boris: Payer;
let order: string;

beforeAll(async () => void (town = await NightTown.open(slug)));
afterAll(() => town.close());

/** A day on which all is well, then what is planted in it, then the nights after. */
describe('the comparison of a night', () => {
  test('says that bank, payments and ledger agree when they do, and tells nobody', async () => {
    [anna, boris] = [await town.pay.payer(slug), await town.pay.payer(slug, { kopecks: 120_000 })];
    await town.paid(anna);
    order = (await town.paid(boris, '1500.00')).orderNumber;
    // Begun and never paid: nothing to compare.
    await town.pay.start(anna, { amount: '10.00' });
    expect(await town.compare()).toBe(1); // the day before, on which nothing was paid
    expect(await town.report('2026-11-19')).toMatchObject({ status: 'AGREES', orders: 0, bankAmount: '0.00' });
    expect(await town.report(day)).toBeNull();
    town.hours(16); // 04:00 in Moscow
    expect(await town.compare()).toBe(1);
    expect(await town.report(day)).toMatchObject({
      status: 'AGREES',
      orders: 2,
      bankAmount: '2250.00',
      payments: 2,
      paymentsAmount: '2250.00',
      ledgerAmount: '2250.00',
      open: 0,
      differences: { nodes: [] },
    });
    expect(await town.told()).toEqual([]);
    expect(await town.compare()).toBe(0); // once for a day
  });

  test('finds what was planted: missing here, missing at the bank, another sum; and mends nothing', async () => {
    town.hours(-16);
    await payStrangeOrder(); // the bank has taken money for an order that nobody here knows
    const missing = await town.paidHereAlone(anna, '77.00');
    town.pay.bank.order(order).deposited += 100n;
    town.hours(16);
    const before = await town.books();

    expect(await town.again(day)).toMatchObject({ status: 'INCOMPLETE', comparedAt: null });
    expect(await town.compare()).toBe(1);
    const found = await town.report(day);
    expect(found).toMatchObject({
      status: 'DIFFERS',
      orders: 3,
      bankAmount: '2584.00',
      payments: 3,
      paymentsAmount: '2327.00',
      ledgerAmount: '2327.00',
      open: 3,
    });
    expect(found.differences.nodes).toEqual([
      has({ kind: 'DIFFERENT_AMOUNT', subject: order, here: '1500.00', there: '1501.00' }),
      has({
        kind: 'MISSING_AT_BANK',
        subject: missing,
        accountNumber: await town.numberOf(anna),
        here: '77.00',
        there: null,
      }),
      has({ kind: 'MISSING_HERE', subject: strange, here: null, there: '333.00' }),
    ]);
    const details = { differences: 3, MISSING_HERE: 1, MISSING_AT_BANK: 1, DIFFERENT_AMOUNT: 1 };
    expect(await town.told()).toEqual([{ subject: day, times: 1, details }]);
    expect(await town.books()).toEqual(before);

    await town.again(day);
    await town.compare();
    expect(await town.report(day)).toMatchObject({ ...found, comparedAt: expect.any(String) });
    expect((await town.told())[0]!.times).toBe(1); // nothing new
  });

  test('finds books that contradict themselves, and tells of them once, not each night', async () => {
    const [ledger, balance, registry] = [
      await town.pay.payer(slug),
      await town.pay.payer(slug),
      await town.pay.payer(slug),
    ];
    // The bank's registry of October has come: every account has the payment that its bill has, but one.
    for (const of of [anna, boris, ledger, balance, registry])
      await town.posted(of, of === registry ? 9400 : 9500, { withPayment: true });
    await town.posted(ledger, 250, { withPayment: false });
    await town.sql('update account set balance = balance - 1 where id = $1', [balance.accountId]);
    const before = await town.books();
    town.hours(24);
    await town.compare();
    const night = await town.report('2026-11-21');
    expect(night).toMatchObject({ status: 'DIFFERS', orders: 0, open: 4 });
    const number = (of: Payer) => town.numberOf(of);
    expect(night.differences.nodes).toHaveLength(4);
    expect(night.differences.nodes).toEqual(
      expect.arrayContaining([
        has({ kind: 'BALANCE_DIFFERS', accountNumber: await number(balance), here: '749.99', there: '750.00' }),
        has({ kind: 'LEDGER_DIFFERS', accountNumber: await number(ledger), here: null, there: '2.50' }),
        has({ kind: 'REGISTRY_DIFFERS', accountNumber: await number(registry), here: '94.00', there: '95.00' }),
        has({ kind: 'REGISTRY_DIFFERS', accountNumber: await number(ledger), here: '97.50', there: '95.00' }),
      ]),
    );
    expect(await town.books()).toEqual(before);
    town.hours(24);
    await town.compare();
    expect(await town.report('2026-11-22')).toMatchObject({ status: 'DIFFERS', open: 4, differences: { nodes: [] } });
    expect((await town.told()).map(({ subject }) => subject)).toEqual([day, '2026-11-21']);

    // What is mended by hand is gone by itself; what is explained is not told again.
    await town.sql('update account set balance = balance + 1 where id = $1', [balance.accountId]);
    const settle = `mutation ($input: SettleDifferenceInput!) { settleDifference(input: $input) { id note settledAt } }`;
    for (const { id, kind } of night.differences.nodes)
      if (kind !== 'BALANCE_DIFFERS')
        expect(await town.asStaff(settle, { id, note: ' Посадили   нарочно ' })).toEqual({
          settleDifference: { id, note: 'Посадили нарочно', settledAt: expect.any(String) },
        });
    expect(await town.report('2026-11-22')).toMatchObject({ status: 'DIFFERS', open: 1 });
    town.hours(24);
    await town.compare();
    expect(await town.report('2026-11-23')).toMatchObject({ status: 'AGREES', open: 0, differences: { nodes: [] } });
    const { nodes } = (await town.report('2026-11-21')).differences;
    expect(nodes.every(({ settledAt }: { settledAt: string | null }) => settledAt)).toBe(true);
    const acts = await town.sql<{ act: string }>('select act from staff_act');
    expect(acts.map(({ act }) => act)).toEqual(expect.arrayContaining(['RECONCILE', 'SETTLE_DIFFERENCE']));
  });

  test('is incomplete while the bank is away, and made up for when it is back', async () => {
    town.hours(24);
    town.pay.bank.switch({ fault: 'ERROR_500' });
    await town.compare();
    expect(await town.report('2026-11-24')).toMatchObject({ status: 'INCOMPLETE', open: 0 });
    expect(await town.compare()).toBe(0);
    town.pay.bank.behave();
    town.hours(0.3);
    expect(await town.compare()).toBe(1);
    expect(await town.report('2026-11-24')).toMatchObject({ status: 'AGREES' });
  });

  test('is done once, however many processes look for it', async () => {
    town.hours(3 * 24);
    const done = await Promise.all(Array.from({ length: 8 }, () => town.compare()));
    expect(done.reduce((sum, one) => sum + one, 0)).toBe(3); // nights that were missed, too
  });

  test('is of staff alone, and of days that are over', async () => {
    for (const query of [
      `query { reconciliation(day: "${day}") { day } }`,
      'query { reconciliations(first: 3) { nodes { day } } }',
      `mutation { reconcile(input: { day: "${day}" }) { day } }`,
      `mutation { settleDifference(input: { id: "x", note: "x" }) { id } }`,
    ]) {
      const { errors } = await town.pay.town.ask(slug, query, {});
      expect(errors).toEqual([has({ extensions: has({ code: 'FORBIDDEN' }) })]);
    }
    const query = 'query { reconciliations(first: 3) { nodes { day } pageInfo { hasNextPage } } }';
    const { nodes, pageInfo } = (await town.asStaff(query))['reconciliations'];
    expect(nodes.map((one: { day: string }) => one.day)).toEqual(['2026-11-27', '2026-11-26', '2026-11-25']);
    expect(pageInfo.hasNextPage).toBe(true);
    const { errors } = await town.asked(`mutation { reconcile(input: { day: "2026-12-24" }) { day } }`);
    expect(errors).toEqual([has({ extensions: has({ code: 'BAD_USER_INPUT' }) })]);
  });

  test('agrees on both days of a payment that was begun a second before midnight, whichever day the bank has it on', async () => {
    const { clock } = town.pay.town;
    clock.advance((Date.parse('2026-11-28T20:59:59Z') - clock.now().getTime()) / 1000);
    const [ivan, olga] = [await town.pay.payer(slug), await town.pay.payer(slug)];
    // What the bank's registry of October has of everybody.
    for (const of of [ivan, olga]) await town.posted(of, 9500, { withPayment: true });
    const [late, other] = [await town.paid(ivan, '99.00'), await town.paid(olga, '1.00')];
    Object.assign(town.pay.bank.order(late.orderNumber), { createdAt: new Date('2026-11-28T21:00:01Z') });
    Object.assign(town.pay.bank.order(other.orderNumber), { createdAt: new Date('2026-11-28T20:59:59.999Z') });
    town.hours(5.1);
    expect(await town.compare()).toBe(1);
    const paid = { payments: 2, paymentsAmount: '100.00', ledgerAmount: '100.00' };
    expect(await town.report('2026-11-28')).toMatchObject({ status: 'AGREES', orders: 1, bankAmount: '1.00', ...paid });
    town.hours(24);
    expect(await town.compare()).toBe(1);
    const none = { payments: 0, paymentsAmount: '0.00' };
    expect(await town.report('2026-11-29')).toMatchObject({
      status: 'AGREES',
      orders: 1,
      bankAmount: '99.00',
      ...none,
    });
  });
});

/** An order of this merchant that somebody else has made and paid. */
async function payStrangeOrder(): Promise<void> {
  const { port, pathname } = new URL(`${town.pay.bank.url}/payment/rest/register.do`);
  const form = {
    userName: `sandbox-${slug}`,
    password: 'sandbox',
    orderNumber: strange,
    amount: '33300',
    returnUrl: 'https://elista.example/',
  };
  await ask(Number(port), '127.0.0.1', pathname, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  });
  await town.pay.bank.pay({ orderNumber: strange });
}
