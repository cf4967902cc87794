import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AcquirerFault } from '../../server/acquiring/acquirer.ts';
import { readAnswer } from '../../server/acquiring/read-answer.ts';
import { readOrderStatus } from '../../server/acquiring/read-order-status.ts';
import { judgeStatus, type Verdict } from '../../server/paying/judge-status.ts';
import type { HeldPayment } from '../../server/paying/take-step.ts';
import { PaymentStatus } from '../../server/payments/payment-step.entity.ts';

const now = new Date('2026-11-20T09:00:00Z');
const good = {
  errorCode: '0',
  orderNumber: 'ours',
  orderStatus: 2,
  amount: 75_000,
  currency: '643',
  attributes: [{ name: 'mdOrder', value: 'b1' }],
  paymentAmountInfo: { depositedAmount: 75_000, refundedAmount: 0 },
};

const held = (status: PaymentStatus, bankOrderId: string | null) => {
  const times = { begunAt: new Date(now.getTime() - 120_000), expiresAt: new Date(now.getTime() + 600_000) };
  return { status, bankOrderId, orderNumber: 'ours', amount: 75_000n, refunded: 0n, ...times } as HeldPayment;
};

/** What a payment comes to by an answer as it came over the line. */
function verdictOf(text: string, payment: HeldPayment): Verdict['kind'] | 'UNREADABLE' {
  try {
    return judgeStatus(payment, readOrderStatus(readAnswer({ status: 200, text }).fields), now).kind;
  } catch (error) {
    if (error instanceof AcquirerFault) return 'UNREADABLE';
    throw error;
  }
}

/** What may stand in place of a value: another of its kind, another kind, nothing. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, '', ' ', 0, 1, -1, 2, 3, 4, 6, 7, '2', '02', 2.5, 1e21, true, [], {}, [2]),
  fc.constantFrom<unknown>(
    75_000,
    '75000',
    ' 75000 ',
    '75000.0',
    75_001,
    -75_000,
    750,
    '643',
    643,
    '810',
    'RUB',
    'ours',
  ),
  fc.jsonValue(),
);
const fields = ['orderNumber', 'orderStatus', 'amount', 'currency', 'attributes', 'paymentAmountInfo'] as const;
const answer = fc
  .record({
    changed: fc.dictionary(fc.constantFrom(...fields), odd, { maxKeys: 2 }),
    deposited: fc.option(odd, { nil: good.paymentAmountInfo.depositedAmount }),
    refunded: fc.option(odd, { nil: 0 }),
  })
  .map(({ changed, deposited, refunded }) => ({
    ...good,
    paymentAmountInfo: { depositedAmount: deposited, refundedAmount: refunded },
    ...changed,
  }));

const isSum = (value: unknown, sum: number) => Number(value) === sum && /^(number|string)$/.test(typeof value);
const isLeftOut = (value: unknown) => value === undefined || value === null || value === '';

/** States in which a payment may still be credited. */
const open = [
  PaymentStatus.CREATED,
  PaymentStatus.REGISTERED,
  PaymentStatus.UNDER_REVIEW,
  PaymentStatus.EXPIRED,
  PaymentStatus.DECLINED,
];

test('whatever a bank answers, a payment is credited only when order, state, sum and currency are those of it', () => {
  expect(verdictOf(JSON.stringify(good), held(PaymentStatus.REGISTERED, 'b1'))).toBe('CREDIT');
  let credited = 0;
  fc.assert(
    fc.property(answer, fc.constantFrom(...open), fc.constantFrom('b1', null), (said, status, bankOrderId) => {
      const text = JSON.stringify(said);
      if (verdictOf(text, held(status, bankOrderId)) !== 'CREDIT') return;
      credited += 1;
      const { orderNumber, orderStatus, amount, currency, paymentAmountInfo } = JSON.parse(text);
      expect(String(orderNumber).trim()).toBe('ours');
      expect(isSum(orderStatus, 2)).toBe(true);
      expect(isSum(amount, 75_000)).toBe(true);
      expect(isSum(currency, 643)).toBe(true);
      const { depositedAmount, refundedAmount } = paymentAmountInfo ?? {};
      expect(isLeftOut(depositedAmount) || isSum(depositedAmount, 75_000)).toBe(true);
      expect(isLeftOut(refundedAmount) || isSum(refundedAmount, 0)).toBe(true);
    }),
    { numRuns: 3000 },
  );
  expect(credited).toBeGreaterThan(30);
});
