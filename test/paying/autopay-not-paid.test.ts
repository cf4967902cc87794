import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Household } from '../readings/households.ts';
import { closePortal } from '../../server/consents/close-portal.ts';
import { AutopayDesk } from './autopay-desk.ts';

let desk: AutopayDesk;
beforeAll(async () => void (desk = await AutopayDesk.open(2)));
afterAll(() => desk.close());

/** Announced on 20 November, to be paid on the 22nd. */
async function announced(slug = 'energosbyt', wanted = {}): Promise<Household> {
  desk.till.homes.setTime('2026-11-20T09:00:00Z');
  const home = await desk.home(slug, wanted);
  await desk.look(slug);
  return home;
}

test('more than the limit is not paid, and the resident is told at once', async () => {
  const home = await announced('energosbyt', { limit: 100_000n });
  expect(await desk.letters(home)).toMatchObject([
    { template: 'AUTOPAY_SKIPPED', data: { reason: 'OVER_LIMIT', amount: '123456' } },
  ]);
  await desk.on('2026-11-22', 'energosbyt');
  expect(await desk.payments(home)).toEqual([]);
  expect(await desk.templates(home)).toHaveLength(1);
  expect(await desk.autopay(home)).toBe('ACTIVE');
});

test('a sum that has grown over the limit since it was announced is not paid, and the resident is told', async () => {
  const home = await announced();
  await desk.bill(home, '2026-10', 500_001);
  await desk.on('2026-11-22', 'energosbyt');
  expect(await desk.payments(home)).toEqual([]);
  expect(await desk.templates(home)).toEqual(['AUTOPAY_ANNOUNCED', 'AUTOPAY_SKIPPED']);
});

test('nothing is paid where nothing is due any more', async () => {
  const home = await announced();
  await desk.bill(home, '2026-10', 0);
  await desk.on('2026-11-22', 'energosbyt');
  expect(await desk.payments(home)).toEqual([]);
  expect(await desk.runs(home)).toEqual(['2026-10 SKIPPED NOTHING_DUE 11-22']);
  expect(await desk.templates(home)).toEqual(['AUTOPAY_ANNOUNCED']);
});

test('a payment that somebody makes by hand is waited for, and only what is left is paid', async () => {
  const home = await announced();
  desk.till.homes.setTime('2026-11-22T09:00:00Z');
  const byHand = await desk.till.payment('energosbyt', { amount: 100_000n }, home);
  await desk.spend('energosbyt');
  expect(await desk.payments(home)).toHaveLength(1);
  desk.till.bank.takes(byHand.orderNumber, 100_000n);
  await desk.poll('energosbyt', 3);
  await desk.bill(home, '2026-10', 23_456);
  await desk.spend('energosbyt');
  expect((await desk.payments(home)).map(({ amount, status }) => `${amount} ${status}`)).toEqual([
    '100000 PAID',
    '23456 PAID',
  ]);
});

test('what was paid by hand after the payment had begun is not charged once more', async () => {
  const home = await announced();
  desk.till.homes.setTime('2026-11-22T09:00:00Z');
  await desk.look('energosbyt');
  expect(await desk.payments(home)).toMatchObject([{ status: 'CREATED' }]);
  await desk.bill(home, '2026-10', 23_456);
  await desk.poll('energosbyt', 3);
  await desk.look('energosbyt');
  expect(await desk.toldOf(home)).toBe(0);
  expect(await desk.payments(home)).toMatchObject([{ status: 'DECLINED' }]);
  expect(await desk.autopay(home)).toBe('ACTIVE');
  expect(await desk.runs(home)).toEqual(['2026-10 SKIPPED NOTHING_DUE 11-22']);
});

test('where readings go with payments nothing is paid without them, and both letters say so', async () => {
  desk.till.homes.setTime('2026-11-19T09:00:00Z');
  const home = await desk.home('kaluga', { day: 22 });
  await desk.till.sql(`update autopay set changed_at = '2026-11-01T09:00Z' where account_id = $1`, [home.accountId]);
  await desk.till.homes.meter(home);
  await desk.look('kaluga');
  expect(await desk.letters(home)).toMatchObject([{ data: { payOn: '2026-11-22', readings: true } }]);
  await desk.on('2026-11-22', 'kaluga');
  expect(await desk.payments(home)).toEqual([]);
  expect(await desk.letters(home)).toMatchObject([{}, { data: { reason: 'READINGS_MISSING' } }]);
});

test('with readings that were handed in before, it is paid', async () => {
  desk.till.homes.setTime('2026-11-19T09:00:00Z');
  const home = await desk.home('kaluga', { day: 22 });
  await desk.till.sql(`update autopay set changed_at = '2026-11-01T09:00Z' where account_id = $1`, [home.accountId]);
  const meter = await desk.till.homes.meter(home);
  await desk.look('kaluga');
  await desk.till.homes.submit(desk.till.homes.as(home), meter, { T1: '4600' });
  await desk.on('2026-11-22', 'kaluga');
  expect(await desk.payments(home)).toMatchObject([{ status: 'PAID', amount: '123456' }]);
});

