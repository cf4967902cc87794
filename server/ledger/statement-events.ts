import { owed } from './balance-formula.ts';

/** The order of a statement: by days; what was charged before what was paid; then as it was entered. */
export const inStatementOrder = (event: string): string =>
  `${event}.day, array_position(array['OPENING', 'CHARGE', 'RECALCULATION'], ${event}.kind) nulls last, ${event}.id`;

/**
 * The entries of one account's postings (`own`) as SQL: `line`, and `event` with one row for each line's id. What was paid in
 * the portal and counts for another month than it did, because a bill does not have it yet, stays one event of that month.
 */
export const eventsOf = (own: string): string => `
  line as (
    select case when p.kind in ('PAYMENT', 'REFUND')
        then first_value(p.id) over (partition by p.kind, p.subject order by p.revision) else p.id end as id,
      p.kind, p.subject, p.revision, p.period, p.day, e.service_code, ${owed} as amount
    from ${own} p
    join ledger_entry e on e.tenant_id = p.tenant_id and e.account_id = p.account_id and e.posting_id = p.id),
  event as (
    select id, kind, subject, day, revision, period from (
      select id, kind, subject, day, period, min(min(revision)) over (partition by id) as revision,
        row_number() over (partition by id order by sum(amount) = 0) as place
      from line group by id, kind, subject, day, period) month
    where place = 1)`;
