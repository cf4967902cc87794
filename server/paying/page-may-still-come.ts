/** Longer than a call to the bank takes. */
const answerComesWithinMs = 60_000;

/**
 * Whether the answer with the payment page may still be on its way to the process that asked for the order. A bank that is
 * asked for an order's state does not repeat the page: whoever only knows that the order is there must not be the first to
 * write it down, or nobody could pay.
 */
export const pageMayStillCome = ({ begunAt }: { begunAt: Date }, now: Date): boolean =>
  now.getTime() - begunAt.getTime() < answerComesWithinMs;
