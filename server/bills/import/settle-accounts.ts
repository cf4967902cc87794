import type pg from 'pg';
import { laterCredit } from '../../ledger/balance-formula.ts';
import type { Changes } from './apply-accounts.ts';
import { allowLookups } from './join-plans.ts';

/** What was imported: the charges of a month, or payments (those whose accounts are in `written_payment`). */
export type Settled = { billed: string; replaces: boolean } | { paid: true };

/**
 * Brings the state of accounts up to date by the formula that payments use as well: the newest bill's closing balance less
 * what is posted for later months, and the same by service. It follows from bills and ledger alone, whatever the order in
 * which they came: an older month changes nothing. Within `closeLedger`.
 */
export async function settleAccounts(db: pg.ClientBase, tenantId: number, settled: Settled): Promise<Changes> {
  await db.query(
    'create temp table settled_account (account_id uuid primary key, period date, closing bigint not null, due_on date) on commit drop',
  );
  if ('paid' in settled) await findPaying(db, tenantId);
  else await findBilled(db, tenantId, settled.billed, settled.replaces);
  await db.query('analyze settled_account');
  await db.query('create temp table later (account_id uuid, service_code text, amount bigint) on commit drop');
  await allowLookups(db, async () => {
    await db.query(`insert into later with ${laterCredit('settled_account')} select * from later_credit`, [tenantId]);
  });
  await db.query('analyze later');
  const { rowCount: accounts } = await db.query(
    `update account a set balance = s.closing - coalesce(l.amount, 0), balance_period = s.period, due_on = s.due_on
     from settled_account s left join (select account_id, sum(amount)::bigint as amount from later group by account_id) l
       on l.account_id = s.account_id
     where a.tenant_id = $1 and a.id = s.account_id
       and (a.balance, a.balance_period, a.due_on) is distinct from (s.closing - coalesce(l.amount, 0), s.period, s.due_on)`,
    [tenantId],
  );
  return { accounts: accounts ?? 0, accountServices: await settleServices(db, tenantId) };
}

/** Accounts whose newest bill is the month's, or was and is gone. */
async function findBilled(db: pg.ClientBase, tenantId: number, period: string, replaces: boolean): Promise<void> {
  await db.query(
    `insert into settled_account
     select b.account_id, b.period, b.closing, b.due_on from bill b join account a on a.tenant_id = $1 and a.id = b.account_id
     where b.tenant_id = $1 and b.period = $2 and (a.balance_period is null or a.balance_period <= $2)`,
    [tenantId, period],
  );
  if (!replaces) return;
  await db.query(
    `insert into settled_account
     select a.id, before.period, coalesce(before.closing, 0), before.due_on
     from account a left join lateral (select period, closing, due_on from bill b
       where b.tenant_id = $1 and b.account_id = a.id order by period desc limit 1) before on true
     where a.tenant_id = $1 and a.balance_period = $2
       and not exists (select from bill b where b.tenant_id = $1 and b.account_id = a.id and b.period = $2)`,
    [tenantId, period],
  );
}

async function findPaying(db: pg.ClientBase, tenantId: number): Promise<void> {
  await db.query(
    `insert into settled_account
     select a.id, a.balance_period, coalesce(b.closing, 0), a.due_on
     from account a join (select distinct account_id from written_payment) p on p.account_id = a.id
     left join bill b on b.tenant_id = $1 and b.account_id = a.id and b.period = a.balance_period
     where a.tenant_id = $1`,
    [tenantId],
  );
}

async function settleServices(db: pg.ClientBase, tenantId: number): Promise<number> {
  await db.query(
    'create temp table settled_charge (account_id uuid, service_code text, closing bigint, period date) on commit drop',
  );
  await allowLookups(db, async () => {
    await db.query(
      `insert into settled_charge select c.account_id, c.service_code, c.closing, c.period
       from settled_account s join charge c on c.tenant_id = $1 and c.account_id = s.account_id and c.period = s.period`,
      [tenantId],
    );
  });
  await db.query('analyze settled_charge');
  await db.query(
    `insert into settled_charge
     select l.account_id, l.service_code, 0, s.period from later l join settled_account s on s.account_id = l.account_id
     where l.service_code is not null
       and not exists (select from settled_charge c where c.account_id = l.account_id and c.service_code = l.service_code)`,
  );
  const { rowCount: written } = await db.query(
    `insert into account_service (tenant_id, account_id, service_code, balance, balance_period)
     select $1, c.account_id, c.service_code, c.closing - coalesce(l.amount, 0), c.period
     from settled_charge c left join later l on l.account_id = c.account_id and l.service_code = c.service_code
     order by c.account_id, c.service_code
     on conflict (tenant_id, account_id, service_code) do update set balance = excluded.balance, balance_period = excluded.balance_period
       where (account_service.balance, account_service.balance_period) is distinct from (excluded.balance, excluded.balance_period)`,
    [tenantId],
  );
  // A service that the newest bill does not have is owed nothing: the sum over services stays the bill's closing balance.
  const { rowCount: cleared } = await db.query(
    `update account_service o set balance = 0, balance_period = s.period
     from settled_account s
     where o.tenant_id = $1 and o.account_id = s.account_id and (o.balance, o.balance_period) is distinct from (0, s.period)
       and not exists (select from settled_charge c where c.account_id = o.account_id and c.service_code = o.service_code)`,
    [tenantId],
  );
  return (written ?? 0) + (cleared ?? 0);
}
