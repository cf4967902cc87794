import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Acquirer, NewOrder, OrderStatus } from '../../server/acquiring/acquirer.ts';
import { Acquirers } from '../../server/acquiring/acquirers.ts';
import { SetClock } from '../../server/clock.ts';
import { readBanks } from '../../server/config/banks.ts';
import { startSandboxBank, type TestBank } from '../support/sandbox-bank.ts';
import { tenantWith } from '../acquiring/tenant-with.ts';

const clock = new SetClock('2026-11-20T09:00:00Z');
const utilities = { 'rbs-town': 'rbs', 'ecomm-town': 'ecomm' } as const;
let bank: TestBank;
let acquirers: Acquirers;
let made = 0;
beforeAll(async () => {
  bank = await startSandboxBank({ clock });
  const { banks, wrong } = readBanks(bank.environment(utilities));
  expect(wrong).toEqual([]);
  acquirers = new Acquirers({ banks, sandboxOrigin: undefined, clock });
});
afterAll(async () => {
  acquirers.close();
  await bank.close();
});
beforeEach(() => bank.behave());

const newOrder = (changes: Partial<NewOrder> = {}): NewOrder => ({
  orderNumber: `n${String((made += 1)).padStart(23, '0')}`,
  amount: 150_050n,
  returnUrl: 'http://kaluga.localhost:4000/pay/1',
  failUrl: 'http://kaluga.localhost:4000/pay/1',
  callbackUrl: 'http://127.0.0.1:9/payments/callback',
  description: 'Оплата по лицевому счёту 100% + пени',
  sessionSeconds: 1200,
  ...changes,
});

const basket = { taxType: 6, paymentMethod: 4, paymentObject: 4 };
const acquirerOf = (slug: string): Acquirer =>
  acquirers.of(tenantWith(slug, { driver: utilities[slug as keyof typeof utilities], sessionMinutes: 20, basket }))!;

async function all(orders: AsyncIterable<OrderStatus>): Promise<OrderStatus[]> {
  const found = [];
  for await (const order of orders) found.push(order);
  return found;
}

