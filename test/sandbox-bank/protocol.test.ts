import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import { startServer } from '../support/server.ts';
import { ask } from '../support/http.ts';
import { startSandboxBank, type TestBank } from '../support/sandbox-bank.ts';

const clock = new SetClock('2026-11-20T09:00:00Z');
let bank: TestBank;
let made = 0;
beforeAll(async () => void (bank = await startSandboxBank({ clock })));
afterAll(() => bank.close());

type Said = Record<string, any>;
type Way = (method: string, fields: Said) => Promise<{ status: number; said: Said }>;

const login = { userName: 'sandbox', password: 'sandbox' };
const asked = async (path: string, how: Parameters<typeof ask>[3] = {}) => {
  const { status, body } = await ask(bank.port, '127.0.0.1', `/sandbox-bank${path}`, how);
  return { status, said: body.startsWith('{') ? JSON.parse(body) : { body } };
};
const form = (fields: Said): string =>
  new URLSearchParams(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : `${value}`,
    ]),
  ).toString();
const formType = { 'content-type': 'application/x-www-form-urlencoded' };

/** The ways in which ready-made clients ask. */
const ways: Record<string, Way> = {
  'a form by POST': (method, fields) =>
    asked(`/payment/rest/${method}.do`, { method: 'POST', headers: formType, body: form({ ...login, ...fields }) }),
  'a form by GET': (method, fields) => asked(`/payment/rest/${method}.do?${form({ ...login, ...fields })}`),
  'JSON by POST': (method, fields) =>
    asked(`/ecomm/gw/partner/api/v1/${method}.do`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...login, ...fields }),
    }),
  'JSON called plain text': (method, fields) =>
    asked(`/ecomm/gw/partner/api/v1/${method}.do`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ ...login, ...fields }),
    }),
  'a token, with the fields in the address of a POST': (method, fields) =>
    asked(`/payment/rest/${method}.do?${form({ token: 'sandbox', ...fields })}`, { method: 'POST' }),
};
const byForm = ways['a form by POST']!;

const newOrder = (changes: Said = {}): Said => ({
  orderNumber: `p${(made += 1)}`,
  amount: 10_000,
  returnUrl: 'https://shop.example/done',
  ...changes,
});

describe.each(Object.entries(ways))('a ready-made client that sends %s', (_, call) => {
  test('makes an order, sees it paid, gives a part back', async () => {
    const order = newOrder({ jsonParams: { city: 'Калуга' }, description: 'Заказ «1» + 2' });
    const { said } = await call('register', order);
    expect(said).toEqual({ orderId: expect.stringMatching(/^[\da-f-]{36}$/), formUrl: expect.any(String) });
    await bank.pay(said as { formUrl: string });
    const { said: paid } = await call('getOrderStatusExtended', { orderId: said['orderId'] });
    expect(paid).toMatchObject({
      errorCode: '0',
      orderNumber: order['orderNumber'],
      orderStatus: 2,
      actionCode: 0,
      amount: 10_000,
      currency: '643',
      date: clock.now().getTime(),
      orderDescription: 'Заказ «1» + 2',
      merchantOrderParams: [{ name: 'city', value: 'Калуга' }],
      attributes: [{ name: 'mdOrder', value: said['orderId'] }],
      cardAuthInfo: { maskedPan: '555555**5599', expiration: '203012' },
      paymentAmountInfo: {
        paymentState: 'DEPOSITED',
        approvedAmount: 10_000,
        depositedAmount: 10_000,
        refundedAmount: 0,
      },
    });
    const back = await call('refund', { orderId: said['orderId'], amount: 2500 });
    expect(back).toEqual({ status: 200, said: { errorCode: '0', errorMessage: 'Успешно' } });
    const { said: status } = await call('getOrderStatusExtended', { orderNumber: order['orderNumber'] });
    expect(status).toMatchObject({
      orderStatus: 4,
      paymentAmountInfo: { depositedAmount: 10_000, refundedAmount: 2500 },
    });
  });

  test('is refused in the protocol’s codes, with status 200', async () => {
    const order = newOrder();
    await call('register', order);
    const refusals: [string, Said, string][] = [
      ['register', order, '1'],
      ['register', newOrder({ currency: '999' }), '3'],
      ['register', newOrder({ orderNumber: '' }), '4'],
      ['register', newOrder({ amount: '' }), '4'],
      ['register', newOrder({ returnUrl: '' }), '4'],
      ['register', newOrder({ amount: 0 }), '5'],
      ['register', newOrder({ amount: -1 }), '5'],
      ['register', newOrder({ amount: '10.50' }), '5'],
      ['register', newOrder({ orderNumber: 'n'.repeat(37) }), '5'],
      ['register', newOrder({ returnUrl: 'somewhere' }), '5'],
      ['register', newOrder({ returnUrl: 'javascript:alert(1)' }), '5'],
      ['register', newOrder({ jsonParams: '{' }), '5'],
      ['register', newOrder({ sessionTimeoutSecs: 'soon' }), '5'],
      ['register', newOrder({ dynamicCallbackUrl: 'https://elsewhere.example/callback' }), '5'],
      ['register', newOrder({ password: 'wrong', token: '', userName: 'nobody' }), '5'],
      ['getOrderStatusExtended', {}, '4'],
      ['getOrderStatusExtended', { orderId: 'nothing' }, '6'],
      ['getOrderStatusExtended', { orderNumber: 'nothing' }, '6'],
      ['refund', { orderId: 'nothing', amount: 1 }, '6'],
      ['refund', {}, '4'],
      ['getBindings', {}, '4'],
      ['getBindings', { clientId: 'nobody' }, '2'],
      ['unBindCard', { bindingId: 'nothing' }, '2'],
    ];
    for (const [method, fields, code] of refusals) {
      // With a token there is no password to be wrong.
      if (fields['userName'] === 'nobody' && call === ways['a token, with the fields in the address of a POST'])
        continue;
      expect([method, fields, await call(method, fields)]).toMatchObject([
        method,
        fields,
        { status: 200, said: { errorCode: code } },
      ]);
    }
  });
});

