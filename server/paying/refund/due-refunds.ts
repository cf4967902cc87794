import { sql } from 'kysely';
import type { PayingContext, WhichPayment } from '../paying-context.ts';

/** Whoever takes a refund has so long to settle it; when its process dies, another takes it after that. */
const leaseMs = 2 * 60_000;

/** Takes payments whose refunds are to be looked at now, the longest due first. No other process takes them meanwhile. */
export async function dueRefunds(
  { tenantId, clock, write }: Pick<PayingContext, 'tenantId' | 'clock' | 'write'>,
  atMost: number,
): Promise<WhichPayment[]> {
  const now = clock.now();
  const { rows } = await write((em) =>
    sql<{ account_id: string; payment_id: string }>`
      update refund r set next_check_at = ${new Date(now.getTime() + leaseMs)}
      from (select account_id, id from refund
        where tenant_id = ${tenantId} and next_check_at <= ${now}
        order by next_check_at limit ${atMost} for update skip locked) due
      where r.tenant_id = ${tenantId} and r.account_id = due.account_id and r.id = due.id
      returning r.account_id, r.payment_id`.execute(em.getKysely()),
  );
  return rows.map(({ account_id: accountId, payment_id: paymentId }) => ({ accountId, paymentId }));
}
