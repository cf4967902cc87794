import type { Context } from '../../context.ts';
import type { RefundPaymentInput, RefundPaymentResult } from './staff-refund.type.ts';

/** Not yet. */
export function refundPayment(_context: Context, _input: RefundPaymentInput): Promise<typeof RefundPaymentResult> {
  throw new Error('not yet');
}
