import type { Context } from '../../context.ts';
import type { AnswerRefundRequestInput, AnswerRefundRequestResult } from './staff-refund.type.ts';

/** Not yet. */
export function answerRefundRequest(
  _context: Context,
  _input: AnswerRefundRequestInput,
): Promise<typeof AnswerRefundRequestResult> {
  throw new Error('not yet');
}
