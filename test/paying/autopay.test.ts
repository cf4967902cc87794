import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EntityManager } from '../../server/database/orm.ts';
import { announceOne } from '../../server/paying/autopay/announce-due.ts';
import { offerOf } from '../../server/paying/autopay/autopay-parts.ts';
import { closeOne } from '../../server/paying/autopay/close-decided.ts';
import { payOne } from '../../server/paying/autopay/pay-due.ts';
import { registerOrder } from '../../server/paying/register-order.ts';
import { StepCause } from '../../server/payments/payment-step.entity.ts';
import { AutopayDesk } from './autopay-desk.ts';

let desk: AutopayDesk;
beforeAll(async () => void (desk = await AutopayDesk.open(3)));
afterAll(() => desk.close());

test('a bill is announced with its sum two days before, then paid once, by three processes that do everything twice', async () => {
  desk.till.homes.setTime('2026-11-20T09:00:00Z');
  const home = await desk.home();
  await desk.look('energosbyt');
  await desk.look('energosbyt');
  expect(await desk.letters(home)).toMatchObject([
    {
      template: 'AUTOPAY_ANNOUNCED',
      to: 'anna@example.com',
      data: { amount: '123456', payOn: '2026-11-22', card: '411111**1111', readings: false },
    },
  ]);
  await desk.on('2026-11-21', 'energosbyt');
  expect(await desk.payments(home)).toEqual([]);
  await desk.on('2026-11-22', 'energosbyt');
  await desk.spend('energosbyt');
  expect(await desk.payments(home)).toEqual([{ status: 'PAID', amount: '123456', automatic: true }]);
  expect(desk.charged).toHaveLength(1);
  expect(await desk.posted(home)).toHaveLength(1);
  // The receipt says that it is paid; nothing else does.
  expect(await desk.templates(home)).toEqual(['AUTOPAY_ANNOUNCED', 'PAYMENT_RECEIPT']);
  expect(await desk.runs(home)).toEqual(['2026-10 PAID 11-22']);
  // The same bill is not paid again, whatever it says; the next one is.
  await desk.bill(home, '2026-10', 50_000);
  await desk.on('2026-11-25', 'energosbyt');
  expect(await desk.payments(home)).toHaveLength(1);
  await desk.bill(home, '2026-11', 60_000);
  await desk.on('2026-12-05', 'energosbyt');
  await desk.on('2026-12-07', 'energosbyt');
  expect((await desk.payments(home)).map(({ amount }) => amount)).toEqual(['123456', '60000']);
});

test('a bill that is not published is not announced', async () => {
  desk.till.homes.setTime('2026-12-08T09:00:00Z');
  const home = await desk.home('stk');
  await desk.look('stk');
  expect(await desk.runs(home)).toEqual([]);
  await desk.till.sql(
    `insert into publication (tenant_id, period, status, requested_at) values ($1, '2026-10-01', 'DONE', now())`,
    [home.tenantId],
  );
  await desk.look('stk');
  expect(await desk.runs(home)).toEqual(['2026-10 ANNOUNCED 12-11']);
});

test('on a day of the month what is due then is paid, each month once, and a month without a debt is passed by in silence', async () => {
  desk.till.homes.setTime('2027-01-10T09:00:00Z');
  const home = await desk.home('elista', { day: 28 });
  await desk.bill(home, '2026-12', 100_000);
  await desk.on('2027-01-24', 'elista');
  expect(await desk.templates(home)).toEqual([]);
  await desk.on('2027-01-25', 'elista');
  expect(await desk.runs(home)).toEqual(['2026-12 ANNOUNCED 01-28']);
  // A part was paid by hand meanwhile.
  await desk.bill(home, '2026-12', 40_000);
  await desk.on('2027-01-28', 'elista');
  expect(await desk.payments(home)).toEqual([{ status: 'PAID', amount: '40000', automatic: true }]);
  await desk.bill(home, '2027-01', 0);
  for (const day of ['25', '26', '28']) await desk.on(`2027-02-${day}`, 'elista');
  // The bill comes late: it is announced all the same, with its days.
  await desk.bill(home, '2027-01', 70_000);
  await desk.on('2027-03-02', 'elista');
  expect(await desk.runs(home)).toEqual(['2026-12 PAID 01-28', '2027-01 ANNOUNCED 03-05']);
  await desk.on('2027-03-05', 'elista');
  await desk.on('2027-03-25', 'elista');
  await desk.on('2027-03-28', 'elista');
  expect((await desk.payments(home)).map(({ amount }) => amount)).toEqual(['40000', '70000']);
});

test('a card that the bank declines pays nothing more: the resident is told why and how to begin again', async () => {
  desk.till.homes.setTime('2027-04-01T09:00:00Z');
  const home = await desk.home();
  await desk.look('energosbyt');
  desk.charges = 'DECLINES';
  await desk.on('2027-04-03', 'energosbyt');
  expect(await desk.payments(home)).toMatchObject([{ status: 'DECLINED' }]);
  expect(await desk.autopay(home)).toBe('STOPPED DECLINED');
  expect(await desk.templates(home)).toEqual(['AUTOPAY_ANNOUNCED', 'AUTOPAY_STOPPED']);
  desk.charges = 'IT';
  await desk.bill(home, '2027-04', 90_000);
  await desk.on('2027-05-05', 'energosbyt');
  await desk.on('2027-05-08', 'energosbyt');
  expect(await desk.payments(home)).toHaveLength(1);
  expect(await desk.templates(home)).toHaveLength(2);
});

