import { sql } from 'kysely';
import type { PayingContext, WhichPayment } from './paying-context.ts';

/** Whoever takes a payment has so long to settle it; when its process dies, another takes it after that. */
const leaseMs = 2 * 60_000;

/** Takes payments that are to be looked at now, the longest due first. No other process takes them meanwhile. */
export async function duePayments(
  { tenantId, clock, write }: Pick<PayingContext, 'tenantId' | 'clock' | 'write'>,
  atMost: number,
): Promise<WhichPayment[]> {
  const now = clock.now();
  const { rows } = await write((em) =>
    sql<{ account_id: string; id: string }>`
      update payment p set next_check_at = ${new Date(now.getTime() + leaseMs)}
      from (select account_id, id from payment
        where tenant_id = ${tenantId} and next_check_at <= ${now}
        order by next_check_at limit ${atMost} for update skip locked) due
      where p.tenant_id = ${tenantId} and p.account_id = due.account_id and p.id = due.id
      returning p.account_id, p.id`.execute(em.getKysely()),
  );
  return rows.map(({ account_id: accountId, id: paymentId }) => ({ accountId, paymentId }));
}
