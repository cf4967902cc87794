import type pg from 'pg';
import { owed } from '../../ledger/balance-formula.ts';
import type { Changes } from './apply-accounts.ts';
import { allowLookups } from './join-plans.ts';
import { lastDayOf } from './values/parse-day.ts';
import { planDifferences, type Posting, preparePostings, writePostings } from './write-postings.ts';

/**
 * Posts what the month's bills say: charges and recalculations by service, and what stood on an account before its first
 * bill. A registry that comes again posts only what is different, a bill that is gone takes its postings back. Reads
 * `month_charge` and, where bills were replaced, `unbilled_account`.
 */
export async function postCharges(
  db: pg.ClientBase,
  posting: Posting,
  period: string,
  replaces: boolean,
): Promise<Changes> {
  const { tenantId } = posting;
  await preparePostings(db);
  const again = replaces || (await imported(db, tenantId, period));
  if (again) await findPosted(db, tenantId, period, replaces);
  await db.query(
    `insert into ${again ? 'wanted_entry' : 'planned_entry'}
     select account_id, kind, $1, $2::date, $3::date, service_code, amount, ${again ? 0 : 1}
     from month_charge, lateral (values ('CHARGE', charged), ('RECALCULATION', recalculated)) part (kind, amount)
     where amount <> 0 order by account_id`,
    [period.slice(0, 7), period, lastDayOf(period)],
  );
  await wantOpenings(db, tenantId, period, replaces);
  await planDifferences(db);
  return writePostings(db, posting);
}

/** Whether the month has been imported before: then something may be posted for it, be there bills or not. */
async function imported(db: pg.ClientBase, tenantId: number, period: string): Promise<boolean> {
  const { rows } = await db.query(
    `select from registry_import where tenant_id = $1 and kind = 'CHARGES' and period = $2 and status = 'APPLIED' limit 1`,
    [tenantId, period],
  );
  return rows.length > 0;
}

const posted = `select p.account_id, p.kind, p.subject, p.period, p.day, e.service_code, ${owed}, p.revision
  from posting p join ledger_entry e on e.tenant_id = $1 and e.account_id = p.account_id and e.posting_id = p.id`;

/** What is posted for the month of the accounts that have its bill, or had it until now. */
async function findPosted(db: pg.ClientBase, tenantId: number, period: string, replaces: boolean): Promise<void> {
  await allowLookups(db, async () => {
    await db.query(
      `insert into posted_entry
       with billed as (select distinct account_id from month_charge ${replaces ? 'union select account_id from unbilled_account' : ''})
       ${posted}
       join billed b on b.account_id = p.account_id
       where p.tenant_id = $1 and p.kind in ('CHARGE', 'RECALCULATION') and p.subject = $2`,
      [tenantId, period.slice(0, 7)],
    );
  });
  await db.query('analyze posted_entry');
}

/**
 * Accounts that have no bill before this month, few but for the first import: what their first bill opens with is wanted,
 * and what is posted as such is found. An older month that comes later takes the place of the first one.
 */
async function wantOpenings(db: pg.ClientBase, tenantId: number, period: string, replaces: boolean): Promise<void> {
  await db.query('create temp table opening_account (account_id uuid primary key) on commit drop');
  await db.query(
    `insert into opening_account
     select account_id from (select distinct account_id from month_charge ${replaces ? 'union select account_id from unbilled_account' : ''}) billed
     where not exists (select from bill b where b.tenant_id = $1 and b.period = ($2::date - interval '1 month')::date
       and b.account_id = billed.account_id)`,
    [tenantId, period],
  );
  await db.query('analyze opening_account');
  await allowLookups(db, async () => {
    await db.query(
      `delete from opening_account o where exists (
         select from bill b where b.tenant_id = $1 and b.account_id = o.account_id and b.period < $2)`,
      [tenantId, period],
    );
    await db.query(
      `insert into posted_entry ${posted}
       join opening_account o on o.account_id = p.account_id
       where p.tenant_id = $1 and p.kind = 'OPENING'`,
      [tenantId],
    );
    await db.query(
      `insert into wanted_entry
       select o.account_id, 'OPENING', to_char(first.period, 'YYYY-MM'), first.period, first.period - 1, c.service_code, c.opening, 0
       from opening_account o cross join lateral (
         select b.period from bill b where b.tenant_id = $1 and b.account_id = o.account_id order by b.period limit 1) first
       join charge c on c.tenant_id = $1 and c.account_id = o.account_id and c.period = first.period
       where c.opening <> 0`,
      [tenantId],
    );
  });
}
