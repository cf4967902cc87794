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

/** What is selected of a `payment p` with its `account a`. */
const facts = `p.status, p.external_id as order_number, p.next_check_at::text as next_check_at,
    p.refunded::text as refunded,
    (select coalesce(json_agg(json_build_array(t.service_code, t.amount::text) order by t.service_code), '[]')
      from payment_part t where t.tenant_id = p.tenant_id and t.account_id = p.account_id and t.payment_id = p.id) as parts,
    exists (select from payment_reading r
      where r.tenant_id = p.tenant_id and r.account_id = p.account_id and r.payment_id = p.id) as readings,
    exists (select from refund f where f.tenant_id = p.tenant_id and f.account_id = p.account_id and f.payment_id = p.id
      and f.status in ('${RefundStatus.CREATED}', '${RefundStatus.UNDER_REVIEW}')) as refund_is_open,
    a.number as account_number, p.account_id, p.id as payment_id`;

const ofPayment = `select ${facts}
  from payment p join account a on a.tenant_id = p.tenant_id and a.id = p.account_id
  where p.tenant_id = $1 and p.account_id = $2 and p.id = $3 and p.source = '${PaymentSource.PORTAL}'`;

const ofOrder = `select ${facts}, coalesce(p.next_check_at > $3::timestamptz, true) as unlooked
  from payment_order o join payment p on p.tenant_id = o.tenant_id and p.account_id = o.account_id and p.id = o.payment_id
    join account a on a.tenant_id = p.tenant_id and a.id = p.account_id
  where o.tenant_id = $1 and o.order_number = $2 and p.source = '${PaymentSource.PORTAL}'`;

interface Row {
  status: PaymentStatus;
  order_number: string;
  next_check_at: string | null;
  parts: [string, string][];
  readings: boolean;
  refunded: string;
  refund_is_open: boolean;
  account_number: string;
  account_id: string;
  payment_id: string;
}

/** Reads them from the primary, in one statement and without a lock; undefined: the portal has no such payment. */
export async function payingFacts(
  { tenantId, readPrimary }: Pick<PayingContext, 'tenantId' | 'readPrimary'>,
  { accountId, paymentId }: WhichPayment,
): Promise<PayingFacts | undefined> {
  const [row] = await readPrimary<Row>('paying_facts', ofPayment, [tenantId, accountId, paymentId]);
  return row && told(row);
}

/** What is known of the payment of an order, which one it is, and whether nobody looks at it before that moment. */
export interface OrderFacts extends PayingFacts, WhichPayment {
  unlooked: boolean;
}

/** Reads them by the order's number; undefined: the portal has no such order. */
export async function factsOfOrder(
  { tenantId, readPrimary }: Pick<PayingContext, 'tenantId' | 'readPrimary'>,
  orderNumber: string,
  lookedAtBy: Date,
): Promise<OrderFacts | undefined> {
  const values = [tenantId, orderNumber, lookedAtBy.toISOString()];
  const [row] = await readPrimary<Row & { unlooked: boolean }>('facts_of_order', ofOrder, values);
  return row && { ...told(row), accountId: row.account_id, paymentId: row.payment_id, unlooked: row.unlooked };
}

const told = (row: Row): PayingFacts => ({
  status: row.status,
  orderNumber: row.order_number,
  nextCheckAt: row.next_check_at,
  parts: row.parts.map(([serviceCode, amount]) => ({ serviceCode, amount: BigInt(amount) })),
  readings: row.readings,
  refunded: BigInt(row.refunded),
  refundIsOpen: row.refund_is_open,
  accountNumber: row.account_number,
});
