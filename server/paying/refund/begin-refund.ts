import { insertRow } from '../../database/insert-row.ts';
import type { EntityManager } from '../../database/orm.ts';
import { PaymentStatus } from '../../payments/payment-step.entity.ts';
import { RefundEntity, RefundKind, RefundStatus } from '../../payments/refund.entity.ts';
import { localDay } from '../../tenancy/local-day.ts';
import type { PayingContext } from '../paying-context.ts';
import { refundIsOpen } from '../refund-is-open.ts';
import type { HeldPayment } from '../take-step.ts';
import { tellPayment } from '../tell-payment.ts';
import { nextRefundCheck } from './move-refund.ts';
import { RefundRefusal } from './request-refund.type.ts';
import { NotRefunded } from './not-refunded.ts';

/** Money to give back. */
export interface RefundToBegin {
  /** Id for it. */
  refundId: string;
  /** Kopecks; undefined: all that is left. */
  amount: bigint | undefined;
  /** In the words of staff. */
  reason: string;
  staffId: string;
  requestId?: string;
}

/**
 * Writes a refund of a payment that this transaction holds; the bank is told once it is committed. Gives the kopecks.
 * @throws NotRefunded
 */
export async function beginRefund(
  em: EntityManager,
  context: PayingContext,
  payment: HeldPayment,
  { refundId, amount: asked, reason, staffId, requestId }: RefundToBegin,
): Promise<bigint> {
  const { tenantId, clock } = context;
  const { accountId, paymentId } = payment;
  const amount = asked ?? payment.amount - payment.refunded;
  await refuseRefund(em, context, payment, amount);
  const createdAt = clock.now();
  const status = RefundStatus.CREATED;
  await insertRow(em, RefundEntity, {
    tenantId,
    accountId,
    id: refundId,
    paymentId,
    kind: kindOf(context, payment, amount),
    amount: amount.toString(),
    reason,
    staffId,
    status,
    refundedBefore: payment.refunded.toString(),
    requestId: requestId ?? null,
    createdAt,
    nextCheckAt: nextRefundCheck(status, createdAt, createdAt),
  });
  await tellPayment(em, context, payment);
  return amount;
}

/** @throws NotRefunded when so many kopecks of a payment cannot go back now */
export async function refuseRefund(
  em: EntityManager,
  context: PayingContext,
  payment: HeldPayment,
  amount: bigint,
): Promise<void> {
  if (payment.status !== PaymentStatus.PAID && payment.status !== PaymentStatus.PARTLY_REFUNDED)
    throw new NotRefunded(RefundRefusal.NOT_PAID);
  if (!context.acquirers.of(context.tenant)) throw new NotRefunded(RefundRefusal.NOT_OFFERED);
  if (await refundIsOpen(em, context, payment)) throw new NotRefunded(RefundRefusal.ALREADY_UNDER_WAY);
  if (amount <= 0n) throw new NotRefunded(RefundRefusal.INVALID_AMOUNT);
  if (amount > payment.amount - payment.refunded) throw new NotRefunded(RefundRefusal.MORE_THAN_LEFT);
}

/** Whole and of the same day it may not be booked yet; the bank says no when it is, and then it is refunded. */
function kindOf({ tenant, clock }: PayingContext, payment: HeldPayment, amount: bigint): RefundKind {
  const today = localDay(tenant.timeZone, clock.now());
  const whole = payment.refunded === 0n && amount === payment.amount;
  return whole && localDay(tenant.timeZone, payment.paidAt) === today ? RefundKind.REVERSAL : RefundKind.REFUND;
}
