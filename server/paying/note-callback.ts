import { sql } from 'kysely';
import type { CallbackHint } from '../acquiring/callback-checksum.ts';
import { moneyTaken, PaymentStatus } from '../payments/payment-step.entity.ts';
import type { PayingContext, WhichPayment } from './paying-context.ts';

/** What can still happen to a payment that is credited. */
const givesBack = new Set(['refunded', 'reversed']);

const settled = sql.join(moneyTaken.map((status) => sql.lit(status)));

/**
 * Notes that a payment is to be looked at, so that it is even if this process dies next. Gives which payment, or
 * 'UNKNOWN': the tenant has no such order, or 'SETTLED': it is credited, and nothing about that is told.
 */
export async function noteCallback(
  { tenantId, clock, write }: Pick<PayingContext, 'tenantId' | 'clock' | 'write'>,
  { orderNumber, operation }: CallbackHint,
): Promise<WhichPayment | 'UNKNOWN' | 'SETTLED'> {
  const now = clock.now();
  const mayMatter = givesBack.has(operation);
  const { rows } = await write((em) =>
    sql<{ account_id: string; payment_id: string; status: PaymentStatus }>`
      with ordered as (
        select o.account_id, o.payment_id, p.status from payment_order o
          join payment p on p.tenant_id = o.tenant_id and p.account_id = o.account_id and p.id = o.payment_id
        where o.tenant_id = ${tenantId} and o.order_number = ${orderNumber}),
      noted as (
        update payment p set next_check_at = ${now} from ordered o
        where p.tenant_id = ${tenantId} and p.account_id = o.account_id and p.id = o.payment_id
          and (p.status not in (${settled}) or ${mayMatter}) and (p.next_check_at is null or p.next_check_at > ${now}))
      select account_id, payment_id, status from ordered`.execute(em.getKysely()),
  );
  const [row] = rows;
  if (!row) return 'UNKNOWN';
  if (!mayMatter && moneyTaken.some((status) => status === row.status)) return 'SETTLED';
  return { accountId: row.account_id, paymentId: row.payment_id };
}
