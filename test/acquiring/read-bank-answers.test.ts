import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AcquirerFault, type NewOrder, type OrderStatus } from '../../server/acquiring/acquirer.ts';
import { BankLine } from '../../server/acquiring/bank-line.ts';
import { Breaker } from '../../server/acquiring/breaker.ts';
import { ecomm } from '../../server/acquiring/ecomm.ts';
import { ProtocolAcquirer } from '../../server/acquiring/protocol-acquirer.ts';
import { rbs } from '../../server/acquiring/rbs.ts';
import { SetClock } from '../../server/clock.ts';
import { startStubBank, type StubBank } from './stub-bank.ts';

let stub: StubBank;
let line: BankLine;
beforeAll(async () => {
  stub = await startStubBank();
  line = new BankLine({ url: stub.url, wholeMs: 500 });
});
afterAll(async () => {
  line.close();
  await stub.close();
});
beforeEach(() => void (stub.asked = []));

const clock = new SetClock('2026-11-20T09:00:00Z');
const bank = (dialect = rbs) =>
  new ProtocolAcquirer({
    line,
    breaker: new Breaker(clock),
    dialect,
    login: { userName: 'shop', password: 'p & ; =' },
    basket: undefined,
  });
const order: NewOrder = {
  orderNumber: 'a1',
  amount: 12_345n,
  returnUrl: 'https://kaluga.example/pay/1?a=b&c=d',
  failUrl: 'https://kaluga.example/pay/1',
  callbackUrl: 'https://kaluga.example/payments/callback',
  description: 'Оплата 100%\nпо счёту',
  sessionSeconds: 900,
};
const made = { orderId: 'b1', formUrl: 'https://bank.example/pay?mdOrder=b1' };

/** What a call ends with: `done`, or the kind of its fault and its code. */
const endOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (fault: AcquirerFault) => `${fault.kind} ${fault.code}`,
  );

