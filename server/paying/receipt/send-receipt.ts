import type { Context } from '../../context.ts';
import type { ReceiptSent, SendReceiptInput } from './send-receipt.type.ts';

/** Not yet. */
export function sendReceipt(_context: Context, _input: SendReceiptInput): Promise<ReceiptSent> {
  throw new Error('not yet');
}
