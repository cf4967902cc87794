import { afterAll, beforeAll, expect, test } from 'vitest';
import { PayTown } from './pay-town.ts';

let town: PayTown;
beforeAll(async () => void (town = await PayTown.open()));
afterAll(() => town.close());

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
  expect(orderNumber).toMatch(/^[a-z0-9]{24,32}$/);
  const order = town.bank.order(orderNumber!);
  expect(order).toMatchObject({ amount: 75_000n });
  expect(order.returnUrl).toBe(`${town.town.server.origin('elista')}/pay/${started.payment.id}`);
  expect(await town.payment(anna, started.payment.id)).toEqual(started.payment);
});
