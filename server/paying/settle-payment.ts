import type { PaymentStatus, StepCause } from '../payments/payment-step.entity.ts';
import type { PayingContext, WhichPayment } from './paying-context.ts';

/**
 * Asks the acquirer how a payment stands, and lets it stand so here: credited once, with its readings and its receipt, in one
 * transaction. Whoever calls it, however often and on however many servers at once, the outcome is the same. Gives how it
 * stands now; undefined: there is no such payment of the portal. An acquirer that gives no answer is no fault: it is asked
 * again later.
 */
export async function settlePayment(
  _context: PayingContext,
  _of: WhichPayment,
  _cause: StepCause,
): Promise<PaymentStatus | undefined> {
  throw new Error('not yet');
}
