import { sql } from 'kysely';
import { tellStaff } from '../../notifications/tell-staff.ts';
import { RefundKind, RefundStatus } from '../../payments/refund.entity.ts';
import type { PayingContext } from '../paying-context.ts';
import type { RefundContradiction } from './judge-refund.ts';
import type { OpenRefund } from './open-refund.ts';

const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;

/** When the bank is asked about a refund next; null: only when somebody asks for it. */
export function nextRefundCheck(status: RefundStatus, createdAt: Date, now: Date): Date | null {
  const age = now.getTime() - createdAt.getTime();
  const after = (ms: number) => new Date(now.getTime() + ms);
  if (status === RefundStatus.UNDER_REVIEW) return age < 30 * 24 * hours ? after(hours) : null;
  if (age < 10 * minutes) return after(30 * seconds);
  return after(age < 2 * hours ? 2 * minutes : 15 * minutes);
}

const which = ({ tenantId }: PayingContext, { accountId, refundId, sends }: OpenRefund) =>
  sql`tenant_id = ${tenantId} and account_id = ${accountId} and id = ${refundId}
    and status in (${RefundStatus.CREATED}, ${RefundStatus.UNDER_REVIEW}) and sends = ${sends}`;

/**
 * Writes down that the bank is about to be told. False: somebody else has done so since the refund was read, or it is
 * decided: then it must not be told.
 */
export function markSent(context: PayingContext, refund: OpenRefund): Promise<boolean> {
  const now = context.clock.now();
  return context.write(async (em) => {
    const { numAffectedRows } = await sql`update refund
      set sent_at = ${now}, sends = sends + 1, next_check_at = ${nextRefundCheck(refund.status, refund.createdAt, now)}
      where ${which(context, refund)} and status = ${RefundStatus.CREATED}`.execute(em.getKysely());
    return numAffectedRows === 1n;
  });
}

/** The bank was not reached after all: it can be told again at once. */
export async function markUnsent(context: PayingContext, refund: OpenRefund): Promise<'RESTS'> {
  await context.write((em) =>
    sql`update refund set sent_at = ${refund.sentAt ?? null}, sends = ${refund.sends}
      where ${which(context, { ...refund, sends: refund.sends + 1 })}`.execute(em.getKysely()),
  );
  return 'RESTS';
}

/** The bank does not take the payment back whole any more: the sum goes back as a refund. */
export async function giveUpReversal(
  context: PayingContext,
  refund: OpenRefund,
  code: string | undefined,
): Promise<'GOES_ON'> {
  await context.write((em) =>
    sql`update refund set kind = ${RefundKind.REFUND}, sent_at = null, detail = ${code ?? null}
      where ${which(context, { ...refund, sends: refund.sends + 1 })}`.execute(em.getKysely()),
  );
  return 'GOES_ON';
}

/** The bank contradicts: nothing is taken off the account, and staff are told. */
export async function reviewRefund(
  context: PayingContext,
  refund: OpenRefund,
  what: RefundContradiction,
): Promise<'RESTS'> {
  const next = nextRefundCheck(RefundStatus.UNDER_REVIEW, refund.createdAt, context.clock.now());
  await context.write(async (em) => {
    const { numAffectedRows } = await sql`update refund
      set status = ${RefundStatus.UNDER_REVIEW}, detail = ${what}, next_check_at = ${next}
      where ${which(context, refund)} and status = ${RefundStatus.CREATED}`.execute(em.getKysely());
    if (numAffectedRows === 1n)
      await tellStaff(em, context, { kind: 'REFUND', subject: refund.order.number, details: { what } });
  });
  return 'RESTS';
}

/** The bank says nothing, or may still be doing it: it is asked again later, unless somebody has asked for another look. */
export async function waitForRefund(context: PayingContext, refund: OpenRefund): Promise<'RESTS'> {
  const next = nextRefundCheck(refund.status, refund.createdAt, context.clock.now());
  await context.write((em) =>
    sql`update refund set next_check_at = ${next}, checks = least(checks + 1, 10000)
      where ${which(context, refund)} and next_check_at is not distinct from ${refund.nextCheckAt}::timestamptz`.execute(
      em.getKysely(),
    ),
  );
  return 'RESTS';
}
