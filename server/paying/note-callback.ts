import { sql } from 'kysely';
import type { CallbackHint } from '../acquiring/callback-checksum.ts';
import { moneyTaken, type PaymentStatus } from '../payments/payment-step.entity.ts';
import type { PayingContext, WhichPayment } from './paying-context.ts';

/** What can still happen to a payment that is credited. */
const givesBack = new Set(['refunded', 'reversed']);

/**
 * A payment that is looked at within this time anyway needs no note: should this process die over it, it is found in time.
 * So a callback of a payment that has just been made, and there may be many, writes nothing before the payment is settled.
 */
const soonEnoughMs = 2 * 60_000;

const text = `select p.account_id, p.id, p.status,
    coalesce(p.next_check_at > $3::timestamptz, true) as unlooked
  from payment_order o join payment p on p.tenant_id = o.tenant_id and p.account_id = o.account_id and p.id = o.payment_id
  where o.tenant_id = $1 and o.order_number = $2`;

/**
 * Takes care that a payment is looked at soon, even if this process dies next. Gives which payment, or 'UNKNOWN': the tenant
 * has no such order, or 'SETTLED': it is credited, and nothing about that is told.
 */
export async function noteCallback(
  { tenantId, clock, readPrimary, write }: Pick<PayingContext, 'tenantId' | 'clock' | 'readPrimary' | 'write'>,
  { orderNumber, operation }: CallbackHint,
): Promise<WhichPayment | 'UNKNOWN' | 'SETTLED'> {
  const now = clock.now();
  const soonEnough = new Date(now.getTime() + soonEnoughMs);
  const [row] = await readPrimary<{ account_id: string; id: string; status: PaymentStatus; unlooked: boolean }>(
    'payment_of_callback',
    text,
    [tenantId, orderNumber, soonEnough.toISOString()],
  );
  if (!row) return 'UNKNOWN';
  if (!givesBack.has(operation) && moneyTaken.some((status) => status === row.status)) return 'SETTLED';
  if (row.unlooked)
    await write((em) =>
      sql`update payment set next_check_at = ${now}
        where tenant_id = ${tenantId} and account_id = ${row.account_id} and id = ${row.id}
          and (next_check_at is null or next_check_at > ${now})`.execute(em.getKysely()),
    );
  return { accountId: row.account_id, paymentId: row.id };
}