/** What happens to the account, the card or the resident between the letter and the day. */
const losses: Record<string, { sql: string; said: string; letters: string[] }> = {
  'the account is taken off the resident': {
    sql: 'delete from account_resident where account_id = $1 or $2::uuid is null',
    said: 'STOPPED ACCESS_LOST',
    letters: ['AUTOPAY_STOPPED'],
  },
  'the account is closed': {
    sql: `update account set status = 'CLOSED' where id = $1 or $2::uuid is null`,
    said: 'STOPPED ACCOUNT_CLOSED',
    letters: ['AUTOPAY_STOPPED'],
  },
  'the card is forgotten': {
    sql: 'update card_binding set removed_at = now() where resident_id = $2 or $1::uuid is null',
    said: 'STOPPED CARD_FORGOTTEN',
    letters: ['AUTOPAY_STOPPED'],
  },
  'the card has expired': {
    sql: `update card_binding set expiry = '2026-10' where resident_id = $2 or $1::uuid is null`,
    said: 'STOPPED CARD_EXPIRED',
    letters: ['AUTOPAY_STOPPED'],
  },
  'the resident is blocked': {
    sql: `update resident set status = 'BLOCKED' where id = $2 or $1::uuid is null`,
    said: 'STOPPED ACCESS_LOST',
    letters: [],
  },
  'the resident has nothing left to be told by': {
    sql: 'update resident set email = null where id = $2 or $1::uuid is null',
    said: 'STOPPED NO_CONTACT',
    letters: [],
  },
  'it is switched off': {
    sql: `update autopay set status = 'OFF' where account_id = $1 or $2::uuid is null`,
    said: 'OFF',
    letters: [],
  },
};

test.each(Object.entries(losses))('nothing is paid when %s after the letter', async (_what, { sql, said, letters }) => {
  const home = await announced();
  await desk.till.sql(sql, [home.accountId, home.residentId]);
  await desk.on('2026-11-22', 'energosbyt');
  expect(await desk.payments(home)).toEqual([]);
  expect(await desk.autopay(home)).toBe(said);
  expect(await desk.templates(home)).toEqual(['AUTOPAY_ANNOUNCED', ...letters]);
});

test.each(['the card is forgotten', 'the account is taken off the resident'])(
  'nothing is charged when %s after the payment has begun',
  async (what) => {
    const home = await announced();
    desk.till.homes.setTime('2026-11-22T09:00:00Z');
    await desk.look('energosbyt');
    await desk.till.sql(losses[what]!.sql, [home.accountId, home.residentId]);
    await desk.poll('energosbyt', 3);
    await desk.look('energosbyt');
    expect(await desk.toldOf(home)).toBe(0);
    expect(await desk.payments(home)).toMatchObject([{ status: 'DECLINED' }]);
    expect(await desk.autopay(home)).toBe(losses[what]!.said);
  },
);

test('a portal that is stopped announces nothing and pays nothing; days later what was missed is told, not paid', async () => {
  const home = await announced();
  await desk.till.sql(`insert into service_stop (tenant_id, message, stopped_at) values ($1, 'Работы', now())`, [
    home.tenantId,
  ]);
  const other = await desk.home();
  await desk.till.sql(`update autopay set status = 'ACTIVE' where account_id = $1`, [home.accountId]);
  await desk.on('2026-11-22', 'energosbyt');
  expect([await desk.payments(home), await desk.runs(other)]).toEqual([[], []]);
  await desk.till.sql('delete from service_stop');
  await desk.on('2026-11-26', 'energosbyt');
  expect(await desk.payments(home)).toEqual([]);
  expect(await desk.letters(home)).toMatchObject([{}, { data: { reason: 'LATE' } }]);
});

test('nobody is written to at night', async () => {
  desk.till.homes.setTime('2026-11-20T20:00:00Z');
  const home = await desk.home('elista', { day: 23 });
  await desk.till.sql(`update autopay set changed_at = '2026-11-01T09:00Z' where account_id = $1`, [home.accountId]);
  await desk.look('elista');
  expect(await desk.letters(home)).toEqual([]);
  await desk.on('2026-11-21', 'elista');
  expect(await desk.letters(home)).toMatchObject([{ data: { payOn: '2026-11-24' } }]);
});

test('who has closed the portal pays nothing more, and the bank is told to forget the card', async () => {
  const home = await announced();
  const context = desk.till.homes.as(home);
  await context.write((em) => closePortal(em, context, home.residentId));
  await desk.on('2026-11-22', 'energosbyt');
  expect(await desk.payments(home)).toEqual([]);
  expect(await desk.autopay(home)).toBe('STOPPED CARD_FORGOTTEN');
  expect(
    await desk.till.sql(
      'select removed_at is not null as removed, unbind_at as waits from card_binding where resident_id = $1',
      [home.residentId],
    ),
  ).toEqual([{ removed: true, waits: null }]);
});
