import { sql } from 'kysely';
import type { EntityManager } from '../../database/orm.ts';
import { postRefund } from '../../ledger/post-refund.ts';
import { tellStaff } from '../../notifications/tell-staff.ts';
import { PaymentStatus, type StepCause } from '../../payments/payment-step.entity.ts';
import { RefundKind, RefundStatus } from '../../payments/refund.entity.ts';
import { localDay } from '../../tenancy/local-day.ts';
import type { PayingContext } from '../paying-context.ts';
import { holdPayment, type HeldPayment, takeStep } from '../take-step.ts';
import { tellPayment } from '../tell-payment.ts';
import { writeThroughRaces } from '../../database/write-through-races.ts';
import type { OpenRefund } from './open-refund.ts';
import { tellRefunded } from './tell-refund.ts';

/** How a refund ends. */
export type RefundEnd = { done: true; cause: StepCause } | { done: false; detail: string | undefined };

/**
 * Ends a refund, once: when the bank has given the money back, the payment's step, the posting, the balance and the message
 * are of one transaction; when it has refused, staff are told and nothing else changes.
 */
export async function closeRefund(context: PayingContext, refund: OpenRefund, end: RefundEnd): Promise<'RESTS'> {
  await writeThroughRaces(context, async (em) => {
    const payment = await holdPayment(em, context, refund);
    const kind = await holdRefund(em, context, refund);
    if (!payment || !kind) return;
    await writeEnd(em, context, refund, end);
    if (end.done) await giveBack(em, context, { payment, kind, refund, cause: end.cause });
    else {
      const details = { what: 'REFUSED', ...(end.detail === undefined ? {} : { code: end.detail }) };
      await tellStaff(em, context, { kind: 'REFUND', subject: refund.order.number, details });
      await tellPayment(em, context, refund);
    }
  });
  return 'RESTS';
}

async function giveBack(
  em: EntityManager,
  context: PayingContext,
  { payment, kind, refund, cause }: { payment: HeldPayment; kind: RefundKind; refund: OpenRefund; cause: StepCause },
): Promise<void> {
  const { accountId, paymentId, refundId, amount } = refund;
  const refunded = payment.refunded + amount;
  const whole = kind === RefundKind.REVERSAL ? PaymentStatus.REVERSED : PaymentStatus.REFUNDED;
  const to = refunded === payment.amount ? whole : PaymentStatus.PARTLY_REFUNDED;
  const held = await takeStep(em, context, payment, { to, cause, amount, refunded });
  const day = localDay(context.tenant.timeZone, context.clock.now());
  const period = `${day.slice(0, 7)}-01`;
  const posted = await postRefund(em, context, { accountId, refundId, paymentId, amount, day, period });
  // It was open until this transaction, so nobody has posted it: somebody has written into the ledger by hand.
  if (!posted) throw new Error('a refund that was open is posted already');
  await tellRefunded(em, context, held, { amount, requestId: refund.requestId, whole: to === PaymentStatus.REVERSED });
}

/** Locks it; gives its kind. Undefined: it is decided. */
async function holdRefund(
  em: EntityManager,
  { tenantId }: PayingContext,
  { accountId, refundId }: OpenRefund,
): Promise<RefundKind | undefined> {
  const { rows } = await sql<{ kind: RefundKind }>`select kind from refund
    where tenant_id = ${tenantId} and account_id = ${accountId} and id = ${refundId}
      and status in (${RefundStatus.CREATED}, ${RefundStatus.UNDER_REVIEW}) for update`.execute(em.getKysely());
  return rows[0]?.kind;
}

async function writeEnd(
  em: EntityManager,
  { tenantId, clock }: PayingContext,
  { accountId, refundId }: OpenRefund,
  end: RefundEnd,
): Promise<void> {
  const status = end.done ? RefundStatus.DONE : RefundStatus.REFUSED;
  await sql`update refund set status = ${status}, decided_at = ${clock.now()}, next_check_at = null,
      detail = ${end.done ? null : (end.detail ?? null)}
    where tenant_id = ${tenantId} and account_id = ${accountId} and id = ${refundId}`.execute(em.getKysely());
}
