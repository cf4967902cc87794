import type { OrderStatus } from '../../acquiring/acquirer.ts';
import { RefundStatus } from '../../payments/refund.entity.ts';
import type { OpenRefund } from './open-refund.ts';

/** What an answer of the acquirer means for a refund. */
export type RefundVerdict =
  /** The bank has given exactly this back. */
  | { kind: 'DONE' }
  /** It has not, and is not doing it just now: it is told to. */
  | { kind: 'SEND'; bankOrderId: string }
  /** It has not, and is told no more. */
  | { kind: 'NOT_DONE' }
  /** It says something else than was asked of it. */
  | { kind: 'REVIEW'; detail: RefundContradiction }
  /** It may still be doing it, or says nothing. */
  | { kind: 'WAIT' };

/** What does not agree. */
export type RefundContradiction =
  | 'LOST_AT_BANK'
  | 'ANOTHER_ORDER'
  | 'ANOTHER_AMOUNT'
  | 'NOT_TAKEN_AT_BANK'
  | 'RETURNED_AT_BANK'
  | 'NO_WORD';

const minute = 60_000;

/**
 * A bank that was told and has not answered may still do it: it has no key by which the same could be told twice. So long
 * nothing is sent again; then what it has not done it will not do, its own calls end long before.
 */
export const mayStillDoItMs = 10 * minute;
/** After so many that came to nothing, people look. */
const mostSends = 3;
/** What people looked at and nothing came of is closed after so long, so that it can be begun anew. */
const reviewedMs = 60 * minute;

/** Says what follows from an answer; undefined: the acquirer knows no such order. */
export function judgeRefund(refund: OpenRefund, answer: OrderStatus | undefined, now: Date): RefundVerdict {
  const contradiction = contradictionOf(refund, answer);
  if (contradiction || !answer) return review(refund, contradiction ?? 'LOST_AT_BANK');
  const returned = answer.state === 'REVERSED' ? answer.amount : answer.refunded;
  if (returned === refund.refundedBefore + refund.amount) return { kind: 'DONE' };
  if (returned !== refund.refundedBefore) return review(refund, 'RETURNED_AT_BANK');
  const since = now.getTime() - (refund.sentAt?.getTime() ?? -Infinity);
  if (refund.status === RefundStatus.UNDER_REVIEW) return { kind: since < reviewedMs ? 'WAIT' : 'NOT_DONE' };
  if (since < mayStillDoItMs) return { kind: 'WAIT' };
  if (refund.sends >= mostSends) return review(refund, 'NO_WORD');
  const bankOrderId = refund.order.bankId ?? answer.bankOrderId;
  return bankOrderId === undefined ? review(refund, 'ANOTHER_ORDER') : { kind: 'SEND', bankOrderId };
}

function contradictionOf({ order }: OpenRefund, answer: OrderStatus | undefined): RefundContradiction | undefined {
  if (!answer) return 'LOST_AT_BANK';
  if (answer.orderNumber !== order.number) return 'ANOTHER_ORDER';
  if (order.bankId !== null && answer.bankOrderId !== undefined && answer.bankOrderId !== order.bankId)
    return 'ANOTHER_ORDER';
  if (answer.amount !== order.amount) return 'ANOTHER_AMOUNT';
  return ['DEPOSITED', 'REFUNDED', 'REVERSED'].includes(answer.state) ? undefined : 'NOT_TAKEN_AT_BANK';
}

const review = ({ status }: OpenRefund, detail: RefundContradiction): RefundVerdict =>
  status === RefundStatus.UNDER_REVIEW ? { kind: 'WAIT' } : { kind: 'REVIEW', detail };
