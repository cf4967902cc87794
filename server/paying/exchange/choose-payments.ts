import type pg from 'pg';
import { moneyTaken } from '../../payments/payment-step.entity.ts';
import { dayNameOf } from '../../tenancy/written-days.ts';

/** Which export chooses, and how its file is called. */
export interface Choosing {
  pool: pg.Pool;
  tenantId: number;
  exportId: string;
  /** Pattern of the profile. */
  fileName: string;
}

const taken = moneyTaken.map((status) => `'${status}'`).join(', ');

/** Every payment the bank took money for, and every sum it gave back, that no file has yet. */
const unexported = `
  select p.account_id, p.id as line_id, p.id as payment_id from payment p
  where p.tenant_id = $1 and p.source = 'PORTAL' and p.status in (${taken}) and p.paid_at < $2
    and not exists (select from exported_payment x where x.tenant_id = $1 and x.account_id = p.account_id and x.line_id = p.id)
  union all
  select r.account_id, r.id, r.payment_id from refund r
  where r.tenant_id = $1 and r.status = 'DONE' and r.decided_at < $2
    and not exists (select from exported_payment x where x.tenant_id = $1 and x.account_id = r.account_id and x.line_id = r.id)`;

/**
 * Chooses what is in an export, once, and gives it its number: what is chosen is in no other file, whatever becomes of this
 * process. Chosen already, it stays so. False, and nothing is written: no file lacks anything.
 */
export async function choosePayments({ pool, tenantId, exportId, fileName }: Choosing): Promise<boolean> {
  const db = await pool.connect();
  let broken: Error | undefined;
  try {
    await db.query('begin');
    await db.query('set local statement_timeout = 0');
    await db.query('select app.set_tenant($1)', [tenantId]);
    // One export after another: they must not choose the same, nor take the same number.
    await db.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`payment export ${tenantId}`]);
    const chosen = await choose(db, { tenantId, exportId, fileName });
    await db.query('commit');
    return chosen;
  } catch (error) {
    await db.query('rollback').catch((lost: Error) => (broken = lost));
    throw error;
  } finally {
    db.release(broken);
  }
}

async function choose(db: pg.ClientBase, { tenantId, exportId, fileName }: Omit<Choosing, 'pool'>): Promise<boolean> {
  const { rows } = await db.query<{ number: number | null; until: Date; day: string }>(
    'select number, until, day::text from payment_export where tenant_id = $1 and id = $2 for update',
    [tenantId, exportId],
  );
  const { number, until, day } = rows[0]!;
  if (number !== null) return true;
  const { rowCount } = await db.query(
    `insert into exported_payment (tenant_id, account_id, line_id, payment_id, export_id)
     select $1, account_id, line_id, payment_id, $3 from (${unexported}) line`,
    [tenantId, until, exportId],
  );
  if (!rowCount) return false;
  const { rows: last } = await db.query<{ number: number }>(
    'select coalesce(max(number), 0) + 1 as number from payment_export where tenant_id = $1',
    [tenantId],
  );
  await db.query(
    `update payment_export e set number = $3, file_name = $4, payments = n.payments, refunds = n.refunds, amount = n.amount
     from (select count(*) filter (where r.id is null) as payments, count(r.id) as refunds,
         sum(case when r.id is null then p.amount else -r.amount end) as amount
       from exported_payment x join payment p on p.tenant_id = $1 and p.account_id = x.account_id and p.id = x.payment_id
       left join refund r on r.tenant_id = $1 and r.account_id = x.account_id and r.id = x.line_id
       where x.tenant_id = $1 and x.export_id = $2) n
     where e.tenant_id = $1 and e.id = $2`,
    [tenantId, exportId, last[0]!.number, dayNameOf(fileName, day, last[0]!.number)],
  );
  return true;
}
