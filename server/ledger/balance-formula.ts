import { PostingKind } from './ledger.entity.ts';

/** Kinds of postings that are not of a bill: until a bill has them in its closing balance they are counted beside it. */
export const moneyKinds = [PostingKind.PAYMENT, PostingKind.BANK_PAYMENT, PostingKind.REFUND] as const;

const kinds = moneyKinds.map((kind) => `'${kind}'`).join(', ');

/** What an entry takes off the resident's debt, below zero what it adds. */
export const credited = `case when e.credit = 'RECEIVABLE' then e.amount else -e.amount end`;

/** What an entry adds to the resident's debt, below zero what it takes off. */
export const owed = `case when e.debit = 'RECEIVABLE' then e.amount else -e.amount end`;

/**
 * The one formula of balances: what an account owes is the closing balance of its newest bill less what was paid, and more
 * what was given back, for later months; the same by service. This is its second half as SQL: `later_credit` (account_id,
 * service_code, amount) of the accounts in `scope` (account_id, period: month of the newest bill or null). $1: the tenant.
 */
export const laterCredit = (scope: string): string => `
  later_credit as (
    select p.account_id, e.service_code, sum(${credited})::bigint amount
    from ${scope} s
    join posting p on p.tenant_id = $1 and p.account_id = s.account_id and p.kind in (${kinds})
      and p.period > coalesce(s.period, '-infinity')
      and p.period > (select coalesce(min(coalesce(period, '-infinity')), '-infinity') from ${scope})
    join ledger_entry e on e.tenant_id = $1 and e.account_id = p.account_id and e.posting_id = p.id
    group by p.account_id, e.service_code)`;
