import { randomUUIDv7 } from 'node:crypto';
import type { Context } from '../../context.ts';
import { KabinetError } from '../../errors.ts';
import { readRowId } from '../../ids.ts';
import { isMoneyKey, takeMoneyKey } from '../../paying/money-key.ts';
import { beginRefund } from '../../paying/refund/begin-refund.ts';
import { NotRefunded, notTaken } from '../../paying/refund/not-refunded.ts';
import { plainWords } from '../../paying/refund/plain-words.ts';
import { RefundNotTaken, RefundRefusal } from '../../paying/refund/request-refund.type.ts';
import { holdPayment } from '../../paying/take-step.ts';
import { writeThroughRaces } from '../../database/write-through-races.ts';
import { StepCause } from '../../payments/payment-step.entity.ts';
import { recordStaffAct, requireStaff } from '../require-staff.ts';
import { sayRefundStands } from './say-refund-stands.ts';
import type { RefundBegun, RefundPaymentInput } from './staff-refund.type.ts';

/** Staff get an answer within some seconds, whatever the bank does: it is carried on without them. */
export const patienceMs = 5000;

/**
 * Gives a payment, or some of it, back to the card that paid: written first, and only then is the bank told. The same key
 * again is answered by the refund it has begun.
 * @throws KabinetError FORBIDDEN for anybody but staff, NOT_FOUND, IDEMPOTENCY_KEY_REUSED
 */
export async function refundPayment(
  context: Context,
  input: RefundPaymentInput,
): Promise<RefundBegun | RefundNotTaken> {
  const { staffId } = await requireStaff(context);
  const { key, ...sent } = input;
  if (!isMoneyKey(key)) return notTaken(RefundRefusal.INVALID_KEY);
  const reason = plainWords(input.reason);
  if (reason === undefined) return notTaken(RefundRefusal.REASON_REQUIRED);
  const read = readRowId('Payment', input.paymentId);
  if (!read) throw new KabinetError('NOT_FOUND');
  const of = { accountId: read.owner, paymentId: read.key };
  try {
    const refundId = await writeThroughRaces(context, async (em) => {
      const act = { act: 'REFUND_PAYMENT', ownerId: staffId, key, input: sent, accountId: of.accountId } as const;
      const id = randomUUIDv7();
      const before = await takeMoneyKey(em, context, act, id);
      if ('madeBefore' in before) return before.madeBefore;
      const payment = await holdPayment(em, context, of);
      if (!payment) throw new KabinetError('NOT_FOUND');
      await beginRefund(em, context, payment, { refundId: id, amount: input.amount ?? undefined, reason, staffId });
      await recordStaffAct(em, context, { act: 'REFUND_PAYMENT', accountId: of.accountId, reason });
      return id;
    });
    await context.settler.within(patienceMs, context.tenant, of, StepCause.STAFF);
    return { ...of, message: await sayRefundStands(context, { ...of, refundId }) };
  } catch (error) {
    if (error instanceof NotRefunded) return notTaken(error.refusal);
    throw error;
  }
}
