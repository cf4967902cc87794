import { type RefundKind, RefundStatus } from '../../payments/refund.entity.ts';
import type { PayingContext, WhichPayment } from '../paying-context.ts';

/** A refund of which it is not known yet how it ends, and the order at the bank that it is of. Sums are kopecks. */
export interface OpenRefund extends WhichPayment {
  refundId: string;
  kind: RefundKind;
  amount: bigint;
  status: RefundStatus.CREATED | RefundStatus.UNDER_REVIEW;
  /** What the bank had given back before this one. */
  refundedBefore: bigint;
  createdAt: Date;
  /** When the bank was last told to do it; undefined: never, or it was certainly not reached. */
  sentAt: Date | undefined;
  sends: number;
  requestId: string | null;
  /** As the database wrote it: whoever moved it since has asked for another look. */
  nextCheckAt: string | null;
  order: { number: string; bankId: string | null; amount: bigint };
}

const text = `
  select r.id, r.kind, r.amount::text, r.status, r.refunded_before::text, r.created_at::text, r.sent_at::text, r.sends,
    r.request_id, r.next_check_at::text, p.external_id, p.amount::text as order_amount,
    (select s.bank_order_id from payment_step s where s.tenant_id = p.tenant_id and s.account_id = p.account_id
      and s.payment_id = p.id and s.to_status = 'REGISTERED' order by s.step desc limit 1) as bank_order_id
  from refund r join payment p on p.tenant_id = r.tenant_id and p.account_id = r.account_id and p.id = r.payment_id
  where r.tenant_id = $1 and r.account_id = $2 and r.payment_id = $3
    and r.status in ('${RefundStatus.CREATED}', '${RefundStatus.UNDER_REVIEW}')`;

interface Row {
  id: string;
  kind: RefundKind;
  amount: string;
  status: OpenRefund['status'];
  refunded_before: string;
  created_at: string;
  sent_at: string | null;
  sends: number;
  request_id: string | null;
  next_check_at: string | null;
  external_id: string;
  order_amount: string;
  bank_order_id: string | null;
}

/** The one of a payment that is open, if there is one: from the primary, without a lock. */
export async function openRefund(
  { tenantId, readPrimary }: Pick<PayingContext, 'tenantId' | 'readPrimary'>,
  { accountId, paymentId }: WhichPayment,
): Promise<OpenRefund | undefined> {
  const [row] = await readPrimary<Row>('open_refund', text, [tenantId, accountId, paymentId]);
  return (
    row && {
      accountId,
      paymentId,
      refundId: row.id,
      kind: row.kind,
      amount: BigInt(row.amount),
      status: row.status,
      refundedBefore: BigInt(row.refunded_before),
      createdAt: new Date(row.created_at),
      sentAt: row.sent_at === null ? undefined : new Date(row.sent_at),
      sends: row.sends,
      requestId: row.request_id,
      nextCheckAt: row.next_check_at,
      order: { number: row.external_id, bankId: row.bank_order_id, amount: BigInt(row.order_amount) },
    }
  );
}
