import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kopecks } from '../../server/money.ts';
import { faultsOfSum, inRoubles } from '../../server/paying/check-sum.ts';
import { basketOf } from '../../server/paying/order-to-register.ts';
import { proposedSum } from '../../server/paying/pay-form.ts';
import type { TenantRules } from '../../server/tenancy/rules.ts';
import { type Payer, PayTown } from './pay-town.ts';

type PaymentRules = TenantRules['payments'];
const rulesOf = (said: Partial<PaymentRules>): PaymentRules =>
  ({ minimum: '0.01', cap: { mode: 'NONE' }, split: 'WHOLE', proposed: 'AMOUNT_DUE', ...said }) as PaymentRules;
const capped = (maximum: string): PaymentRules['cap'] => ({ mode: 'CAPPED', maximum, hint: 'Частями.' });
const someKopecks = fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n });
const codes = ['01', '02', '03', 'PENI'];

describe('a sum', () => {
  test('is taken exactly between the smallest and the largest', () => {
    const rules = rulesOf({ minimum: '1.00', cap: capped('10000.00') });
    fc.assert(
      fc.property(fc.oneof(someKopecks, fc.bigInt({ min: -5n, max: 1_000_005n })), (amount) => {
        const faults = faultsOfSum(rules, { amount }, []);
        expect(faults.length === 0).toBe(amount >= 100n && amount <= 1_000_000n);
      }),
      { numRuns: 2000 },
    );
    const reasonOf = (amount: bigint) => faultsOfSum(rules, { amount }, [])[0]?.reason;
    expect([0n, -1n, 99n, 100n, 1_000_000n, 1_000_001n].map(reasonOf)).toEqual([
      'INVALID_AMOUNT',
      'INVALID_AMOUNT',
      'BELOW_MINIMUM',
      undefined,
      undefined,
      'ABOVE_MAXIMUM',
    ]);
  });

  test('without a cap is no larger than what banks can write', () => {
    expect(faultsOfSum(rulesOf({}), { amount: 10n ** 12n - 1n }, [])).toEqual([]);
    expect(faultsOfSum(rulesOf({}), { amount: 10n ** 12n }, [])[0]).toMatchObject({ reason: 'INVALID_AMOUNT' });
  });

  test('by services is taken only when the parts are of the account, once each, above zero and make it', () => {
    const part = fc.record({ serviceCode: fc.constantFrom(...codes, '99'), amount: fc.bigInt({ min: -2n, max: 50n }) });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), fc.bigInt({ min: -2n, max: 3n }), (parts, off) => {
        const amount = parts.reduce((sum, one) => sum + one.amount, 0n) + off;
        const faults = faultsOfSum(rulesOf({ split: 'PER_SERVICE' }), { amount, parts }, codes);
        const isGood =
          off === 0n &&
          parts.length > 0 &&
          parts.every((one) => one.amount > 0n && codes.includes(one.serviceCode)) &&
          new Set(parts.map(({ serviceCode }) => serviceCode)).size === parts.length;
        expect(faults.length === 0).toBe(isGood);
      }),
      { numRuns: 3000 },
    );
  });

  test('that is one is not divided', () => {
    const parts = [{ serviceCode: '01', amount: 100n }];
    expect(faultsOfSum(rulesOf({}), { amount: 100n, parts }, codes)).toMatchObject([{ reason: 'NOT_OFFERED' }]);
  });

  test('is written as it is read', () => {
    expect([inRoubles(1n), inRoubles(123_456_789n)]).toEqual(['0,01\u00A0₽', '1\u00A0234\u00A0567,89\u00A0₽']);
  });
});

describe('the proposed sum', () => {
  const services = [
    { code: '01', balance: 40_000n },
    { code: '02', balance: -5000n },
    { code: '03', balance: 1n },
  ];
  const proposed = (said: Partial<PaymentRules>, balance = 35_001n) =>
    proposedSum({ tenant: { rules: { payments: rulesOf(said) } } } as never, { balance, services });

  test('is what is due, or what is owed by services, or nothing, as the rule says', () => {
    expect(proposed({ proposed: 'AMOUNT_DUE' })).toBe(35_001n);
    expect(proposed({ proposed: 'DEBT_PER_SERVICE' })).toBe(35_001n);
    // Prepaid for no service, or for more than is owed.
    expect(proposed({ proposed: 'DEBT_PER_SERVICE' }, 30_000n)).toBe(30_000n);
    expect(proposed({ proposed: 'DEBT_PER_SERVICE' }, -1n)).toBeNull();
    // More than the services know of: it has no field to stand in.
    expect(proposed({ proposed: 'DEBT_PER_SERVICE' }, 90_000n)).toBe(40_001n);
    expect(proposed({ proposed: 'NOTHING' })).toBeNull();
  });

  test('is a sum that could be paid at once, or none', () => {
    expect(proposed({ cap: capped('100.00') })).toBe(10_000n);
    expect(proposed({}, 0n)).toBeNull();
    expect(proposed({}, -500n)).toBeNull();
    expect(proposed({ minimum: '1.00' }, 99n)).toBeNull();
  });
});

