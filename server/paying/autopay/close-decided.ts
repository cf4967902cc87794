import { sql } from 'kysely';
import type { EntityManager } from '../../database/orm.ts';
import { queueMessage } from '../../notifications/queue-message.ts';
import { AutopayRunStatus, AutopaySkip, AutopayStop } from '../../payments/autopay.entity.ts';
import { PaymentStatus } from '../../payments/payment-step.entity.ts';
import { localDay } from '../../tenancy/local-day.ts';
import type { AutopayContext } from './autopay-parts.ts';
import { holdAutopay } from './held-autopay.ts';
import type { DueRun } from './pay-due.ts';
import { stopByItself } from './stop-by-itself.ts';
import { whomItPaysFor } from './whom-it-pays-for.ts';

/** Why a payment by itself was given up before the bank was asked, in `payment_step.detail`. */
export enum GivenUp {
  NOT_DUE = 'NOT_DUE',
  CARD_FORGOTTEN = 'CARD_FORGOTTEN',
  ACCESS_LOST = 'ACCESS_LOST',
}

/** Some months whose payment is decided, and nothing has followed from it yet. */
export async function toClose(
  em: EntityManager,
  { tenantId }: Pick<AutopayContext, 'tenantId'>,
  { limit, after }: { limit: number; after: string | null },
): Promise<DueRun[]> {
  const { rows } = await sql<{ account_id: string; period: string }>`
    select r.account_id, min(r.period)::text as period from autopay_run r
    join payment p on p.tenant_id = r.tenant_id and p.account_id = r.account_id and p.id = r.payment_id
    where r.tenant_id = ${tenantId} and r.status = ${AutopayRunStatus.BEGUN}
      and (${after}::uuid is null or r.account_id > ${after}::uuid)
      and p.status not in ('CREATED', 'REGISTERED', 'UNDER_REVIEW')
    group by r.account_id order by r.account_id limit ${limit}`.execute(em.getKysely());
  return rows.map(({ account_id: accountId, period }) => ({ accountId, period }));
}

/**
 * Does what follows from a payment that is decided: a card that the bank refused pays nothing more, and the resident is told.
 * A credited one has told them by its receipt. Gives whether it was this call that did it.
 */
export async function closeOne(
  em: EntityManager,
  context: AutopayContext,
  { accountId, period }: DueRun,
): Promise<boolean> {
  const { tenant, tenantId, clock } = context;
  const autopay = await holdAutopay(em, context, accountId);
  const { rows } = await sql<{ status: PaymentStatus; amount: string; begun_by: string; detail: string | null }>`
    select p.status, p.amount::text as amount, p.begun_by, s.detail from autopay_run r
    join payment p on p.tenant_id = r.tenant_id and p.account_id = r.account_id and p.id = r.payment_id
    join payment_step s on s.tenant_id = p.tenant_id and s.account_id = p.account_id and s.payment_id = p.id and s.step = p.step
    where r.tenant_id = ${tenantId} and r.account_id = ${accountId} and r.period = ${period}
      and r.status = ${AutopayRunStatus.BEGUN} for update of r`.execute(em.getKysely());
  const [payment] = rows;
  if (!payment) return false;
  const close = (skip: AutopaySkip | null) =>
    sql`update autopay_run set status = ${skip === null ? AutopayRunStatus.PAID : AutopayRunStatus.SKIPPED},
        skipped_by = ${skip}
      where tenant_id = ${tenantId} and account_id = ${accountId} and period = ${period}`.execute(em.getKysely());
  // Another resident may have set it in between: it is not theirs that was refused.
  const own = autopay?.residentId === payment.begun_by ? autopay : undefined;
  const whom = own && (await whomItPaysFor(em, context, own, localDay(tenant.timeZone, clock.now())));
  switch (payment.status) {
    case PaymentStatus.DECLINED:
      if (payment.detail === GivenUp.NOT_DUE) {
        await close(AutopaySkip.NOTHING_DUE);
        return true;
      }
      await close(AutopaySkip.STOPPED);
      if (own && whom) await stopByItself(em, context, own, { stop: stopOf(payment.detail), whom });
      return true;
    case PaymentStatus.EXPIRED:
      await close(AutopaySkip.NO_ANSWER);
      if (whom?.to) {
        const data = { account: accountId, number: whom.number, amount: payment.amount, reason: AutopaySkip.NO_ANSWER };
        await queueMessage(em, context, { to: whom.to, content: { template: 'AUTOPAY_SKIPPED', data } });
      }
      return true;
    case PaymentStatus.CREATED:
    case PaymentStatus.REGISTERED:
    case PaymentStatus.UNDER_REVIEW:
      return false;
    case PaymentStatus.PAID:
    case PaymentStatus.REVERSED:
    case PaymentStatus.PARTLY_REFUNDED:
    case PaymentStatus.REFUNDED:
      await close(null);
      return true;
  }
}

function stopOf(detail: string | null): AutopayStop {
  if (detail === GivenUp.CARD_FORGOTTEN) return AutopayStop.CARD_FORGOTTEN;
  return detail === GivenUp.ACCESS_LOST ? AutopayStop.ACCESS_LOST : AutopayStop.DECLINED;
}
