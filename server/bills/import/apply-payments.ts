import type pg from 'pg';
import type { Changes } from './apply-accounts.ts';
import { checkShareSetAside, noteFaults } from './check-rows.ts';
import type { ImportContext } from './import-context.ts';
import { settleAccounts } from './settle-accounts.ts';
import type { StagedFile } from './stage-rows.ts';

/**
 * Writes a bank's payments. `month`: the file is all payments of that month, so those that an earlier file had and this one
 * has not are removed; undefined: it adds to what is there. A payment is known by the bank's number of it.
 * @throws RegistryRefused TOO_MANY_SET_ASIDE
 */
export async function applyPayments(
  { tenantId, tenant }: ImportContext,
  db: pg.ClientBase,
  staged: StagedFile,
  month: string | undefined,
): Promise<{ applied: number; changes: Changes }> {
  const applied = await checkPayments(db, tenantId, staged);
  checkShareSetAside(staged, tenant.registries.setAsideShare);
  await db.query('create temp table paying_account on commit drop as select distinct account_id from checked_payment');
  const { rowCount: payments } = await db.query(
    `insert into payment (tenant_id, account_id, id, amount, fee, paid_at, period, source, status, external_id)
     select $1, account_id, uuidv7(), amount, fee, paid_at at time zone $2, period, 'BANK', 'PAID', external_id
     from checked_payment order by account_id, paid_at, external_id
     on conflict (tenant_id, account_id, source, external_id) do update
       set amount = excluded.amount, fee = excluded.fee, paid_at = excluded.paid_at, period = excluded.period, status = excluded.status
       where (payment.amount, payment.fee, payment.paid_at, payment.period, payment.status)
         is distinct from (excluded.amount, excluded.fee, excluded.paid_at, excluded.period, excluded.status)`,
    [tenantId, tenant.timeZone],
  );
  const removedPayments = month === undefined ? 0 : await removeMissing(db, tenantId, month);
  return {
    applied,
    changes: {
      payments: payments ?? 0,
      removedPayments,
      ...(await settleAccounts(db, tenantId, tenant.timeZone, { paid: true })),
    },
  };
}

async function checkPayments(db: pg.ClientBase, tenantId: number, staged: StagedFile): Promise<number> {
  await db.query(`create temp table checked_payment (line int, account_id uuid, external_id text, paid_at timestamp, period date,
    amount bigint, fee bigint, copy int) on commit drop`);
  await noteFaults(
    db,
    staged,
    `select s.line, 'UNKNOWN_ACCOUNT' code, 'лицевой счёт' field, s.number value, '' detail from staged_payment s
     where not exists (select from account_number n where n.tenant_id = $1 and n.number = s.number)`,
    [tenantId],
  );
  await db.query(
    `insert into checked_payment
     select s.line, n.account_id, s.external_id, s.paid_at, s.period, s.amount, s.fee,
       row_number() over (partition by n.account_id, s.external_id order by s.line)
     from staged_payment s join account_number n on n.tenant_id = $1 and n.number = s.number`,
    [tenantId],
  );
  await noteFaults(
    db,
    staged,
    `select line, 'DUPLICATE' code, 'номер платежа в банке' field, external_id value, '' detail from checked_payment where copy > 1`,
  );
  await db.query('delete from checked_payment where copy > 1');
  await db.query('analyze checked_payment');
  const { rows } = await db.query<{ count: number }>('select count(*)::int from checked_payment');
  return rows[0]!.count;
}

async function removeMissing(db: pg.ClientBase, tenantId: number, month: string): Promise<number> {
  const { rowCount } = await db.query(
    `with removed as (
       delete from payment p where p.tenant_id = $1 and p.period = $2 and p.source = 'BANK'
         and not exists (select from checked_payment c where c.account_id = p.account_id and c.external_id = p.external_id)
       returning p.account_id)
     insert into paying_account select account_id from removed`,
    [tenantId, month],
  );
  return rowCount ?? 0;
}
