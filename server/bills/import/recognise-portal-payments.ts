import type pg from 'pg';
import { noteFaults } from './check-rows.ts';
import { allowLookups } from './join-plans.ts';
import type { Warning } from './plan-readings.ts';
import type { StagedFile } from './stage-rows.ts';

/** Numbers of banks are digits; the acquirer's orders and our refunds have letters or hyphens, and only those are looked up. */
const notDigits = `c.external_id ~ '[^0-9]'`;

/**
 * The one rule against crediting twice: a row that has the number of a portal's payment (the order number an export gives it,
 * or the acquirer's number of the order) or of its refund is that payment, whatever else it says. It was credited when the
 * bank took the money, so it is marked `portal` in `checked_payment` and nothing is written for it. Sums below zero are of the
 * portal alone: others are faults. Where the profile says which rows are the portal's, those are, known here or not.
 */
export async function recognisePortalPayments(db: pg.ClientBase, tenantId: number, staged: StagedFile): Promise<void> {
  await db.query('create temp table portal_row (line int, account_id uuid, payment_id uuid) on commit drop');
  await allowLookups(db, async () => {
    for (const found of [byOrder, byAcquirer, byRefund]) await db.query(`insert into portal_row ${found}`, [tenantId]);
  });
  await db.query('analyze portal_row');
  await db.query(
    'update checked_payment c set portal = true where c.from_portal or exists (select from portal_row p where p.line = c.line)',
  );
  await noteFaults(
    db,
    staged,
    `select line, 'OUT_OF_RANGE' code, 'сумма' field, round(amount / 100.0, 2)::text value, ': возврат не платежа личного кабинета' detail
     from checked_payment where amount < 0 and not portal`,
  );
  await db.query('delete from checked_payment where amount < 0 and not portal');
}

const byOrder = `select c.line, o.account_id, o.payment_id from checked_payment c
  join payment_order o on o.tenant_id = $1 and o.order_number = c.external_id
  join payment p on p.tenant_id = $1 and p.account_id = o.account_id and p.id = o.payment_id and p.source = 'PORTAL'
  where ${notDigits}`;

const byAcquirer = `select c.line, s.account_id, s.payment_id from checked_payment c
  join payment_step s on s.tenant_id = $1 and s.account_id = c.account_id and s.bank_order_id = c.external_id
  where ${notDigits} and s.to_status = 'REGISTERED'
    and not exists (select from portal_row known where known.line = c.line)`;

const byRefund = `select c.line, r.account_id, r.payment_id from checked_payment c
  join refund r on r.tenant_id = $1 and r.account_id = c.account_id and r.id::text = c.external_id
  where ${notDigits} and c.amount < 0 and not exists (select from portal_row known where known.line = c.line)`;

/**
 * A payment of the portal that a registry had brought before it was known for one (by an older version, or as the bank's own)
 * is taken back from `payment`: what was credited for it twice goes with it. Gives how many.
 */
export async function removeDoubled(
  db: pg.ClientBase,
  tenantId: number,
  counted: string,
  timeZone: string,
): Promise<number> {
  const { rowCount } = await db.query(
    `with p as (
       delete from payment p using checked_payment c
       where c.portal and p.tenant_id = $1 and p.account_id = c.account_id and p.source = 'BANK' and p.external_id = c.external_id
       returning p.account_id, p.external_id, p.paid_at, p.period)
     insert into written_payment select distinct p.account_id, p.external_id, ${counted}, 0 from p`,
    [tenantId, timeZone],
  );
  return rowCount ?? 0;
}

/** What a registry says of the portal's payments otherwise than they are here: staff look, the money stays as the bank's status says. */
export async function portalWarnings(db: pg.ClientBase, tenantId: number): Promise<Warning[]> {
  const { rows } = await db.query<Warning>(
    `with told as (
       select c.line, c.account_id, c.amount, p.account_id as own_account, p.payment_id,
         sum(c.amount) filter (where c.amount > 0) over (partition by p.payment_id) as whole
       from checked_payment c left join portal_row p on p.line = c.line where c.portal),
     judged as (
       select t.line, case when t.payment_id is null then 'PORTAL_PAYMENT_UNKNOWN'
         when t.account_id <> t.own_account or not exists (select from posting g
             where g.tenant_id = $1 and g.account_id = p.account_id and g.kind = 'PAYMENT' and g.subject = p.id::text) or t.whole <> p.amount
           or t.amount < 0 and -t.amount > p.refunded then 'PORTAL_PAYMENT_DIFFERS' end as code
       from told t left join payment p on p.tenant_id = $1 and p.account_id = t.own_account and p.id = t.payment_id)
     select code, count(*)::int count, (array_agg(line order by line))[1:20] lines
     from judged where code is not null group by code order by code`,
    [tenantId],
  );
  return rows;
}