describe.each(Object.keys(utilities))('%s by its driver and the sandbox bank', (slug) => {
  let acquirer: Acquirer;
  beforeAll(() => void (acquirer = acquirerOf(slug)));

  test('an order is made, waits for the card, is paid and says so', async () => {
    const order = newOrder();
    const { bankOrderId, formUrl } = await acquirer.register(order);
    expect(formUrl).toContain(bankOrderId);
    const waiting = await acquirer.statusOf({ orderNumber: order.orderNumber });
    expect(waiting).toMatchObject({ bankOrderId, state: 'REGISTERED', amount: 150_050n, currency: '643', formUrl });
    expect(waiting).toMatchObject({ deposited: 0n, paidAt: undefined, binding: undefined });

    expect(await bank.pay({ formUrl }, 'WITH_3DS')).toBe(`${order.returnUrl}?orderId=${bankOrderId}&lang=ru`);
    const paid = await acquirer.statusOf({ bankOrderId });
    expect(paid).toMatchObject({ orderNumber: order.orderNumber, state: 'DEPOSITED', deposited: 150_050n });
    expect(paid?.paidAt).toEqual(clock.now());
  });

  test('a declined card and an order that ran out of time are told apart by the action code', async () => {
    const [declined, poor, late] = [newOrder(), newOrder(), newOrder({ sessionSeconds: 300 })];
    for (const order of [declined, poor, late]) await acquirer.register(order);
    await bank.pay(declined, 'DECLINED');
    await bank.pay(poor, 'NO_MONEY');
    clock.advance(301);
    const codes = await Promise.all(
      [declined, poor, late].map(async ({ orderNumber }) => {
        const status = await acquirer.statusOf({ orderNumber });
        expect(status?.state).toBe('DECLINED');
        return status?.actionCode;
      }),
    );
    expect(codes).toEqual(['100', '116', '-2007']);
  });

  test('an order number is good once; an order nobody made is unknown', async () => {
    const order = newOrder();
    await acquirer.register(order);
    await expect(acquirer.register(order)).rejects.toMatchObject({ kind: 'ALREADY_REGISTERED' });
    expect(await acquirer.statusOf({ orderNumber: 'nobody' })).toBeUndefined();
    expect(bank.orders().filter(({ orderNumber }) => orderNumber === order.orderNumber)).toHaveLength(1);
  });

  test('money goes back in parts and never more than was paid', async () => {
    const order = newOrder();
    const { bankOrderId } = await acquirer.register(order);
    await expect(acquirer.refund({ bankOrderId, amount: 1n })).rejects.toMatchObject({ kind: 'UNKNOWN' });
    await bank.pay(order);
    const before = bank.deposited();
    await acquirer.refund({ bankOrderId, amount: 100_000n });
    await acquirer.refund({ bankOrderId, amount: 50_000n });
    await expect(acquirer.refund({ bankOrderId, amount: 51n })).rejects.toMatchObject({ kind: 'REFUSED', code: '5' });
    expect(before - bank.deposited()).toBe(150_000n);
    expect(await acquirer.statusOf({ bankOrderId })).toMatchObject({
      state: 'REFUNDED',
      deposited: 150_050n,
      refunded: 150_000n,
    });
  });

  test('a payment is reversed once', async () => {
    const order = newOrder();
    const { bankOrderId } = await acquirer.register(order);
    await bank.pay(order);
    await acquirer.reverse({ bankOrderId });
    expect(await acquirer.statusOf({ bankOrderId })).toMatchObject({ state: 'REVERSED', deposited: 0n });
    await expect(acquirer.reverse({ bankOrderId })).rejects.toMatchObject({ kind: 'UNKNOWN', code: '7' });
  });

  test('a card that was remembered pays again without its owner, until it is forgotten', async () => {
    const clientId = `client-${slug}`;
    expect(await acquirer.bindingsOf(clientId)).toEqual([]);
    const first = newOrder({ clientId });
    await acquirer.register(first);
    await bank.pay(first);
    const status = await acquirer.statusOf(first);
    const binding = { bindingId: expect.any(String), maskedPan: '555555**5599', expiry: '2030-12' };
    expect(status?.binding).toEqual(binding);
    const [bound] = await acquirer.bindingsOf(clientId);
    expect(bound).toEqual(status?.binding);

    const again = newOrder({ clientId });
    const { bankOrderId } = await acquirer.register(again);
    await acquirer.payWithBinding({ bankOrderId, bindingId: bound!.bindingId, ip: '127.0.0.1' });
    expect(await acquirer.statusOf({ bankOrderId })).toMatchObject({ state: 'DEPOSITED' });

    await acquirer.unbind(bound!.bindingId);
    await acquirer.unbind(bound!.bindingId);
    expect(await acquirer.bindingsOf(clientId)).toEqual([]);
    const third = await acquirer.register(newOrder({ clientId }));
    await expect(
      acquirer.payWithBinding({ bankOrderId: third.bankOrderId, bindingId: bound!.bindingId, ip: '127.0.0.1' }),
    ).rejects.toMatchObject({ kind: 'REFUSED' });
  });

  test('a card is not remembered for who did not ask for it', async () => {
    const order = newOrder();
    await acquirer.register(order);
    await bank.pay(order);
    expect((await acquirer.statusOf(order))?.binding).toBeUndefined();
  });

  test('the basket of 54-ФЗ reaches the bank whole, with names cut to a hundred characters', async () => {
    const order = newOrder({
      customer: { email: 'payer@example.ru' },
      basket: [
        { code: '01', name: 'Электроснабжение '.repeat(10), amount: 150_000n, measure: 50 },
        { code: '77', name: 'Пени', amount: 50n, measure: 0 },
      ],
    });
    await acquirer.register(order);
    const { orderBundle, email } = bank.order(order.orderNumber);
    expect(email).toBe('payer@example.ru');
    expect(orderBundle).toMatchObject({
      cartItems: {
        items: [
          { positionId: '1', itemCode: '01', itemAmount: 150_000, itemPrice: 150_000, tax: { taxType: 6 } },
          { positionId: '2', itemCode: '77', itemAmount: 50, quantity: { value: 1, measure: '0' } },
        ],
      },
      payments: [{ type: 1, sum: 150_050 }],
      total: 150_050,
    });
    const [long] = (orderBundle as { cartItems: { items: { name: string }[] } }).cartItems.items;
    expect(long!.name).toHaveLength(100);
  });

  test('a basket that does not make the sum is never sent', async () => {
    const order = newOrder({ basket: [{ code: '01', name: 'Тепло', amount: 150_049n, measure: 51 }] });
    await expect(acquirer.register(order)).rejects.toMatchObject({ kind: 'REFUSED', code: 'BASKET' });
    expect(await acquirer.statusOf(order)).toBeUndefined();
  });

  test('the orders of a day are listed page by page, those of the utility alone', async () => {
    clock.advance(86_400);
    const from = clock.now();
    const mine = Array.from({ length: 205 }, () => newOrder());
    await Promise.all(mine.map((order) => acquirer.register(order)));
    const others = Object.keys(utilities).filter((one) => one !== slug);
    await Promise.all(others.map((one) => acquirerOf(one).register(newOrder())));
    clock.advance(60);
    const to = clock.now();
    await acquirer.register(newOrder());
    const listed = await all(acquirer.ordersBetween(from, to));
    expect(listed.map(({ orderNumber }) => orderNumber).toSorted()).toEqual(
      mine.map(({ orderNumber }) => orderNumber).toSorted(),
    );
  });
});
