import type { OrderStatus } from '../acquiring/acquirer.ts';
import type { EntityManager } from '../database/orm.ts';
import { type OpenBooks, postPayment } from '../ledger/post-payment.ts';
import { PaymentStatus, type StepCause } from '../payments/payment-step.entity.ts';
import { localDay } from '../tenancy/local-day.ts';
import { keepBinding } from './autopay/keep-binding.ts';
import { besideTheMoney, type BesideTheMoney } from './beside-the-money.ts';
import { handInWithPayment, refuseReadings } from './hand-in-with-payment.ts';
import type { PayingContext } from './paying-context.ts';
import type { PayingFacts } from './paying-facts.ts';
import { queueReceipt } from './queue-receipt.ts';
import { type HeldPayment, takeStep } from './take-step.ts';

/** A payment that the bank has taken the money for. */
export interface Taken {
  payment: HeldPayment;
  facts: PayingFacts;
  books: OpenBooks | undefined;
  answer: OrderStatus;
  cause: StepCause;
  /** Takes what is to be done last in the transaction. */
  later: (work: () => Promise<void>) => void;
}

/**
 * Credits a payment: its last step, its posting, the balance, its readings and its receipt, in the transaction that holds it.
 * The step and the posting can be written once only; then so is everything else. What goes with the money never stops it.
 */
export async function creditPayment(
  em: EntityManager,
  context: PayingContext,
  { payment, facts, books, answer, cause, later }: Taken,
): Promise<HeldPayment> {
  const { accountId, paymentId, amount } = payment;
  const { bankOrderId } = answer;
  const paidAt = momentOf(answer, payment, context.clock.now());
  let held = payment;
  if (payment.bankOrderId === null && payment.status !== PaymentStatus.UNDER_REVIEW)
    held = bankOrderId
      ? await takeStep(em, context, held, { to: PaymentStatus.REGISTERED, cause, bankOrderId })
      : await takeStep(em, context, held, { to: PaymentStatus.UNDER_REVIEW, cause, detail: 'NO_BANK_ORDER' });
  const day = localDay(context.tenant.timeZone, paidAt);
  const { parts } = facts;
  const credited = { accountId, paymentId, amount, parts, day, period: `${day.slice(0, 7)}-01` };
  // They go out at once.
  const [paid, posted] = await Promise.all([
    takeStep(em, context, held, { to: PaymentStatus.PAID, cause, amount, paidAt, nextCheckAt: null }),
    postPayment(em, context, credited, books),
  ]);
  // Its step could be taken, so nobody has posted it: somebody has written into the ledger by hand.
  if (!posted) throw new Error('a payment that was open is posted already');
  const beside = goingWith(em, context, { payment: paid, facts, answer });
  if (beside.length > 0) later(() => besideTheMoney(em, context, paid, beside));
  return paid;
}

/** Readings, the card and the receipt, as far as there are any. */
function goingWith(
  em: EntityManager,
  context: PayingContext,
  { payment, facts, answer: { binding } }: Pick<Taken, 'payment' | 'facts' | 'answer'>,
): BesideTheMoney[] {
  const { payer, begunBy } = payment;
  const all: (BesideTheMoney | false)[] = [
    facts.readings && {
      failed: 'READINGS_FAILED',
      work: () => handInWithPayment(em, context, payment),
      instead: () => refuseReadings(em, context, payment),
    },
    binding !== undefined &&
      payer?.rememberCard === true && {
        failed: 'CARD_NOT_KEPT',
        work: () => keepBinding(em, context, begunBy, binding),
      },
    payer?.receiptBy !== undefined && {
      failed: 'RECEIPT_NOT_SENT',
      work: () => queueReceipt(em, context, payment, facts.accountNumber),
    },
  ];
  return all.filter((one) => one !== false);
}

/** When the card was charged, by the bank's clock, as far as that can be. */
function momentOf({ paidAt }: OrderStatus, { begunAt }: HeldPayment, now: Date): Date {
  if (!paidAt || paidAt > now) return now;
  return paidAt < begunAt ? begunAt : paidAt;
}
