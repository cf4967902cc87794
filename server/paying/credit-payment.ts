import type { OrderStatus } from '../acquiring/acquirer.ts';
import type { EntityManager } from '../database/orm.ts';
import { postPayment } from '../ledger/post-payment.ts';
import { PaymentStatus, type StepCause } from '../payments/payment-step.entity.ts';
import { localDay } from '../tenancy/local-day.ts';
import { keepBinding } from './autopay/keep-binding.ts';
import { handInWithPayment } from './hand-in-with-payment.ts';
import type { PayingContext } from './paying-context.ts';
import type { PayingFacts } from './paying-facts.ts';
import { queueReceipt } from './queue-receipt.ts';
import { type HeldPayment, takeStep } from './take-step.ts';

/** A payment that the bank has taken the money for. */
export interface Taken {
  payment: HeldPayment;
  facts: PayingFacts;
  answer: OrderStatus;
  cause: StepCause;
}

/**
 * Credits a payment: its last step, its posting, the balance, its readings and its receipt, in the transaction that holds it.
 * The step and the posting can be written once only; then so is everything else.
 */
export async function creditPayment(
  em: EntityManager,
  context: PayingContext,
  { payment, facts, answer, cause }: Taken,
): Promise<HeldPayment> {
  const { accountId, paymentId, amount } = payment;
  const { bankOrderId } = answer;
  const paidAt = momentOf(answer, payment, context.clock.now());
  let held = payment;
  if (payment.bankOrderId === null && payment.status !== PaymentStatus.UNDER_REVIEW)
    held = bankOrderId
      ? await takeStep(em, context, held, { to: PaymentStatus.REGISTERED, cause, bankOrderId })
      : await takeStep(em, context, held, { to: PaymentStatus.UNDER_REVIEW, cause, detail: 'NO_BANK_ORDER' });
  held = await takeStep(em, context, held, { to: PaymentStatus.PAID, cause, amount, paidAt, nextCheckAt: null });
  const day = localDay(context.tenant.timeZone, paidAt);
  const { parts } = facts;
  const posted = await postPayment(em, context, {
    accountId,
    paymentId,
    amount,
    parts,
    day,
    period: `${day.slice(0, 7)}-01`,
  });
  // Its step could be taken, so nobody has posted it: somebody has written into the ledger by hand.
  if (!posted) throw new Error('a payment that was open is posted already');
  if (facts.readings) await handInWithPayment(em, context, held);
  if (answer.binding && payment.payer?.rememberCard) await keepBinding(em, context, payment.begunBy, answer.binding);
  await queueReceipt(em, context, held, facts.accountNumber);
  return held;
}

/** When the card was charged, by the bank's clock, as far as that can be. */
function momentOf({ paidAt }: OrderStatus, { begunAt }: HeldPayment, now: Date): Date {
  if (!paidAt || paidAt > now) return now;
  return paidAt < begunAt ? begunAt : paidAt;
}