test('the basket makes the sum to the kopeck, whatever is owed', () => {
  const service = fc.tuple(
    fc.constantFrom(...codes),
    fc.constant('Услуга'),
    fc.constantFrom('кВт·ч', 'Гкал', 'м³', null),
    fc.bigInt({ min: -1000n, max: 100_000n }).map(String),
  );
  const all = fc.uniqueArray(service, { selector: ([code]) => code, maxLength: 4 });
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), all, (amount, services) => {
      const basket = basketOf(amount, { parts: [], services });
      expect(basket.reduce((sum, line) => sum + line.amount, 0n)).toBe(amount);
      expect(basket.every((line) => line.amount > 0n)).toBe(true);
      for (const line of basket.filter(({ code }) => code !== 'advance'))
        expect(line.amount <= BigInt(services.find(([code]) => code === line.code)![3])).toBe(true);
    }),
  );
  const services: [string, string, string | null, string][] = [
    ['01', 'Электроэнергия', 'кВт·ч', '0'],
    ['02', 'Отопление', 'Гкал', '0'],
    ['03', 'Вода', 'м³', '0'],
  ];
  const parts: [string, string][] = [
    ['03', '7'],
    ['02', '8'],
    ['01', '9'],
  ];
  expect(basketOf(24n, { parts, services })).toEqual([
    { code: '03', name: 'Вода', amount: 7n, measure: 42 },
    { code: '02', name: 'Отопление', amount: 8n, measure: 51 },
    { code: '01', name: 'Электроэнергия', amount: 9n, measure: 50 },
  ]);
});

describe('over HTTP', () => {
  let town: PayTown;
  let anna: Payer;
  beforeAll(async () => {
    town = await PayTown.open();
    anna = await town.payer();
  });
  afterAll(() => town.close());

  test('what is no sum is refused with a code, in a variable and in the text of the query, and crashes nothing', async () => {
    const input = await town.filled(anna);
    const none = [
      '1e21',
      'NaN',
      '0.001',
      '1,5',
      'Infinity',
      '',
      ' ',
      '1 000.00',
      '+5',
      '.5',
      '5.',
      '0x10',
      '1_000',
      '١٠',
    ];
    for (const amount of [...none, '9'.repeat(16), 750, 0.001, null, true, { a: 1 }, ['1.00']]) {
      const { data, errors } = await town.send(anna, { ...input, amount });
      expect([amount, data, errors![0]!.extensions.code]).toEqual([amount, data ?? undefined, 'BAD_USER_INPUT']);
      const parts = [{ serviceCode: '01', amount }];
      expect((await town.send(anna, { ...input, parts })).errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
    }
    const written = `mutation { startPayment(input: { key: "a-key-of-mine", accountId: "${anna.account}", quote: "x", amount: 1e21 }) { __typename } }`;
    expect((await town.ask(anna, written)).errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
    expect(await town.orderNumbers(anna)).toEqual([]);
  });

  test('what is a sum but none to pay is refused beside its field', async () => {
    for (const [amount, reason] of [
      ['-1', 'INVALID_AMOUNT'],
      ['-0.01', 'INVALID_AMOUNT'],
      ['0', 'INVALID_AMOUNT'],
      ['0.00', 'INVALID_AMOUNT'],
      ['-0', 'INVALID_AMOUNT'],
      ['0.99', 'BELOW_MINIMUM'],
      ['999999999999999.99', 'INVALID_AMOUNT'],
    ])
      expect(await town.start(anna, { amount })).toMatchObject({ reason, fields: [{ field: 'amount' }] });
    expect(await town.orderNumbers(anna)).toEqual([]);
  });

  test('more parts, meters or ticks than anybody has are refused before they are looked at', async () => {
    const input = await town.filled(anna);
    const parts = Array.from({ length: 51 }, () => ({ serviceCode: '01', amount: '1.00' }));
    expect((await town.send(anna, { ...input, parts })).errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
    const consents = Array.from({ length: 21 }, () => ({ kind: 'PAYMENT_TERMS', version: '1' }));
    expect((await town.send(anna, { ...input, consents })).errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('a sum is exactly what was written', async () => {
    const started = await town.start(anna, { amount: '12.3' });
    expect(started.payment.amount).toBe('12.30');
    const [row] = await town.sql<{ amount: string }>('select amount::text from payment where account_id = $1', [
      anna.accountId,
    ]);
    expect(BigInt(row!.amount)).toBe(kopecks('12.30'));
  });
});
