import type { StepCause } from '../payments/payment-step.entity.ts';
import type { PayingContext, WhichPayment } from './paying-context.ts';
import { registerOrder } from './register-order.ts';
import { settlePayment } from './settle-payment.ts';

/**
 * Takes a payment as far as it goes now: asks the acquirer how it stands and, when the order did not reach it, sends the same
 * order again.
 */
export async function bringToEnd(context: PayingContext, of: WhichPayment, cause: StepCause): Promise<void> {
  const settled = await settlePayment(context, of, cause);
  if (settled?.register) await registerOrder(context, of, cause);
}
