import { StepCause } from '../payments/payment-step.entity.ts';
import { payByItself } from './autopay/pay-by-itself.ts';
import type { WhichPayment } from './paying-context.ts';
import type { PayingFacts } from './paying-facts.ts';
import { settleRefund } from './refund/settle-refund.ts';
import { registerOrder } from './register-order.ts';
import { settlePayment, type SettlingContext } from './settle-payment.ts';

/**
 * Takes a payment as far as it goes now: asks the acquirer how it stands and, when the order did not reach it, sends the same
 * order again; and what is on its way back to the card. What goes by itself is charged
 * by whoever holds the payment's lease, which is the poller. `known`: what has just been read of it.
 */
export async function bringToEnd(
  context: SettlingContext,
  of: WhichPayment,
  cause: StepCause,
  known?: PayingFacts,
): Promise<void> {
  const settled = await settlePayment(context, of, cause, known);
  if (settled?.register) await registerOrder(context, of, cause);
  else if (settled?.waitsForCard && cause === StepCause.POLL) await payByItself(context, of, cause);
  if (settled?.refundIsOpen) await settleRefund(context, of, cause);
}