test('a bank that does not know the card any more is a refusal as well', async () => {
  desk.till.homes.setTime('2027-05-10T09:00:00Z');
  const home = await desk.home();
  await desk.look('energosbyt');
  desk.charges = 'REFUSES';
  await desk.on('2027-05-12', 'energosbyt');
  expect(await desk.payments(home)).toMatchObject([{ status: 'DECLINED' }]);
  expect(await desk.autopay(home)).toBe('STOPPED DECLINED');
});

test('a card that was charged in silence is charged once, and one that was not is charged after all', async () => {
  desk.till.homes.setTime('2027-05-20T09:00:00Z');
  const silent = await desk.home();
  await desk.look('energosbyt');
  desk.charges = 'IT_SILENTLY';
  const before = desk.charged.length;
  await desk.on('2027-05-22', 'energosbyt');
  await desk.poll('energosbyt', 6);
  expect(desk.charged.length - before).toBe(1);
  expect(await desk.posted(silent)).toHaveLength(1);

  const lost = await desk.home();
  await desk.look('energosbyt');
  desk.charges = 'NOTHING';
  await desk.on('2027-05-24', 'energosbyt');
  expect(await desk.payments(lost)).toMatchObject([{ status: 'REGISTERED' }]);
  desk.charges = 'IT';
  await desk.poll('energosbyt', 6);
  expect(await desk.payments(lost)).toMatchObject([{ status: 'PAID' }]);
  expect(await desk.posted(lost)).toHaveLength(1);
});

test('a bank that is away for some hours is waited for; away all day, the month is not paid and the resident is told', async () => {
  desk.till.homes.setTime('2027-06-01T06:00:00Z');
  const home = await desk.home();
  await desk.look('energosbyt');
  desk.till.homes.setTime('2027-06-03T06:00:00Z');
  desk.charges = 'NOT_HEARING';
  await desk.spend('energosbyt');
  desk.till.homes.setTime('2027-06-03T11:00:00Z');
  await desk.poll('energosbyt');
  expect(await desk.payments(home)).toMatchObject([{ status: 'CREATED' }]);
  desk.charges = 'IT';
  await desk.poll('energosbyt', 5);
  expect(await desk.payments(home)).toMatchObject([{ status: 'PAID' }]);

  const other = await desk.home();
  await desk.look('energosbyt');
  desk.till.homes.setTime('2027-06-05T06:00:00Z');
  desk.charges = 'NOT_HEARING';
  await desk.spend('energosbyt');
  desk.till.homes.setTime('2027-06-06T07:00:00Z');
  desk.charges = 'IT';
  await desk.spend('energosbyt');
  await desk.spend('energosbyt');
  expect(await desk.payments(other)).toMatchObject([{ status: 'EXPIRED' }]);
  expect(await desk.letters(other)).toMatchObject([
    { template: 'AUTOPAY_ANNOUNCED' },
    { template: 'AUTOPAY_SKIPPED', data: { reason: 'NO_ANSWER' } },
  ]);
  expect(await desk.autopay(other)).toBe('ACTIVE');
});

test('a process that dies before it has written leaves nothing behind; one that dies after it leaves the rest to others', async () => {
  desk.till.homes.setTime('2027-07-01T09:00:00Z');
  const home = await desk.home();
  const { accountId } = home;
  const settler = desk.till.settler(0);
  const tenant = desk.till.tenant('energosbyt');
  const context = { ...settler.contextOf(tenant), origin: 'http://energosbyt.localhost' };
  const offer = offerOf(tenant)!;
  const dying = async (work: (em: EntityManager) => Promise<unknown>) =>
    context.write(async (em) => {
      await work(em);
      throw new Error('killed');
    });
  await expect(dying((em) => announceOne(em, context, offer, accountId))).rejects.toThrow('killed');
  expect([await desk.runs(home), await desk.letters(home)]).toEqual([[], []]);
  await desk.look('energosbyt');
  expect(await desk.templates(home)).toEqual(['AUTOPAY_ANNOUNCED']);

  desk.till.homes.setTime('2027-07-03T09:00:00Z');
  const run = { accountId, period: '2026-10-01' };
  await expect(dying((em) => payOne(em, context, offer, run))).rejects.toThrow('killed');
  expect(await desk.payments(home)).toEqual([]);
  await context.write((em) => payOne(em, context, offer, run));
  expect(await context.write((em) => payOne(em, context, offer, run))).toBe(false);
  expect(await desk.payments(home)).toMatchObject([{ status: 'CREATED' }]);
  // It has the order, and dies before the card is charged.
  const [payment] = await desk.till.sql<{ id: string }>('select id from payment where account_id = $1', [accountId]);
  await registerOrder(context, { accountId, paymentId: payment!.id }, StepCause.POLL);
  expect(await desk.payments(home)).toMatchObject([{ status: 'REGISTERED' }]);
  const before = desk.charged.length;
  await desk.spend('energosbyt');
  await desk.spend('energosbyt');
  expect(desk.charged.length - before).toBe(1);
  expect(await desk.payments(home)).toEqual([{ status: 'PAID', amount: '123456', automatic: true }]);
  expect(await desk.posted(home)).toHaveLength(1);

  await desk.bill(home, '2027-07', 10_000);
  await desk.look('energosbyt');
  desk.till.homes.setTime('2027-07-06T09:00:00Z');
  desk.charges = 'DECLINES';
  await desk.look('energosbyt');
  await desk.poll('energosbyt');
  await expect(dying((em) => closeOne(em, context, { accountId, period: '2027-07-01' }))).rejects.toThrow('killed');
  expect(await desk.autopay(home)).toBe('ACTIVE');
  await desk.look('energosbyt');
  expect(await desk.autopay(home)).toBe('STOPPED DECLINED');
  expect((await desk.templates(home)).filter((one) => one === 'AUTOPAY_STOPPED')).toHaveLength(1);
});
