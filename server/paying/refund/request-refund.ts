import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import { insertRow } from '../../database/insert-row.ts';
import type { EntityManager } from '../../database/orm.ts';
import { KabinetError } from '../../errors.ts';
import { readRowId } from '../../ids.ts';
import { tellStaff } from '../../notifications/tell-staff.ts';
import { RefundRequestEntity, RefundRequestStatus } from '../../payments/refund.entity.ts';
import { countAttempt } from '../../sessions/throttle.ts';
import { tryAgainIn } from '../../sessions/try-again-in.ts';
import { localDay } from '../../tenancy/local-day.ts';
import { isMoneyKey, takeMoneyKey } from '../money-key.ts';
import type { WhichPayment } from '../paying-context.ts';
import { holdPayment } from '../take-step.ts';
import { tellPayment } from '../tell-payment.ts';
import { writeThroughRaces } from '../../database/write-through-races.ts';
import { refuseRefund } from './begin-refund.ts';
import { NotRefunded, notTaken } from './not-refunded.ts';
import { plainWords } from './plain-words.ts';
import { RefundNotTaken, RefundRefusal, RefundRequested, type RequestRefundInput } from './request-refund.type.ts';

/** Nobody has so many payments to ask back in a day. */
const enough = { scope: 'refund requests resident', attempts: 20, windowMinutes: 24 * 60 };

/**
 * Asks the utility, in the name of a resident, to give a payment or some of it back. No money moves by this. The same key
 * again is answered by the request it has made.
 * @throws KabinetError NOT_FOUND for a payment that is not of one of their accounts, IDEMPOTENCY_KEY_REUSED
 */
export async function requestRefund(
  context: Context,
  input: RequestRefundInput,
): Promise<RefundRequested | RefundNotTaken> {
  if (!context.who) throw new KabinetError('UNAUTHENTICATED');
  const { residentId } = context.who;
  const seconds = await countAttempt(context, [{ ...enough, key: residentId }]);
  if (seconds !== undefined)
    throw new KabinetError('TOO_MANY_REQUESTS', `Слишком много попыток подряд. ${tryAgainIn(seconds)}`);
  if (!isMoneyKey(input.key)) return notTaken(RefundRefusal.INVALID_KEY);
  if (!context.tenant.rules.refunds.requestInPortal) return notTaken(RefundRefusal.NOT_OFFERED);
  const reason = plainWords(input.reason);
  if (reason === undefined) return notTaken(RefundRefusal.REASON_REQUIRED);
  const read = readRowId('Payment', input.paymentId);
  if (!read) throw new KabinetError('NOT_FOUND');
  const of = { accountId: read.owner, paymentId: read.key };
  try {
    await writeThroughRaces(context, (em) => write(em, context, { ...of, residentId, reason, input }));
  } catch (error) {
    if (error instanceof NotRefunded) return notTaken(error.refusal);
    throw error;
  }
  const { withinDays } = context.tenant.rules.refunds;
  return {
    ...of,
    residentId,
    message: `Заявление принято. Ответим и вернём деньги не позже чем через ${days(withinDays)}.`,
  };
}

interface Asked extends WhichPayment {
  residentId: string;
  reason: string;
  input: RequestRefundInput;
}

async function write(em: EntityManager, context: Context, asked: Asked): Promise<void> {
  const { tenant, tenantId, clock } = context;
  const { accountId, paymentId, residentId, reason, input } = asked;
  const { key, ...sent } = input;
  const id = randomUUIDv7();
  const before = await takeMoneyKey(
    em,
    context,
    { act: 'REQUEST_REFUND', ownerId: residentId, key, input: sent, accountId },
    id,
  );
  if ('madeBefore' in before) return;
  const db = em.getKysely();
  const { rows: linked } = await sql`select from account_resident
    where tenant_id = ${tenantId} and account_id = ${accountId} and resident_id = ${residentId}`.execute(db);
  const payment = linked.length > 0 ? await holdPayment(em, context, asked) : undefined;
  if (!payment) throw new KabinetError('NOT_FOUND');
  await refuseRefund(em, context, payment, input.amount);
  const { rows: open } =
    await sql`select from refund_request where tenant_id = ${tenantId} and account_id = ${accountId}
    and payment_id = ${paymentId} and status = ${RefundRequestStatus.RECEIVED}`.execute(db);
  if (open.length > 0) throw new NotRefunded(RefundRefusal.ALREADY_ASKED);
  const createdAt = clock.now();
  await insertRow(em, RefundRequestEntity, {
    tenantId,
    accountId,
    id,
    paymentId,
    residentId,
    amount: input.amount.toString(),
    reason,
    status: RefundRequestStatus.RECEIVED,
    dueOn: daysAfter(localDay(tenant.timeZone, createdAt), tenant.rules.refunds.withinDays),
    createdAt,
  });
  await tellStaff(em, context, { kind: 'REFUND_REQUEST', subject: payment.orderNumber, details: {} });
  await tellPayment(em, context, asked);
}

function daysAfter(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** «1 день», «10 дней». */
function days(count: number): string {
  const form = new Intl.PluralRules('ru').select(count);
  return `${count} ${{ one: 'день', few: 'дня', many: 'дней', zero: 'дней', two: 'дня', other: 'дня' }[form]}`;
}
