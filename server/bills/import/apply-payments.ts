import type pg from 'pg';
import { closeLedger } from '../../ledger/ledger-lock.ts';
import type { Changes } from './apply-accounts.ts';
import { checkShareSetAside, noteFaults } from './check-rows.ts';
import type { ImportContext } from './import-context.ts';
import { allowLookups } from './join-plans.ts';
import type { Warning } from './plan-readings.ts';
import { placePortalMoney } from './place-portal-money.ts';
import { postBankPayments } from './post-bank-payments.ts';
import { portalWarnings, recognisePortalPayments, removeDoubled } from './recognise-portal-payments.ts';
import { settleAccounts } from './settle-accounts.ts';
import type { StagedFile } from './stage-rows.ts';

/**
 * Writes a bank's payments. `month`: the file is all payments of that month, so those that an earlier file had and this one
 * has not are removed; undefined: it adds to what is there. A payment is known by the bank's number of it; one of the portal
 * was credited when it was paid and is not written again.
 * @throws RegistryRefused TOO_MANY_SET_ASIDE
 */
export async function applyPayments(
  { tenantId, tenant, clock }: ImportContext,
  db: pg.ClientBase,
  staged: StagedFile,
  month: string | undefined,
): Promise<{ applied: number; changes: Changes; warnings: Warning[]; portalPayments: number }> {
  const applied = await checkPayments(db, tenantId, staged);
  checkShareSetAside(staged, tenant.registries.setAsideShare);
  // Before a payment is written: a terminal that tells of the same one at this moment must not be passed by.
  await closeLedger(db, tenantId);
  await db.query(
    'create temp table written_payment (account_id uuid, external_id text, period date, day date, amount bigint) on commit drop',
  );
  const changes = {
    terminalPayments: await correctTerminals(db, tenantId, tenant.timeZone),
    payments: await writePayments(db, tenantId, tenant.timeZone),
    removedPayments:
      (await removeDoubled(db, tenantId, counted, tenant.timeZone)) +
      (month === undefined ? 0 : await removeMissing(db, tenantId, month, tenant.timeZone)),
  };
  await db.query('analyze written_payment');
  Object.assign(changes, await postBankPayments(db, { tenantId, clock }));
  Object.assign(changes, await placePortalMoney(db, { tenantId, clock }, { paid: true }));
  Object.assign(changes, await settleAccounts(db, tenantId, { paid: true }));
  const { rows } = await db.query<{ count: number }>('select count(*)::int from checked_payment where portal');
  return { applied, changes, warnings: await portalWarnings(db, tenantId), portalPayments: rows[0]!.count };
}

/** The month a payment counts for, and its day, where the residents live. */
const counted = `coalesce(p.period, date_trunc('month', p.paid_at at time zone $2)::date), (p.paid_at at time zone $2)::date`;

async function writePayments(db: pg.ClientBase, tenantId: number, timeZone: string): Promise<number> {
  const { rowCount } = await db.query(
    `with p as (
       insert into payment (tenant_id, account_id, id, amount, fee, paid_at, period, source, status, external_id)
       select $1, account_id, uuidv7(), amount, fee, paid_at at time zone $2, period, 'BANK', 'PAID', external_id
       from checked_payment where not at_terminal and not portal order by account_id, paid_at, external_id
       on conflict (tenant_id, account_id, source, external_id) do update
         set amount = excluded.amount, fee = excluded.fee, paid_at = excluded.paid_at, period = excluded.period, status = excluded.status
         where (payment.amount, payment.fee, payment.paid_at, payment.period, payment.status)
           is distinct from (excluded.amount, excluded.fee, excluded.paid_at, excluded.period, excluded.status)
       returning account_id, external_id, amount, paid_at, period)
     insert into written_payment select p.account_id, p.external_id, ${counted}, p.amount from p`,
    [tenantId, timeZone],
  );
  return rowCount ?? 0;
}

/**
 * A payment that a terminal has told of already is the registry's: not written again, only brought to what the registry says
 * of it. Gives how many said something else.
 */
async function correctTerminals(db: pg.ClientBase, tenantId: number, timeZone: string): Promise<number> {
  await allowLookups(db, async () => {
    await db.query(
      `update checked_payment c set at_terminal = true where not c.portal and exists (
         select from payment p where p.tenant_id = $1 and p.account_id = c.account_id and p.source = 'TERMINAL'
           and p.external_id = c.external_id)`,
      [tenantId],
    );
  });
  const { rowCount } = await db.query(
    `with p as (
       update payment p set amount = c.amount, fee = c.fee, period = c.period
       from checked_payment c
       where c.at_terminal and p.tenant_id = $1 and p.account_id = c.account_id and p.source = 'TERMINAL' and p.external_id = c.external_id
         and (p.amount, p.fee, p.period) is distinct from (c.amount, c.fee, c.period)
       returning p.account_id, p.external_id, p.amount, p.paid_at, p.period)
     insert into written_payment select p.account_id, p.external_id, ${counted}, p.amount from p`,
    [tenantId, timeZone],
  );
  return rowCount ?? 0;
}

async function checkPayments(db: pg.ClientBase, tenantId: number, staged: StagedFile): Promise<number> {
  await db.query(`create temp table checked_payment (line int, account_id uuid, external_id text, paid_at timestamp, period date,
    amount bigint, fee bigint, from_portal boolean, copy int, at_terminal boolean default false, portal boolean default false) on commit drop`);
  await noteFaults(
    db,
    staged,
    `select s.line, 'UNKNOWN_ACCOUNT' code, 'лицевой счёт' field, s.number value, '' detail from staged_payment s
     where not exists (select from account_number n where n.tenant_id = $1 and n.number = s.number)`,
    [tenantId],
  );
  await db.query(
    `insert into checked_payment
     select s.line, n.account_id, s.external_id, s.paid_at, s.period, s.amount, s.fee, s.from_portal
     from staged_payment s join account_number n on n.tenant_id = $1 and n.number = s.number`,
    [tenantId],
  );
  await db.query('analyze checked_payment');
  await recognisePortalPayments(db, tenantId, staged);
  // A payment of the portal may stand in several rows, one for each service.
  await db.query(
    `update checked_payment c set copy = n.copy from (
       select line, row_number() over (partition by account_id, external_id order by line) copy from checked_payment where not portal) n
     where n.line = c.line and n.copy > 1`,
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

async function removeMissing(db: pg.ClientBase, tenantId: number, month: string, timeZone: string): Promise<number> {
  const { rowCount } = await db.query(
    `with p as (
       delete from payment p where p.tenant_id = $1 and p.period = $3 and p.source = 'BANK'
         and not exists (select from checked_payment c where c.account_id = p.account_id and c.external_id = p.external_id)
       returning p.account_id, p.external_id, p.paid_at, p.period)
     insert into written_payment select p.account_id, p.external_id, ${counted}, 0 from p`,
    [tenantId, timeZone, month],
  );
  return rowCount ?? 0;
}
