import type { Context } from '../context.ts';
import { KabinetError } from '../errors.ts';
import type { PaymentRefused, PaymentStarted, PaymentToConfirm, StartPaymentInput } from './start-payment.type.ts';

/** Begins a payment of a resident. */
export async function startPayment(
  _context: Context,
  _residentId: string,
  _input: StartPaymentInput,
): Promise<PaymentStarted | PaymentRefused | PaymentToConfirm> {
  throw new KabinetError('INTERNAL');
}
