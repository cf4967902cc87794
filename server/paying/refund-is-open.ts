import { sql } from 'kysely';
import type { EntityManager } from '../database/orm.ts';
import { RefundStatus } from '../payments/refund.entity.ts';
import type { PayingContext, WhichPayment } from './paying-context.ts';

/** Whether staff are giving some of a payment back, and how that ends is not known yet. */
export async function refundIsOpen(
  em: EntityManager,
  { tenantId }: Pick<PayingContext, 'tenantId'>,
  { accountId, paymentId }: WhichPayment,
): Promise<boolean> {
  const { rows } = await sql`select from refund where tenant_id = ${tenantId} and account_id = ${accountId}
    and payment_id = ${paymentId} and status in (${RefundStatus.CREATED}, ${RefundStatus.UNDER_REVIEW})`.execute(
    em.getKysely(),
  );
  return rows.length > 0;
}
