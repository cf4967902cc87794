import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import { KabinetError } from '../../errors.ts';
import { readRowId } from '../../ids.ts';
import { isMoneyKey, takeMoneyKey } from '../../paying/money-key.ts';
import type { WhichPayment } from '../../paying/paying-context.ts';
import { beginRefund } from '../../paying/refund/begin-refund.ts';
import { NotRefunded, notTaken } from '../../paying/refund/not-refunded.ts';
import { plainWords } from '../../paying/refund/plain-words.ts';
import { RefundNotTaken, RefundRefusal } from '../../paying/refund/request-refund.type.ts';
import { tellAnswered } from '../../paying/refund/tell-refund.ts';
import { holdPayment } from '../../paying/take-step.ts';
import { tellPayment } from '../../paying/tell-payment.ts';
import { writeThroughRaces } from '../../database/write-through-races.ts';
import { StepCause } from '../../payments/payment-step.entity.ts';
import { RefundRequestStatus } from '../../payments/refund.entity.ts';
import { recordStaffAct, requireStaff } from '../require-staff.ts';
import { patienceMs } from './refund-payment.ts';
import { sayRefundStands } from './say-refund-stands.ts';
import type { AnswerRefundRequestInput, RefundRequestAnswered } from './staff-refund.type.ts';

/**
 * Answers a resident's request for money back. Accepted, its refund begins in the same transaction; the resident is told
 * either way. The same key again is answered as before.
 * @throws KabinetError FORBIDDEN for anybody but staff, NOT_FOUND, BAD_USER_INPUT, IDEMPOTENCY_KEY_REUSED
 */
export async function answerRefundRequest(
  context: Context,
  input: AnswerRefundRequestInput,
): Promise<RefundRequestAnswered | RefundNotTaken> {
  const { staffId } = await requireStaff(context);
  if (!isMoneyKey(input.key)) return notTaken(RefundRefusal.INVALID_KEY);
  const answer = plainWords(input.answer);
  if (answer === undefined) return notTaken(RefundRefusal.REASON_REQUIRED, 'answer');
  if (!input.accept && (input.amount ?? null) !== null)
    throw new KabinetError('BAD_USER_INPUT', undefined, { argument: 'amount' });
  const read = readRowId('RefundRequest', input.id);
  if (!read) throw new KabinetError('NOT_FOUND');
  const [accountId, requestId] = [read.owner, read.key];
  try {
    const of = await writeThroughRaces(context, (em) =>
      write(em, context, { accountId, requestId, staffId, answer, input }),
    );
    if (!input.accept) return { accountId, requestId, message: 'Отказ записан. Жителю сообщили.' };
    await context.settler.within(patienceMs, context.tenant, of, StepCause.STAFF);
    return { accountId, requestId, message: await sayRefundStands(context, { ...of, requestId }) };
  } catch (error) {
    if (error instanceof NotRefunded) return notTaken(error.refusal);
    throw error;
  }
}

interface Answered {
  accountId: string;
  requestId: string;
  staffId: string;
  answer: string;
  input: AnswerRefundRequestInput;
}

/** Gives the payment that it is about. */
async function write(em: EntityManager, context: Context, said: Answered): Promise<WhichPayment> {
  const { tenantId, clock } = context;
  const { accountId, requestId, staffId, answer, input } = said;
  const { key, ...sent } = input;
  const act = { act: 'REFUND_PAYMENT', ownerId: staffId, key, input: sent, accountId } as const;
  const before = await takeMoneyKey(em, context, act, requestId);
  const request = await findRequest(em, context, said);
  if (!request) throw new KabinetError('NOT_FOUND');
  const of = { accountId, paymentId: request.payment_id };
  if ('madeBefore' in before) return of;
  const payment = await holdPayment(em, context, of);
  const status = input.accept ? RefundRequestStatus.ACCEPTED : RefundRequestStatus.REFUSED;
  const { numAffectedRows } = await sql`update refund_request
    set status = ${status}, answer = ${answer}, decided_at = ${clock.now()}, decided_by = ${staffId}
    where tenant_id = ${tenantId} and account_id = ${accountId} and id = ${requestId}
      and status = ${RefundRequestStatus.RECEIVED}`.execute(em.getKysely());
  if (!payment || numAffectedRows !== 1n) throw new NotRefunded(RefundRefusal.ALREADY_ANSWERED);
  const asked = BigInt(request.amount);
  const amount = input.accept
    ? await beginRefund(em, context, payment, {
        refundId: randomUUIDv7(),
        amount: input.amount ?? asked,
        reason: request.reason,
        staffId,
        requestId,
      })
    : asked;
  await tellAnswered(em, context, payment, { amount, requestId, accepted: input.accept, answer });
  await tellPayment(em, context, of);
  const name = input.accept ? 'ACCEPT_REFUND_REQUEST' : 'REFUSE_REFUND_REQUEST';
  await recordStaffAct(em, context, { act: name, accountId, reason: answer });
  return of;
}

async function findRequest(
  em: EntityManager,
  { tenantId }: Context,
  { accountId, requestId }: Answered,
): Promise<{ payment_id: string; amount: string; reason: string } | undefined> {
  const { rows } = await sql<{ payment_id: string; amount: string; reason: string }>`
    select payment_id, amount::text, reason from refund_request
    where tenant_id = ${tenantId} and account_id = ${accountId} and id = ${requestId}`.execute(em.getKysely());
  return rows[0];
}
