import type { Context } from '../../context.ts';
import type { RequestRefundInput, RequestRefundResult } from './request-refund.type.ts';

/** Not yet. */
export function requestRefund(_context: Context, _input: RequestRefundInput): Promise<typeof RequestRefundResult> {
  throw new Error('not yet');
}
