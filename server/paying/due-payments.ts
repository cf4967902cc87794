import { sql } from 'kysely';
import type { PayingContext, WhichPayment } from './paying-context.ts';

/** Whoever takes a payment has so long to settle it; when its process dies, another takes it after that. */
const leaseMs = 2 * 60_000;

/**
 * Takes payments that are to be looked at now, for themselves or for a refund of them, the longest due first: so many of
 * either. No other process takes them meanwhile.
 */
export async function duePayments(
  { tenantId, clock, write }: Pick<PayingContext, 'tenantId' | 'clock' | 'write'>,
  atMost: number,
): Promise<WhichPayment[]> {
  const now = clock.now();
  const lease = new Date(now.getTime() + leaseMs);
  // One statement: most of the time nothing is due, and every process asks every few seconds.
  const { rows } = await write((em) =>
    sql<{ account_id: string; id: string }>`
      with paid as (
        update payment p set next_check_at = ${lease}
        from (select account_id, id from payment
          where tenant_id = ${tenantId} and next_check_at <= ${now}
          order by next_check_at limit ${atMost} for update skip locked) due
        where p.tenant_id = ${tenantId} and p.account_id = due.account_id and p.id = due.id
        returning p.account_id, p.id),
      given_back as (
        update refund r set next_check_at = ${lease}
        from (select account_id, id from refund
          where tenant_id = ${tenantId} and next_check_at <= ${now}
          order by next_check_at limit ${atMost} for update skip locked) due
        where r.tenant_id = ${tenantId} and r.account_id = due.account_id and r.id = due.id
        returning r.account_id, r.payment_id as id)
      select account_id, id from paid union select account_id, id from given_back`.execute(em.getKysely()),
  );
  return rows.map(({ account_id: accountId, id: paymentId }) => ({ accountId, paymentId }));
}
