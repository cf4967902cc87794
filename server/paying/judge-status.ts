import type { OrderStatus } from '../acquiring/acquirer.ts';
import { moneyTaken, PaymentStatus } from '../payments/payment-step.entity.ts';
import { pageMayStillCome } from './page-may-still-come.ts';
import type { HeldPayment } from './take-step.ts';

/** What an answer of the acquirer means for a payment. */
export type Verdict =
  /** Money was taken, exactly as ordered, and is not credited here yet. */
  | { kind: 'CREDIT'; answer: OrderStatus }
  /** The acquirer has the order, and the portal did not know. */
  | { kind: 'REGISTERED'; answer: OrderStatus }
  /** The acquirer has no such order: it is made (again), under the same number. */
  | { kind: 'REGISTER' }
  | { kind: 'DECLINED' | 'EXPIRED'; detail: string | undefined }
  /** The answer contradicts the order. */
  | { kind: 'REVIEW'; detail: Contradiction }
  /** Money was given back, or is not there, without the portal. */
  | { kind: 'TELL_STAFF'; detail: Contradiction }
  /** Nothing changes. */
  | { kind: 'AS_IT_WAS' };

/** What does not agree. */
export type Contradiction =
  | 'ANOTHER_ORDER'
  | 'ANOTHER_AMOUNT'
  | 'ANOTHER_CURRENCY'
  | 'RETURNED_AT_BANK'
  | 'NOT_TAKEN_AT_BANK'
  | 'HELD_AT_BANK'
  | 'LOST_AT_BANK';

/** Rubles in ISO 4217. */
const rubles = '643';

/** The bank's clock may be off, and its answer late: an order is given up so long after its time. */
export const expiryMarginMs = 10 * 60_000;

/** Money that is only held, or a check of the card that never ends, is looked at by staff after so long. */
const undecidedMs = 24 * 60 * 60_000;

/** Action codes of an order whose time is over: nobody entered a card, or left the bank's page. */
const timeOuts = new Set(['-2007']);

/** Says what follows from an answer; undefined: the acquirer knows no such order. */
export function judgeStatus(payment: HeldPayment, answer: OrderStatus | undefined, now: Date): Verdict {
  if (moneyTaken.some((status) => status === payment.status)) return judgeTaken(payment, answer);
  return answer ? judgeOpen(payment, answer, now) : judgeUnknown(payment, now);
}

function judgeOpen(payment: HeldPayment, answer: OrderStatus, now: Date): Verdict {
  const contradiction = contradictionOf(payment, answer);
  const givenUp = isGivenUp(payment);
  switch (answer.state) {
    case 'DEPOSITED':
      if (contradiction) return review(payment, contradiction);
      // Banks differ in whether an order of which some went back is still called paid.
      return answer.refunded > 0n ? review(payment, 'RETURNED_AT_BANK') : { kind: 'CREDIT', answer };
    case 'REVERSED':
    case 'REFUNDED':
      return review(payment, contradiction ?? 'RETURNED_AT_BANK');
    case 'DECLINED':
      if (contradiction && !givenUp) return review(payment, contradiction);
      if (givenUp) return { kind: 'AS_IT_WAS' };
      return { kind: timeOuts.has(answer.actionCode ?? '') ? 'EXPIRED' : 'DECLINED', detail: answer.actionCode };
    case 'HELD':
    case 'REGISTERED':
    case 'ACS_STARTED':
    case 'PENDING':
      return judgeUndecided(payment, answer, contradiction, now);
  }
}

/** The bank has not decided: the card may still be entered, or is being looked at. */
function judgeUndecided(
  payment: HeldPayment,
  answer: OrderStatus,
  contradiction: Contradiction | undefined,
  now: Date,
): Verdict {
  if (isGivenUp(payment) || payment.status === PaymentStatus.UNDER_REVIEW) return { kind: 'AS_IT_WAS' };
  if (contradiction) return review(payment, contradiction);
  if (payment.status === PaymentStatus.CREATED && answer.bankOrderId !== undefined)
    return answer.formUrl === undefined && pageMayStillCome(payment, now)
      ? { kind: 'AS_IT_WAS' }
      : { kind: 'REGISTERED', answer };
  const late = now.getTime() - payment.expiresAt.getTime();
  if (answer.state === 'REGISTERED' && late > expiryMarginMs) return { kind: 'EXPIRED', detail: answer.actionCode };
  if (late <= undecidedMs) return { kind: 'AS_IT_WAS' };
  if (answer.state === 'HELD') return review(payment, 'HELD_AT_BANK');
  return { kind: 'EXPIRED', detail: answer.actionCode };
}

function judgeUnknown(payment: HeldPayment, now: Date): Verdict {
  const over = now.getTime() - payment.expiresAt.getTime() > expiryMarginMs;
  if (payment.status === PaymentStatus.CREATED)
    return over ? { kind: 'EXPIRED', detail: undefined } : { kind: 'REGISTER' };
  // It had the order before. Nothing can have been paid with one that is not there, but somebody should know.
  return payment.status === PaymentStatus.REGISTERED && over ? review(payment, 'LOST_AT_BANK') : { kind: 'AS_IT_WAS' };
}

/** What is credited already: the bank must still have the money, but for what the portal gave back. */
function judgeTaken(payment: HeldPayment, answer: OrderStatus | undefined): Verdict {
  const contradiction = answer ? contradictionOf(payment, answer) : 'LOST_AT_BANK';
  if (!answer || contradiction) return { kind: 'TELL_STAFF', detail: contradiction! };
  if (!['DEPOSITED', 'REFUNDED', 'REVERSED'].includes(answer.state))
    return { kind: 'TELL_STAFF', detail: 'NOT_TAKEN_AT_BANK' };
  const returned = answer.state === 'REVERSED' ? answer.amount : answer.refunded;
  return returned === payment.refunded ? { kind: 'AS_IT_WAS' } : { kind: 'TELL_STAFF', detail: 'RETURNED_AT_BANK' };
}

/** The first thing in which an answer is not of this payment; undefined: it is. */
function contradictionOf(payment: HeldPayment, answer: OrderStatus): Contradiction | undefined {
  const { orderNumber, bankOrderId, amount } = payment;
  if (answer.orderNumber !== orderNumber) return 'ANOTHER_ORDER';
  if (bankOrderId !== null && answer.bankOrderId !== undefined && answer.bankOrderId !== bankOrderId)
    return 'ANOTHER_ORDER';
  if (answer.amount !== amount) return 'ANOTHER_AMOUNT';
  // Before money is taken a bank may leave these out.
  if (answer.state !== 'DEPOSITED') return otherCurrency(answer.currency ?? rubles);
  if (answer.refunded === 0n && answer.deposited !== amount) return 'ANOTHER_AMOUNT';
  return otherCurrency(answer.currency);
}

const otherCurrency = (currency: string | undefined): Contradiction | undefined =>
  currency === rubles ? undefined : 'ANOTHER_CURRENCY';

const isGivenUp = ({ status }: HeldPayment): boolean =>
  status === PaymentStatus.EXPIRED || status === PaymentStatus.DECLINED;

const review = ({ status }: HeldPayment, detail: Contradiction): Verdict =>
  status === PaymentStatus.UNDER_REVIEW ? { kind: 'AS_IT_WAS' } : { kind: 'REVIEW', detail };
