import { credited } from '../../ledger/balance-formula.ts';
import { moneyTaken, type PaymentStatus } from '../../payments/payment-step.entity.ts';
import type { Snapshot } from './snapshot.ts';

/** A payment of the portal as the comparison sees it. Kopecks. */
export interface DaysPayment {
  orderNumber: string;
  accountId: string;
  paymentId: string;
  /** Begun on the day that is compared; else it is known by an order of that day alone. */
  ofDay: boolean;
  /** What was paid and not given back; null: it is not paid. */
  kept: bigint | null;
  /** The same by the ledger. */
  posted: bigint;
}

const text = `
  select p.external_id as "orderNumber", p.account_id as "accountId", p.id as "paymentId", p.status,
    p.begun_at >= $2 and p.begun_at < $3 as "ofDay", (p.amount - p.refunded)::text as kept, (
      select coalesce(sum(${credited}), 0)::text
      from posting g join ledger_entry e on e.tenant_id = $1 and e.account_id = g.account_id and e.posting_id = g.id
      where g.tenant_id = $1 and g.account_id = p.account_id and (
        (g.kind = 'PAYMENT' and g.subject = p.id::text)
        or (g.kind = 'REFUND' and g.subject in (select r.id::text from refund r
          where r.tenant_id = $1 and r.account_id = p.account_id and r.payment_id = p.id)))) as posted
  from payment p
  where p.tenant_id = $1 and p.source = 'PORTAL' and (
    (p.begun_at >= $2 and p.begun_at < $3)
    or (p.account_id, p.id) in (select o.account_id, o.payment_id from payment_order o
      where o.tenant_id = $1 and o.order_number = any($4)))`;

/** Payments begun within [from, to), and those of the bank's orders with these numbers. */
export async function daysPayments(
  read: Snapshot,
  tenantId: number,
  { from, to, orderNumbers }: { from: Date; to: Date; orderNumbers: readonly string[] },
): Promise<DaysPayment[]> {
  const rows = await read<
    Omit<DaysPayment, 'kept' | 'posted'> & { status: PaymentStatus; kept: string; posted: string }
  >(text, [tenantId, from, to, orderNumbers]);
  return rows.map(({ status, kept, posted, ...row }) => ({
    ...row,
    kept: (moneyTaken as readonly PaymentStatus[]).includes(status) ? BigInt(kept) : null,
    posted: BigInt(posted),
  }));
}
