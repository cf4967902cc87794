import type pg from 'pg';
import type { Clock } from '../../clock.ts';
import { LedgerAccount, PostingKind } from '../../ledger/ledger.entity.ts';

/** As whom and when an import posts. */
export interface Posting {
  tenantId: number;
  clock: Clock;
}

/** Where what is posted comes from, or goes to, when the resident owes more, or less. */
const others: Record<PostingKind, LedgerAccount> = {
  [PostingKind.OPENING]: LedgerAccount.OPENING,
  [PostingKind.CHARGE]: LedgerAccount.REVENUE,
  [PostingKind.RECALCULATION]: LedgerAccount.RECALCULATION,
  [PostingKind.BANK_PAYMENT]: LedgerAccount.BANK,
  [PostingKind.PAYMENT]: LedgerAccount.ACQUIRER,
  [PostingKind.REFUND]: LedgerAccount.ACQUIRER,
};
const other = `case kind ${Object.entries(others)
  .map(([kind, account]) => `when '${kind}' then '${account}'`)
  .join(' ')} end`;

/** Columns of what is to be posted, and of what is posted: `amount` is what the resident owes more, below zero less. */
const columns = `(account_id uuid, kind text, subject text, period date, day date, service_code text, amount bigint, revision int)`;

/** Makes the temporary tables `planned_entry`, which `writePostings` posts, `wanted_entry` and `posted_entry`, which `planDifferences` compares; or empties them. */
export async function preparePostings(db: pg.ClientBase): Promise<void> {
  for (const table of ['planned_entry', 'wanted_entry', 'posted_entry']) {
    await db.query(`drop table if exists ${table}`);
    await db.query(`create temp table ${table} ${columns} on commit drop`);
  }
}

/** Plans what makes `posted_entry` into `wanted_entry`: postings are never changed, so a correction posts the difference as the subject's next revision. */
export async function planDifferences(db: pg.ClientBase): Promise<void> {
  await db.query(`
    insert into planned_entry
    select account_id, kind, subject, period, day, service_code, amount, revision from (
      select account_id, kind, subject, period, max(day) as day, service_code, sum(amount) as amount,
        coalesce(max(max(revision)) over subject, 0) + dense_rank() over (subject order by period) as revision
      from (select * from wanted_entry
        union all select account_id, kind, subject, period, day, service_code, -amount, revision from posted_entry) both_sides
      group by account_id, kind, subject, period, service_code
      window subject as (partition by account_id, kind, subject)) difference
    where amount <> 0`);
}

/** Posts what is planned, in the order of accounts; gives how many postings that makes. */
export async function writePostings(db: pg.ClientBase, { tenantId, clock }: Posting): Promise<{ postings: number }> {
  await db.query('drop table if exists new_entry');
  await db.query(`
    create temp table new_entry on commit drop as
    select account_id, first_value(id) over posting as posting_id, row_number() over posting as line,
      kind, subject, revision, period, day, service_code, amount
    from (select *, uuidv7() as id from planned_entry) planned
    window posting as (partition by account_id, kind, subject, revision order by service_code)`);
  const { rowCount } = await db.query(
    `insert into posting (tenant_id, account_id, id, kind, subject, revision, period, day, posted_at)
     select $1, account_id, posting_id, kind, subject, revision, period, day, $2 from new_entry where line = 1`,
    [tenantId, clock.now()],
  );
  await db.query(
    `insert into ledger_entry (tenant_id, account_id, posting_id, line, debit, credit, service_code, amount)
     select $1, account_id, posting_id, line, case when amount > 0 then 'RECEIVABLE' else ${other} end,
       case when amount > 0 then ${other} else 'RECEIVABLE' end, service_code, abs(amount)
     from new_entry`,
    [tenantId],
  );
  return { postings: rowCount ?? 0 };
}
