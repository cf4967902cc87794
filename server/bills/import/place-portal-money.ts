import type pg from 'pg';
import { owed } from '../../ledger/balance-formula.ts';
import type { Changes } from './apply-accounts.ts';
import { allowLookups } from './join-plans.ts';
import { planDifferences, type Posting, preparePostings, writePostings } from './write-postings.ts';

/** Whose newest bill is looked at: of everybody billed for a month, or of those whose payments a bank's registry has changed. */
export type Looked = { billed: string } | { paid: true };

/**
 * Lets what was paid in the portal, and given back there, count for the month whose bill has it. A billing system closes its
 * month at some moment, and what comes after that is not in the month's bill, though it was paid on one of its days: then it
 * counts for the next month, is taken off what the bill asks for, and is moved back when a corrected bill has it. The bill
 * says only what was paid in all, so what it has is, in the order of time, as much as makes that sum with what the bank's
 * registry tells. Where that cannot be, because the bank tells of more than the bill, everything stays where it is, and the
 * nightly reconciliation reports the bill. Within `closeLedger`; reads `written_payment` for payments.
 */
export async function placePortalMoney(db: pg.ClientBase, posting: Posting, looked: Looked): Promise<Changes> {
  const { tenantId } = posting;
  await preparePostings(db);
  await findBills(db, tenantId, looked);
  await allowLookups(db, async () => {
    await db.query(
      `insert into posted_entry
       select p.account_id, p.kind, p.subject, p.period, p.day, e.service_code, ${owed}, p.revision
       from looked_bill b
       join posting p on p.tenant_id = $1 and p.account_id = b.account_id and p.kind in ('PAYMENT', 'REFUND')
         and p.period in (b.period, b.next) and p.day < b.next
       join ledger_entry e on e.tenant_id = $1 and e.account_id = p.account_id and e.posting_id = p.id`,
      [tenantId],
    );
  });
  await db.query('analyze posted_entry');
  await cutByBill(db, tenantId);
  await db.query('delete from posted_entry p where not exists (select from cut c where c.account_id = p.account_id)');
  await db.query(
    `insert into wanted_entry
     select p.account_id, p.kind, p.subject, case when i.place <= c.place then b.period else b.next end, p.day,
       p.service_code, p.amount, 0
     from posted_entry p join portal_item i using (account_id, kind, subject) join cut c using (account_id)
     join looked_bill b using (account_id)`,
  );
  await planDifferences(db);
  const { postings } = await writePostings(db, posting);
  return { movedPostings: postings };
}

async function findBills(db: pg.ClientBase, tenantId: number, looked: Looked): Promise<void> {
  await db.query(
    'create temp table looked_bill (account_id uuid primary key, period date, next date, paid bigint) on commit drop',
  );
  // A billing system may take a payment off what its bill opens with and say nothing of it in what was paid.
  const columns = `b.account_id, b.period, (b.period + interval '1 month')::date,
    b.paid + greatest(coalesce((select before.closing from bill before
      where before.tenant_id = $1 and before.account_id = b.account_id and before.period < b.period
      order by before.period desc limit 1), b.opening) - b.opening, 0)`;
  if ('billed' in looked)
    await db.query(
      `insert into looked_bill select ${columns} from bill b join account a on a.tenant_id = $1 and a.id = b.account_id
       where b.tenant_id = $1 and b.period = $2 and (a.balance_period is null or a.balance_period <= $2)`,
      [tenantId, looked.billed],
    );
  else
    await db.query(
      `insert into looked_bill select ${columns}
       from (select distinct account_id from written_payment) w join account a on a.tenant_id = $1 and a.id = w.account_id
       join bill b on b.tenant_id = $1 and b.account_id = a.id and b.period = a.balance_period`,
      [tenantId],
    );
  await db.query('analyze looked_bill');
}

/** `portal_item`: payments and refunds in the order of time; `cut`: how many of them the bill of an account has. */
async function cutByBill(db: pg.ClientBase, tenantId: number): Promise<void> {
  await db.query(
    `create temp table portal_item on commit drop as
     select account_id, kind, subject, row_number() over in_time as place, sum(credit) over in_time as running
     from (select account_id, kind, subject, min(day) as day, -sum(amount) as credit
       from posted_entry group by account_id, kind, subject having sum(amount) <> 0) item
     window in_time as (partition by account_id order by day, kind, subject rows unbounded preceding)`,
  );
  await db.query('analyze portal_item');
  await db.query('create temp table cut (account_id uuid primary key, place bigint) on commit drop');
  await allowLookups(db, async () => {
    await db.query(
      `insert into cut
       select account_id, coalesce(max(place) filter (where running = room), max(place) filter (where running <= room and room > 0), 0)
       from (
         select i.account_id, i.place, i.running, b.paid - coalesce((
           select sum(-(${owed})) from posting p
           join ledger_entry e on e.tenant_id = $1 and e.account_id = p.account_id and e.posting_id = p.id
           where p.tenant_id = $1 and p.account_id = b.account_id and p.kind = 'BANK_PAYMENT' and p.period = b.period), 0) as room
         from portal_item i join looked_bill b using (account_id)) item
       where room >= 0 group by account_id`,
      [tenantId],
    );
  });
}
