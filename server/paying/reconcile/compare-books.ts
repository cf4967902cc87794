import { credited, laterCredit, moneyKinds } from '../../ledger/balance-formula.ts';
import { moneyTaken } from '../../payments/payment-step.entity.ts';
import { DifferenceKind } from '../../payments/reconciliation.entity.ts';
import type { Difference } from './difference.ts';
import type { Snapshot } from './snapshot.ts';

/** Most differences of one kind that are written down; how many there are is counted all the same. */
export const mostOfKind = 1000;

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** Every payment, wherever it was made, against what is posted of it. The same number from a terminal and a registry is one. */
const paymentsAndLedger = `
  with paid as (
    select account_id, case source when 'PORTAL' then 'PAYMENT' else 'BANK_PAYMENT' end as kind,
      case source when 'PORTAL' then id::text else external_id end as subject,
      min(external_id) as number, (array_agg(id))[1] as payment_id,
      sum(case when status in (${list(moneyTaken)}) then amount - refunded else 0 end) as kept
    from payment where tenant_id = $1 group by 1, 2, 3),
  posted as (
    select p.account_id, case p.kind when 'BANK_PAYMENT' then p.kind else 'PAYMENT' end as kind,
      coalesce(r.payment_id::text, p.subject) as subject, sum(${credited}) as amount
    from posting p
    join ledger_entry e on e.tenant_id = $1 and e.account_id = p.account_id and e.posting_id = p.id
    left join refund r on p.kind = 'REFUND' and r.tenant_id = $1 and r.account_id = p.account_id and r.id::text = p.subject
    where p.tenant_id = $1 and p.kind in (${list(moneyKinds)}) group by 1, 2, 3)
  select case kind when 'PAYMENT' then coalesce(number, subject) else account_id || ' ' || subject end as subject, account_id as "accountId", payment_id as "paymentId",
    kept::text as here, amount::text as there
  from paid full join posted using (account_id, kind, subject)
  where coalesce(kept, 0) <> coalesce(amount, 0) order by 1, 2`;

/**
 * What a bill says was paid in its month against what is posted for it, in months of which a bank's registry has come; and
 * what it opens with against what the bill before it closed with. here: ours; there: the registry's.
 */
const billsAndLedger = `
  with registered as (
    select distinct period from posting where tenant_id = $1 and kind = 'BANK_PAYMENT'),
  posted as (
    select p.account_id, p.period, sum(${credited}) as amount
    from posting p join ledger_entry e on e.tenant_id = $1 and e.account_id = p.account_id and e.posting_id = p.id
    where p.tenant_id = $1 and p.kind in (${list(moneyKinds)}) group by 1, 2),
  chain as (
    select account_id, period, opening, lag(closing) over (partition by account_id order by period) as before
    from bill where tenant_id = $1)
  select b.account_id || ' ' || to_char(b.period, 'YYYY-MM') as subject, b.account_id as "accountId", null as "paymentId",
    coalesce(p.amount, 0)::text as here, b.paid::text as there
  from bill b join registered using (period) left join posted p using (account_id, period)
  where b.tenant_id = $1 and b.paid <> coalesce(p.amount, 0)
  union all
  select account_id || ' ' || to_char(period, 'YYYY-MM') || ' opening', account_id, null, before::text, opening::text
  from chain where before <> opening
  order by 1`;

/** Balances of accounts and of their services against what the formula makes of bills and ledger. */
const balances = `
  with newest as (
    select a.id as account_id, b.period, coalesce(b.closing, 0) as closing, a.balance
    from account a left join lateral (
      select period, closing from bill where tenant_id = $1 and account_id = a.id order by period desc limit 1) b on true
    where a.tenant_id = $1),
  ${laterCredit('newest')},
  later as (select account_id, sum(amount) as amount from later_credit group by account_id)
  select n.account_id::text as subject, n.account_id as "accountId", null as "paymentId",
    n.balance::text as here, (n.closing - coalesce(l.amount, 0))::text as there
  from newest n left join later l using (account_id) where n.balance <> n.closing - coalesce(l.amount, 0)
  union all
  select n.account_id || ' ' || o.service_code, n.account_id, null, o.balance::text,
    (coalesce(c.closing, 0) - coalesce(l.amount, 0))::text
  from newest n join account_service o on o.tenant_id = $1 and o.account_id = n.account_id
  left join charge c on c.tenant_id = $1 and c.account_id = n.account_id and c.period = n.period and c.service_code = o.service_code
  left join later_credit l on l.account_id = n.account_id and l.service_code = o.service_code
  where o.balance <> coalesce(c.closing, 0) - coalesce(l.amount, 0)
  order by 1`;

const comparisons = [
  [DifferenceKind.LEDGER_DIFFERS, paymentsAndLedger],
  [DifferenceKind.REGISTRY_DIFFERS, billsAndLedger],
  [DifferenceKind.BALANCE_DIFFERS, balances],
] as const;

/** What in the books of a tenant contradicts itself: payments, ledger, bills and balances. Of a kind at most a thousand. */
export async function compareBooks(read: Snapshot, tenantId: number): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const [kind, text] of comparisons) {
    const rows = await read<
      Omit<Difference, 'kind' | 'here' | 'there'> & { here: string | null; there: string | null }
    >(`${text} limit ${mostOfKind}`, [tenantId]);
    for (const { here, there, ...row } of rows)
      found.push({
        ...row,
        kind,
        here: here === null ? null : BigInt(here),
        there: there === null ? null : BigInt(there),
      });
  }
  return found;
}
