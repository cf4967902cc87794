import { sql } from 'kysely';
import type { EntityManager } from '../database/orm.ts';
import { allocate, type Part } from './allocate.ts';
import { credited } from './balance-formula.ts';
import { LedgerAccount, PostingKind } from './ledger.entity.ts';
import { enterLedger, holdAccount } from './ledger-lock.ts';
import { settleBalance } from './settle-balance.ts';
import { monthToCount, type PostingContext, unbilledMonth, writePosting } from './write-posting.ts';

/** Money of a portal payment that has gone back to the card. */
export interface RefundToPost {
  accountId: string;
  refundId: string;
  paymentId: string;
  /** Kopecks. */
  amount: bigint;
  /** The day it went back, in the tenant's zone. */
  day: string;
  /** First day of that month; a month that is billed already cannot have it: then it counts for the next one. */
  period: string;
}

/**
 * Takes a refund off what was credited and settles the account's balance, in the caller's transaction, which has the
 * `refund` row. What was prepaid goes back first, then what the payment gave to services, the last one first. Once: false
 * means that it is posted already and nothing was written.
 * @throws Error when more goes back than is left of the payment
 */
export async function postRefund(em: EntityManager, context: PostingContext, of: RefundToPost): Promise<boolean> {
  const { accountId, refundId, paymentId, amount, day } = of;
  if (amount <= 0n) throw new Error('a refund is above zero');
  await enterLedger(em, context);
  await holdAccount(em, context, accountId);
  const { rows: before } = await sql<{ posted: boolean; unbilled: string | null }>`
    select exists (select from posting where tenant_id = ${context.tenantId} and account_id = ${accountId}
        and kind = ${PostingKind.REFUND} and subject = ${refundId}) as posted,
      ${unbilledMonth(context.tenantId, accountId)} as unbilled`.execute(em.getKysely());
  const { posted, unbilled } = before[0]!;
  if (posted) return false;
  const left = await leftOfPayment(em, context, accountId, paymentId);
  const whole = left.reduce((sum, part) => sum + part.amount, 0n);
  if (amount > whole) throw new Error('more is refunded than is left of the payment');
  const parts = allocate(
    amount,
    left.map((part) => ({ ...part, serviceCode: part.serviceCode ?? '' })),
  ).map((part): Part => (part.serviceCode === '' ? { ...part, serviceCode: null } : part));
  await writePosting(em, context, {
    accountId,
    kind: PostingKind.REFUND,
    subject: refundId,
    period: monthToCount(of.period, unbilled),
    day,
    debit: LedgerAccount.RECEIVABLE,
    credit: LedgerAccount.ACQUIRER,
    parts,
  });
  await settleBalance(em, context, accountId);
  return true;
}

/** What of a payment has not gone back yet, by service, in the order in which it goes back. */
async function leftOfPayment(
  em: EntityManager,
  { tenantId }: PostingContext,
  accountId: string,
  paymentId: string,
): Promise<Part[]> {
  const { rows } = await sql<{ service_code: string | null; amount: string }>`
    select e.service_code, sum(${sql.raw(credited)})::text as amount
    from posting p join ledger_entry e on e.tenant_id = p.tenant_id and e.account_id = p.account_id and e.posting_id = p.id
    where p.tenant_id = ${tenantId} and p.account_id = ${accountId} and (
      (p.kind = 'PAYMENT' and p.subject = ${paymentId})
      or (p.kind = 'REFUND' and p.subject in (select r.id::text from refund r
        where r.tenant_id = ${tenantId} and r.account_id = ${accountId} and r.payment_id = ${paymentId})))
    group by e.service_code
    order by e.service_code is null desc, max(case when p.kind = 'PAYMENT' then e.line end) desc`.execute(
    em.getKysely(),
  );
  return rows.map(({ service_code: serviceCode, amount }) => ({ serviceCode, amount: BigInt(amount) }));
}