function answers(body: unknown, { status = 200, type = 'application/json' } = {}): void {
  stub.answer = (_, response) => {
    response.writeHead(status, { 'content-type': type });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

describe('an order is made only when the bank has said so', () => {
  test.each<[string, unknown, { status?: number; type?: string }, string]>([
    ['the order without a code', made, {}, 'done'],
    ['the order with a code as text', { ...made, errorCode: '0' }, {}, 'done'],
    ['the order with a code as a number', { ...made, errorCode: 0 }, {}, 'done'],
    ['the order as plain text', made, { type: 'text/plain' }, 'done'],
    ['the order behind a byte order mark', `\uFEFF${JSON.stringify(made)}`, {}, 'done'],
    [
      'a number it knows',
      { errorCode: '1', errorMessage: 'Заказ с таким номером уже обработан' },
      {},
      'ALREADY_REGISTERED 1',
    ],
    ['a number it knows, as a number', { errorCode: 1 }, {}, 'ALREADY_REGISTERED 1'],
    ['a currency it does not know', { errorCode: 3 }, {}, 'REFUSED 3'],
    ['a missing parameter', { errorCode: '4' }, { type: 'text/plain' }, 'REFUSED 4'],
    ['no access', { ErrorCode: '5' }, {}, 'REFUSED 5'],
    ['a refusal in the other shape', { success: false, error: { code: 10, message: 'нет' } }, {}, 'REFUSED 10'],
    ['a refusal with its status', { errorCode: '5' }, { status: 403 }, 'REFUSED 5'],
    ['its system’s error', { errorCode: '7' }, {}, 'UNKNOWN 7'],
    ['a code that is no number', { errorCode: 'E7' }, {}, 'UNKNOWN UNREADABLE_CODE'],
    ['an order without a page', { orderId: 'b1' }, {}, 'UNKNOWN NO_ORDER'],
    ['an order with a page that runs', { ...made, formUrl: 'javascript:alert(1)' }, {}, 'UNKNOWN NO_ORDER'],
    ['no error and no order', { errorCode: '0' }, {}, 'UNKNOWN NO_ORDER'],
    ['nothing', '', {}, 'UNKNOWN UNREADABLE'],
    ['a page', '<html>Технические работы</html>', { type: 'text/html' }, 'UNKNOWN UNREADABLE'],
    ['half an answer', '{"orderId":"b1","for', {}, 'UNKNOWN UNREADABLE'],
    ['a list', [made], {}, 'UNKNOWN UNREADABLE'],
    ['null', 'null', {}, 'UNKNOWN UNREADABLE'],
    ['an error of the server', { ...made }, { status: 500 }, 'UNKNOWN HTTP_500'],
    ['an error of a proxy', 'Bad Gateway', { status: 502 }, 'UNKNOWN HTTP_502'],
    ['a page that is not there', 'Not found', { status: 404 }, 'UNKNOWN HTTP_404'],
    ['a status of failure with words of success', made, { status: 400 }, 'UNKNOWN HTTP_400'],
  ])('%s', async (_, body, how, end) => {
    answers(body, how);
    expect(await endOf(bank().register(order))).toBe(end);
    expect(await endOf(bank(ecomm).register(order))).toBe(end);
  });

  test('a redirect is not followed: the password would go along', async () => {
    stub.answer = (_, response) => response.writeHead(302, { location: stub.url }).end();
    expect(await endOf(bank().register(order))).toBe('UNKNOWN HTTP_302');
    expect(stub.asked).toHaveLength(1);
  });

  test('a number that is too long, a sum of nothing and an address that is too long are not sent', async () => {
    answers(made);
    for (const wrong of [
      { orderNumber: 'a'.repeat(37) },
      { amount: 0n },
      { returnUrl: `https://x/${'a'.repeat(512)}` },
    ])
      expect(await endOf(bank(ecomm).register({ ...order, ...wrong }))).toBe('REFUSED ORDER');
    expect(await endOf(bank().register({ ...order, orderNumber: 'a'.repeat(33) }))).toBe('REFUSED ORDER');
    expect(stub.asked).toEqual([]);
  });
});

describe('an order is written as its bank reads it', () => {
  const expected = {
    userName: 'shop',
    password: 'p & ; =',
    orderNumber: 'a1',
    amount: 12_345,
    currency: '643',
    returnUrl: order.returnUrl,
    failUrl: order.failUrl,
    dynamicCallbackUrl: order.callbackUrl,
    description: 'Оплата 100 по счёту',
    language: 'ru',
    sessionTimeoutSecs: 900,
    clientId: 'c1',
    features: 'AUTO_PAYMENT',
  };
  const whole = { ...order, clientId: 'c1', automatic: true, customer: { email: 'a@b.ru' } };

  test('as a form', async () => {
    answers(made);
    await bank().register(whole);
    const [{ path, body } = { path: '', body: '' }] = stub.asked;
    expect(path).toBe('/payment/rest/register.do');
    const fields = Object.fromEntries(new URLSearchParams(body));
    expect(fields).toEqual({
      ...expected,
      amount: '12345',
      sessionTimeoutSecs: '900',
      jsonParams: '{"email":"a@b.ru"}',
    });
  });

  test('as JSON', async () => {
    answers(made);
    await bank(ecomm).register(whole);
    expect(JSON.parse(stub.asked[0]!.body)).toEqual({ ...expected, email: 'a@b.ru' });
  });
});

describe('what the bank says of an order', () => {
  const said = {
    errorCode: '0',
    orderNumber: 'a1',
    orderStatus: 2,
    actionCode: 0,
    amount: 12_345,
    currency: '643',
    depositedDate: 1_795_165_200_000,
    attributes: [{ name: 'mdOrder', value: 'b1' }],
    paymentAmountInfo: {
      paymentState: 'DEPOSITED',
      approvedAmount: 12_345,
      depositedAmount: 12_345,
      refundedAmount: 0,
    },
  };
  const statusOf = async (changes: object): Promise<OrderStatus | undefined> => {
    answers({ ...said, ...changes }, { type: 'text/plain' });
    return bank().statusOf({ orderNumber: 'a1' });
  };
  const paid = { orderNumber: 'a1', bankOrderId: 'b1', state: 'DEPOSITED', amount: 12_345n, currency: '643' };

  test('is read with numbers as numbers and as text', async () => {
    expect(await statusOf({})).toMatchObject({ ...paid, deposited: 12_345n, refunded: 0n, actionCode: '0' });
    const asText = {
      errorCode: 0,
      orderStatus: '2',
      amount: '12345',
      currency: 643,
      actionCode: '0',
      depositedDate: '1795165200000',
      attributes: { name: 'mdOrder', value: 'b1' },
      paymentAmountInfo: { depositedAmount: '12345', refundedAmount: '0' },
    };
    expect(await statusOf(asText)).toEqual(await statusOf({}));
    expect((await statusOf({}))?.paidAt).toEqual(new Date(1_795_165_200_000));
  });

  test('is the state it names, and nothing is credited for a state nobody knows', async () => {
    const states = [];
    for (const orderStatus of [0, 1, 3, 4, 5, 6, 7, 99, -1]) states.push((await statusOf({ orderStatus }))?.state);
    expect(states).toEqual([
      'REGISTERED',
      'HELD',
      'REVERSED',
      'REFUNDED',
      'ACS_STARTED',
      'DECLINED',
      'PENDING',
      'PENDING',
      'PENDING',
    ]);
  });

  test('is nothing when it has no such order', async () => {
    answers({ errorCode: '6', errorMessage: 'Заказ не найден' });
    expect(await bank().statusOf({ bankOrderId: 'b2' })).toBeUndefined();
    answers({ errorCode: 6 });
    expect(await bank(ecomm).statusOf({ orderNumber: 'a2' })).toBeUndefined();
  });

  test.each([
    ['without a state', { orderStatus: undefined }],
    ['without a sum', { amount: undefined }],
    ['with a sum below zero', { amount: -12_345 }],
    ['with a sum of half a kopeck', { amount: 12_345.5 }],
    ['with a sum that is too large to be exact', { amount: 1e21 }],
    ['with a sum in words', { amount: '12 345' }],
    ['without an order number', { orderNumber: '' }],
    ['with less than nothing given back', { paymentAmountInfo: { depositedAmount: 12_345, refundedAmount: -5 } }],
    ['with less than nothing booked', { paymentAmountInfo: { depositedAmount: -1, refundedAmount: 0 } }],
    ['with a booked sum in words', { paymentAmountInfo: { depositedAmount: '12 345', refundedAmount: 0 } }],
    ['with half a kopeck given back', { paymentAmountInfo: { depositedAmount: 12_345, refundedAmount: 0.5 } }],
  ])('says nothing %s', async (_, changes) => {
    await expect(statusOf(changes)).rejects.toMatchObject({ kind: 'UNKNOWN' });
  });

  test('is told with a code of its own when it was declined for what was entered', async () => {
    expect(await statusOf({ errorCode: '2', orderStatus: 6 })).toMatchObject({ state: 'DECLINED' });
  });

  test('without sums apart means the whole of it, and only when it is paid', async () => {
    expect(await statusOf({ paymentAmountInfo: undefined })).toMatchObject({ deposited: 12_345n, refunded: 0n });
    expect(await statusOf({ paymentAmountInfo: undefined, orderStatus: 0 })).toMatchObject({ deposited: 0n });
    for (const nothing of [null, '', undefined])
      expect(
        await statusOf({ paymentAmountInfo: { depositedAmount: nothing, refundedAmount: nothing } }),
      ).toMatchObject({ deposited: 12_345n, refunded: 0n });
  });
});

describe('money is given back only when the bank has said so', () => {
  test.each<[string, unknown, string]>([
    ['a code of no error', { errorCode: '0' }, 'done'],
    ['the same as a number', { errorCode: 0, errorMessage: 'Успешно' }, 'done'],
    ['the other shape', { success: true }, 'done'],
    ['nothing about it', {}, 'UNKNOWN NO_CODE'],
    ['a wrong sum', { errorCode: '5' }, 'REFUSED 5'],
    ['a state in which it cannot, or its system’s error', { errorCode: '7' }, 'UNKNOWN 7'],
    ['a negative code', { errorCode: -1 }, 'UNKNOWN -1'],
  ])('%s', async (_, body, end) => {
    answers(body);
    expect(await endOf(bank().refund({ bankOrderId: 'b1', amount: 1n }))).toBe(end);
    expect(await endOf(bank().reverse({ bankOrderId: 'b1' }))).toBe(end);
  });
});

test('a list of orders that is shorter than it says it is lists nothing: what is missing would seem never paid', async () => {
  const one = { orderNumber: 'a1', amount: 1, orderStatus: 2, currency: '643', mdOrder: 'b1' };
  const listed = async () => {
    const orders: OrderStatus[] = [];
    for await (const order of bank().ordersBetween(new Date(0), new Date())) orders.push(order);
    return orders.length;
  };
  answers({ errorCode: '0', orderStatuses: [one], totalCount: 1 });
  expect(await listed()).toBe(1);
  // A bank that gives fewer on a page than it was asked for.
  answers({ errorCode: '0', orderStatuses: [one], totalCount: 150 });
  expect(await endOf(listed())).toBe('UNKNOWN SHORT_LIST');
});

test('giving back nothing is never sent: to the bank it means everything', async () => {
  answers({ errorCode: '0' });
  for (const amount of [0n, -1n])
    expect(await endOf(bank().refund({ bankOrderId: 'b1', amount }))).toBe('REFUSED AMOUNT');
  expect(stub.asked).toEqual([]);
});

describe('bound cards', () => {
  test('are none for a client the bank does not know, and those without an id are left out', async () => {
    answers({ errorCode: 2, errorMessage: 'Информация не найдена' });
    expect(await bank().bindingsOf('c1')).toEqual([]);
    answers({
      errorCode: 0,
      bindings: [{ bindingId: 'x', maskedPan: '4111**1', expiryDate: 203012 }, { maskedPan: '5' }],
    });
    expect(await bank().bindingsOf('c1')).toEqual([{ bindingId: 'x', maskedPan: '4111**1', expiry: '2030-12' }]);
  });

  test('are forgotten by the name each bank has for it', async () => {
    answers({ errorCode: '0' });
    await bank().unbind('x');
    await bank(ecomm).unbind('x');
    expect(stub.asked.map(({ path }) => path.split('/').at(-1))).toEqual(['unBindCard.do', 'unbindCard.do']);
  });
});