describe('the bank', () => {
  test('takes numbers of 32 characters by the older protocol and of 36 by the newer', async () => {
    const long = newOrder({ orderNumber: 'x'.repeat(36) });
    expect((await byForm('register', long)).said).toMatchObject({ errorCode: '5' });
    expect((await ways['JSON by POST']!('register', long)).said).toMatchObject({ orderId: expect.any(String) });
  });

  test('holds the money of an order in two steps until it is asked for', async () => {
    const { said } = await byForm('registerPreAuth', newOrder());
    await bank.pay(said as { formUrl: string });
    const before = bank.deposited();
    expect((await byForm('getOrderStatusExtended', said)).said).toMatchObject({ orderStatus: 1 });
    expect((await byForm('deposit', { ...said, amount: 10_001 })).said).toMatchObject({ errorCode: '5' });
    expect((await byForm('deposit', { ...said, amount: 7000 })).said).toMatchObject({ errorCode: '0' });
    expect((await byForm('getOrderStatusExtended', said)).said).toMatchObject({ orderStatus: 2 });
    expect(bank.deposited() - before).toBe(7000n);
  });

  test('tells the older status too', async () => {
    const order = newOrder();
    const { said } = await byForm('register', order);
    expect((await byForm('getOrderStatus', said)).said).toMatchObject({
      ErrorCode: '0',
      OrderStatus: 0,
      OrderNumber: order['orderNumber'],
      Amount: 10_000,
    });
  });

  test('gives back all that is left when it is asked for 0, as clients of it do, and then nothing more', async () => {
    const { said } = await byForm('register', newOrder());
    await bank.pay(said as { formUrl: string });
    const before = bank.deposited();
    await byForm('refund', { ...said, amount: 1 });
    expect((await byForm('refund', { ...said, amount: 0 })).said).toMatchObject({ errorCode: '0' });
    expect(before - bank.deposited()).toBe(10_000n);
    expect((await byForm('refund', { ...said, amount: 0 })).said).toMatchObject({ errorCode: '5' });
  });

  test('does not take back what is a day old, nor twice', async () => {
    const { said } = await byForm('register', newOrder());
    await bank.pay(said as { formUrl: string });
    clock.advance(24 * 3600);
    expect((await byForm('reverse', said)).said).toMatchObject({ errorCode: '7' });
  });

  test('refuses a basket and parameters that are none in its own codes, and stays up', async () => {
    const line = { positionId: 1, name: 'x', itemCode: 'y', quantity: { value: 1 }, tax: { taxType: 6 } };
    for (const items of [[null], ['x'], [[]], [{ ...line, quantity: null }], [{ ...line, itemAmount: {} }]])
      expect([items, (await byForm('register', newOrder({ orderBundle: { cartItems: { items } } }))).said]).toEqual([
        items,
        { errorCode: expect.stringMatching(/^[45]$/), errorMessage: expect.any(String) },
      ]);
    for (const odd of [{ a: { toString: 1, valueOf: 1 } }, { a: [{ toString: null }] }, { a: null }, { a: [] }])
      expect((await byForm('register', newOrder({ jsonParams: odd }))).said).toHaveProperty('orderId');
  });

  test('has no other methods', async () => {
    expect(await byForm('constructor', {})).toMatchObject({ status: 404 });
    expect(await byForm('steal', {})).toMatchObject({ status: 404 });
  });

  test('never gives back more than was paid, whatever is asked for in whatever order', async () => {
    const act = fc.record({
      method: fc.constantFrom('refund', 'refund', 'refund', 'reverse', 'deposit'),
      amount: fc.nat(12_000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 8 }), async (acts) => {
        const { said } = await byForm('register', newOrder());
        await bank.pay(said as { formUrl: string });
        const before = bank.deposited() - 10_000n;
        for (const { method, amount } of acts) await byForm(method, { ...said, amount });
        const left = bank.deposited() - before;
        expect(left).toBeGreaterThanOrEqual(0n);
        const { said: status } = await byForm('getOrderStatusExtended', said);
        const { depositedAmount, refundedAmount } = status['paymentAmountInfo'];
        expect(BigInt(depositedAmount - refundedAmount)).toBe(left);
      }),
      { numRuns: 40 },
    );
  });
});

test('no portal of real residents has a bank that believes anybody', async () => {
  const server = await startServer({
    env: { NODE_ENV: 'production', DATABASE_URL: 'embedded', SMTP_URL: 'smtp://127.0.0.1:9' },
  });
  try {
    for (const path of ['payment/rest/register.do', 'ecomm/gw/partner/api/v1/register.do', 'switches']) {
      const { status, body } = await ask(server.port, 'kaluga.localhost', `/sandbox-bank/${path}`, { method: 'POST' });
      expect([path, status]).toEqual([path, 404]);
      expect(body).not.toContain('errorCode');
    }
  } finally {
    await server.close();
  }
});
