import { PaymentSource } from '../payments/payment.entity.ts';
import type { PaymentStatus } from '../payments/payment-step.entity.ts';
import { RefundStatus } from '../payments/refund.entity.ts';
import type { PayingContext, WhichPayment } from './paying-context.ts';

/** What is known of a payment before the bank is asked about it. */
export interface PayingFacts {
  status: PaymentStatus;
  orderNumber: string;
  /** As the database wrote it: whoever moved it since has asked for another look. */
  nextCheckAt: string | null;
  /** Kopecks for which service; empty: it is not divided. These never change. */
  parts: { serviceCode: string; amount: bigint }[];
  readings: boolean;
  /** Kopecks that were given back. */
  refunded: bigint;
  /** Some of it is on its way back. */
  refundIsOpen: boolean;
  /** Number of the account as it is shown. */
  accountNumber: string;
}

const text = `select p.status, p.external_id as order_number, p.next_check_at::text as next_check_at,
    p.refunded::text as refunded,
    (select coalesce(json_agg(json_build_array(t.service_code, t.amount::text) order by t.service_code), '[]')
      from payment_part t where t.tenant_id = p.tenant_id and t.account_id = p.account_id and t.payment_id = p.id) as parts,
    exists (select from payment_reading r
      where r.tenant_id = p.tenant_id and r.account_id = p.account_id and r.payment_id = p.id) as readings,
    exists (select from refund f where f.tenant_id = p.tenant_id and f.account_id = p.account_id and f.payment_id = p.id
      and f.status in ('${RefundStatus.CREATED}', '${RefundStatus.UNDER_REVIEW}')) as refund_is_open,
    a.number as account_number
  from payment p join account a on a.tenant_id = p.tenant_id and a.id = p.account_id
  where p.tenant_id = $1 and p.account_id = $2 and p.id = $3 and p.source = '${PaymentSource.PORTAL}'`;

/** Reads them from the primary, in one statement and without a lock; undefined: the portal has no such payment. */
export async function payingFacts(
  { tenantId, readPrimary }: Pick<PayingContext, 'tenantId' | 'readPrimary'>,
  { accountId, paymentId }: WhichPayment,
): Promise<PayingFacts | undefined> {
  const [row] = await readPrimary<{
    status: PaymentStatus;
    order_number: string;
    next_check_at: string | null;
    parts: [string, string][];
    readings: boolean;
    refunded: string;
    refund_is_open: boolean;
    account_number: string;
  }>('paying_facts', text, [tenantId, accountId, paymentId]);
  return (
    row && {
      status: row.status,
      orderNumber: row.order_number,
      nextCheckAt: row.next_check_at,
      parts: row.parts.map(([serviceCode, amount]) => ({ serviceCode, amount: BigInt(amount) })),
      readings: row.readings,
      refunded: BigInt(row.refunded),
      refundIsOpen: row.refund_is_open,
      accountNumber: row.account_number,
    }
  );
}
