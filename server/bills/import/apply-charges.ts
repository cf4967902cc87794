import type pg from 'pg';
import { closeLedger } from '../../ledger/ledger-lock.ts';
import { billDays } from '../../tenancy/rules/bills.ts';
import type { Changes } from './apply-accounts.ts';
import { checkShareSetAside, noteFaults } from './check-rows.ts';
import type { ImportContext } from './import-context.ts';
import { RegistryRefused } from './refusal.ts';
import { planReadings, type Warning } from './plan-readings.ts';
import { settleAccounts } from './settle-accounts.ts';
import type { StagedFile } from './stage-rows.ts';
import { placePortalMoney } from './place-portal-money.ts';
import { postCharges } from './post-charges.ts';
import { removeMissing, removePreliminary, writeCharges } from './write-charges.ts';

/** Charges of the file that passed the checks, resolved to accounts, in the order of accounts, services and zones. */
const checked = `create temp table checked_charge (line int, account_id uuid, service_code text, position smallint, register_code text,
  method text, previous_reading bigint, current_reading bigint, volume numeric(18,6), unit text, tariff numeric(18,6),
  charged bigint, recalculated bigint, opening bigint, paid bigint, closing bigint) on commit drop`;

/**
 * Makes the charges of the file those of its month: bills, charges, lines and the utility's readings. What an earlier
 * registry said of the month and this one does not is removed; rows that say the same are not touched.
 * @throws RegistryRefused TOO_MANY_SET_ASIDE, TOO_FEW_ACCOUNTS
 */
export async function applyCharges(
  { tenantId, tenant, clock }: ImportContext,
  db: pg.ClientBase,
  staged: StagedFile,
  period: string,
): Promise<{ applied: number; changes: Changes; warnings: Warning[] }> {
  const applied = await checkCharges(db, tenantId, staged);
  checkShareSetAside(staged, tenant.registries.setAsideShare);
  await refuseTooFewAccounts(db, tenantId, period, tenant.registries.charges.leastShareOfMonthBefore);
  const { rowCount: billedBefore } = await db.query('select from bill where tenant_id = $1 and period = $2 limit 1', [
    tenantId,
    period,
  ]);
  const replaces = billedBefore === 1;
  const warnings = await planReadings(db, tenantId, period, replaces);
  const changes = await writeCharges(
    db,
    tenantId,
    period,
    billDays(tenant.rules.bills.dates, period.slice(0, 7)).payBy,
  );
  if (replaces) Object.assign(changes, await removeMissing(db, tenantId, period));
  // From here on rows are written that payments write, too. Not before: a payment waits for this import's end.
  await closeLedger(db, tenantId);
  Object.assign(changes, await removePreliminary(db, tenantId, period));
  Object.assign(changes, await postCharges(db, { tenantId, clock }, period, replaces));
  Object.assign(changes, await placePortalMoney(db, { tenantId, clock }, { billed: period }));
  Object.assign(changes, await settleAccounts(db, tenantId, { billed: period, replaces }));
  return { applied, changes, warnings };
}

/** Fills `checked_charge`; says how many rows it has. */
async function checkCharges(db: pg.ClientBase, tenantId: number, staged: StagedFile): Promise<number> {
  await db.query(checked);
  await noteFaults(
    db,
    staged,
    `select s.line, 'UNKNOWN_ACCOUNT' code, 'лицевой счёт' field, s.number value, '' detail from staged_charge s
     where not exists (select from account_number n where n.tenant_id = $1 and n.number = s.number)`,
    [tenantId],
  );
  // Repeated rows and sums that do not add up are marked by a negative position; one sort serves all three windows.
  await db.query(
    `insert into checked_charge
     select line, account_id, service_code,
       case when copy > 1 then -1
            when sum(opening + charged + recalculated - paid - closing) filter (where copy = 1) over service <> 0 then -2
            else count(*) filter (where copy = 1) over (service order by register_code, line) end,
       register_code, method, previous_reading, current_reading, volume, unit, tariff, charged, recalculated, opening, paid, closing
     from (select s.*, n.account_id,
             row_number() over (partition by n.account_id, s.service_code, s.register_code order by s.line) copy
           from staged_charge s join account_number n on n.tenant_id = $1 and n.number = s.number) known
     window service as (partition by account_id, service_code)
     order by account_id, service_code, register_code, line`,
    [tenantId],
  );
  await noteFaults(
    db,
    staged,
    `select c.line, case position when -1 then 'DUPLICATE' else 'DOES_NOT_ADD_UP' end code, null field, s.number value,
       ', услуга ' || c.service_code detail
     from checked_charge c join staged_charge s on s.line = c.line where position < 0`,
  );
  await db.query('delete from checked_charge where position < 0');
  await db.query('analyze checked_charge');
  const { rows } = await db.query<{ count: number }>('select count(*)::int from checked_charge');
  return rows[0]!.count;
}

/** A file without totals that lacks most of the accounts of the last month was cut. */
async function refuseTooFewAccounts(db: pg.ClientBase, tenantId: number, period: string, share: number): Promise<void> {
  if (share === 0) return;
  const { rows } = await db.query<{ now: number; before: number }>(
    `select (select count(distinct account_id)::int from checked_charge) now,
       (select count(*)::int from bill where tenant_id = $1
          and period = (select max(period) from bill where tenant_id = $1 and period <= $2)) before`,
    [tenantId, period],
  );
  const { now, before } = rows[0]!;
  if (now < share * before)
    throw new RegistryRefused(
      'TOO_FEW_ACCOUNTS',
      `В файле ${now} лицевых счетов, а в прошлый раз было ${before}: похоже, файл обрезан. Ничего не загружено.`,
    );
}
