import { type Acquirer, AcquirerFault, type OrderStatus } from '../../acquiring/acquirer.ts';
import type { StepCause } from '../../payments/payment-step.entity.ts';
import { RefundKind } from '../../payments/refund.entity.ts';
import type { PayingContext, WhichPayment } from '../paying-context.ts';
import { closeRefund } from './close-refund.ts';
import { judgeRefund } from './judge-refund.ts';
import { type OpenRefund, openRefund } from './open-refund.ts';
import { giveUpReversal, markSent, markUnsent, reviewRefund, waitForRefund } from './move-refund.ts';

/** A look, a sending, and a look at what came of it; once more for a reversal that became a refund. */
const mostTurns = 4;

/**
 * Takes the open refund of a payment as far as it goes now: asks the bank what it has given back, tells it to give this back
 * when it has not, and closes the refund when it has. Begun anew anywhere, however often, by whatever process, the bank is
 * told once: before it is told that is written down, and what it did though its answer was lost is seen by its status.
 */
export async function settleRefund(context: PayingContext, of: WhichPayment, cause: StepCause): Promise<void> {
  const acquirer = context.acquirers.of(context.tenant);
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const refund = await openRefund(context, of);
    if (!refund) return;
    if ((await takeTurn(context, acquirer, refund, cause)) === 'RESTS') return;
  }
}

type Turn = 'RESTS' | 'GOES_ON';

async function takeTurn(
  context: PayingContext,
  acquirer: Acquirer | undefined,
  refund: OpenRefund,
  cause: StepCause,
): Promise<Turn> {
  const answer = await ask(acquirer, refund);
  if (!acquirer || answer === 'NO_ANSWER') return waitForRefund(context, refund);
  const verdict = judgeRefund(refund, answer, context.clock.now());
  switch (verdict.kind) {
    case 'DONE':
      return closeRefund(context, refund, { done: true, cause });
    case 'NOT_DONE':
      return closeRefund(context, refund, { done: false, detail: 'NOT_DONE' });
    case 'REVIEW':
      return reviewRefund(context, refund, verdict.detail);
    case 'WAIT':
      return waitForRefund(context, refund);
    case 'SEND':
      return send(context, acquirer, { refund, bankOrderId: verdict.bankOrderId, cause });
  }
}

async function ask(
  acquirer: Acquirer | undefined,
  { order }: OpenRefund,
): Promise<OrderStatus | undefined | 'NO_ANSWER'> {
  try {
    return await acquirer?.statusOf({ orderNumber: order.number });
  } catch (error) {
    if (error instanceof AcquirerFault) return 'NO_ANSWER';
    throw error;
  }
}

async function send(
  context: PayingContext,
  acquirer: Acquirer,
  { refund, bankOrderId, cause }: { refund: OpenRefund; bankOrderId: string; cause: StepCause },
): Promise<Turn> {
  // Somebody else has told it in between.
  if (!(await markSent(context, refund))) return 'RESTS';
  const { kind, amount } = refund;
  try {
    await (kind === RefundKind.REVERSAL ? acquirer.reverse({ bankOrderId }) : acquirer.refund({ bankOrderId, amount }));
  } catch (error) {
    if (!(error instanceof AcquirerFault)) throw error;
    return notSaidDone(context, acquirer, refund, error);
  }
  return closeRefund(context, refund, { done: true, cause });
}

/** The bank has answered, and not that it did it: «the system's error», which is also said of a state in which it cannot. */
const cannot = '7';

async function notSaidDone(
  context: PayingContext,
  acquirer: Acquirer,
  refund: OpenRefund,
  { kind, code }: AcquirerFault,
): Promise<Turn> {
  if (kind === 'NOT_SENT') return markUnsent(context, refund);
  const isReversal = refund.kind === RefundKind.REVERSAL;
  if (kind === 'REFUSED')
    return isReversal
      ? giveUpReversal(context, refund, code)
      : closeRefund(context, refund, { done: false, detail: code });
  if (!isReversal || code !== cannot) return 'GOES_ON';
  const answer = await ask(acquirer, refund);
  const untouched = typeof answer === 'object' && answer.state === 'DEPOSITED' && answer.refunded === 0n;
  return untouched ? giveUpReversal(context, refund, code) : 'GOES_ON';
}
