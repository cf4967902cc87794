import net from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { becomes } from '../support/becomes.ts';
import { type Payer, PayTown } from './pay-town.ts';

/** Takes connections and is no TLS server; as a bank behind a broken proxy. */
const noTls = net.createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
let town: PayTown;
beforeAll(async () => {
  await new Promise<void>((resolve) => noTls.listen(0, '127.0.0.1', resolve));
  const { port } = noTls.address() as net.AddressInfo;
  town = await PayTown.open(undefined, {
    BANK_STK_URL: `https://127.0.0.1:${port}/`,
    BANK_ENERGOSBYT_PASSWORD: 'not-the-banks',
  });
});
// The breaker of the utility's bank is closed again.
beforeEach(() => {
  town.bank.behave();
  town.town.clock.advance(600);
});
afterAll(async () => {
  await town.close();
  noTls.close();
});

const ordersOf = async (of: Payer) => {
  const numbers = await town.orderNumbers(of);
  return town.bank.orders().filter(({ orderNumber }) => numbers.includes(orderNumber));
};

const beingAsked = {
  __typename: 'PaymentStarted',
  payUrl: null,
  payment: {
    status: 'CREATED',
    payUrl: null,
    message: 'Ждём ответа банка. Страница обновится сама, платить второй раз не нужно.',
  },
};

for (const fault of ['ERROR_500', 'HTML', 'TRUNCATED', 'SYSTEM_ERROR'] as const)
  test(`a bank that answers with ${fault}: the resident is told that it is being asked`, async () => {
    const anna = await town.payer();
    town.bank.switch({ fault });
    const started = await town.start(anna);
    expect(started).toMatchObject(beingAsked);
    expect(await town.form(anna)).toMatchObject({ open: { id: started.payment.id } });
  });

test('a bank that cannot be reached by TLS: the resident is told that it is being asked, and other utilities feel nothing', async () => {
  const [far, anna] = [await town.payer('stk'), await town.payer('elista')];
  expect(await town.start(far)).toMatchObject(beingAsked);
  expect(await town.start(anna)).toMatchObject({ payUrl: expect.stringContaining('http') });
});

test('a bank that answers too late makes one order, and its page is there when it comes', async () => {
  const anna = await town.payer();
  town.bank.switch({ slowMs: 6000 });
  const input = await town.filled(anna);
  const started = (await town.send(anna, input)).data!['startPayment'];
  expect(started).toMatchObject(beingAsked);
  // Whoever has no patience and sends it again waits for the same call.
  const again = (await town.send(anna, input)).data!['startPayment'];
  expect(again.payment.id).toBe(started.payment.id);
  await becomes('the page is known', async () => (await town.payment(anna, started.payment.id)).payUrl !== null);
  expect(await town.payment(anna, started.payment.id)).toMatchObject({ payUrl: expect.stringContaining('http') });
  expect(await ordersOf(anna)).toHaveLength(1);
});

test('a bank that makes the order and breaks off makes no second one', async () => {
  const anna = await town.payer();
  town.bank.switch({ dropAfterWork: true, methods: ['register'] });
  const input = await town.filled(anna);
  const started = (await town.send(anna, input)).data!['startPayment'];
  expect(await ordersOf(anna)).toHaveLength(1);
  town.bank.behave();
  const again = (await town.send(anna, input)).data!['startPayment'];
  expect(again.payment).toMatchObject({ id: started.payment.id, status: 'REGISTERED' });
  expect(await ordersOf(anna)).toHaveLength(1);
});

test('a bank that refuses the order ends the payment, and another one can be begun', async () => {
  const anna = await town.payer('energosbyt', { kopecks: 40_000 });
  const payer = { fullName: 'Иванова Анна', email: 'anna@mail.example', phone: '89101234567' };
  const good = {
    amount: '400.00',
    payer,
    parts: [{ serviceCode: '01', amount: '400.00' }],
    consents: await town.ticks(anna),
  };
  const first = await town.start(anna, good);
  expect(first).toMatchObject({
    payUrl: null,
    payment: {
      status: 'DECLINED',
      message: 'Банк не провёл платёж, деньги не списаны. Попробуйте ещё раз или другой картой.',
    },
  });
  expect(await town.form(anna)).toMatchObject({ open: null });
  const [step] = await town.sql(`select detail from payment_step where account_id = $1 and to_status = 'DECLINED'`, [
    anna.accountId,
  ]);
  expect(step).toEqual({ detail: '5' });
  const second = await town.start(anna, good);
  expect(second.payment.id).not.toBe(first.payment.id);
});

test('an order whose page was lost is not offered again, and a new payment can be begun', async () => {
  const anna = await town.payer();
  const started = await town.start(anna);
  await town.sql(`update payment_step set form_url = null where account_id = $1 and to_status = 'REGISTERED'`, [
    anna.accountId,
  ]);
  expect(await town.payment(anna, started.payment.id)).toMatchObject({
    payUrl: null,
    message: 'Банк не открыл страницу оплаты, деньги не списаны. Начните оплату заново.',
  });
  expect(await town.form(anna)).toMatchObject({ open: null });
  expect(await town.start(anna)).toMatchObject({ payUrl: expect.stringContaining('http') });
});
