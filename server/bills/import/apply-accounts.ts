import type pg from 'pg';
import { closeLedger } from '../../ledger/ledger-lock.ts';
import { checkShareSetAside, noteFaults } from './check-rows.ts';
import { detachChangedOwners, noteChangedOwners } from './detach-changed-owners.ts';
import type { ImportContext } from './import-context.ts';
import { RegistryRefused } from './refusal.ts';
import type { StagedFile } from './stage-rows.ts';

/** Rows written or removed per table. */
export type Changes = Record<string, number>;

/**
 * Makes the accounts and meters of the file those of the tenant. Accounts that the file does not list stay as they are;
 * a meter that is no longer listed at a listed account is removed; an account with another owner is taken off its residents.
 * @throws RegistryRefused TOO_MANY_SET_ASIDE, TOO_MANY_NEW_ACCOUNTS
 */
export async function applyAccounts(
  context: ImportContext,
  db: pg.ClientBase,
  staged: StagedFile,
): Promise<{ applied: number; changes: Changes; unlisted: number }> {
  const { tenantId, tenant } = context;
  await db.query(`alter table staged_account add column copy int, add column first_line int`);
  await db.query(`update staged_account s set copy = n.copy, first_line = n.first_line from (
    select line, row_number() over (partition by number, service_code, serial order by line) copy,
           min(line) over (partition by number) first_line from staged_account) n where n.line = s.line`);
  await noteFaults(
    db,
    staged,
    `select s.line, case when s.copy > 1 or s.serial is null then 'DUPLICATE' else 'CONTRADICTION' end code,
       null field, s.number value, ' (строка ' || s.first_line || ')' detail
     from staged_account s join staged_account f on f.line = s.first_line
     where ${badAccountLine}`,
  );
  await db.query(
    `delete from staged_account s using staged_account f where f.line = s.first_line and ${badAccountLine} returning s.number`,
  );
  checkShareSetAside(staged, tenant.registries.setAsideShare);
  const { rows: counted } = await db.query<{ count: number }>('select count(*)::int from staged_account');
  await refuseTooManyNewAccounts(db, tenantId, tenant.registries.accounts.newAccountsShare);
  // Before the accounts are locked: a payment with readings holds an account's links and then writes its balance.
  await closeLedger(db, tenantId);
  await noteChangedOwners(db, context);
  const { email, reportsItself } = tenant.registries.accounts.columns;
  const says = { emails: email !== undefined, reportsItself: reportsItself !== undefined };
  const written = await writeAccounts(db, tenantId, staged.setAsideNumbers, says);
  const changes = { ...written, detached: await detachChangedOwners(db, context) };
  const { rows } = await db.query<{ unlisted: number }>(
    `select count(*)::int unlisted from account_number n where n.tenant_id = $1 and not exists (select from staged_account s where s.number = n.number)`,
    [tenantId],
  );
  return { applied: counted[0]!.count, changes, unlisted: rows[0]!.unlisted };
}

/** A repeated meter, a second row without a meter, or another owner or address than the account's first row has. */
const badAccountLine = `(s.copy > 1 or (s.serial is null and s.line > s.first_line)
  or (s.owner, s.address, s.area, s.residents) is distinct from (f.owner, f.address, f.area, f.residents))`;

async function refuseTooManyNewAccounts(db: pg.ClientBase, tenantId: number, share: number): Promise<void> {
  const { rows } = await db.query<{ known: number; fresh: number }>(
    `select (select count(*)::int from account_number where tenant_id = $1) known,
       (select count(distinct s.number)::int from staged_account s
        where not exists (select from account_number n where n.tenant_id = $1 and n.number = s.number)) fresh`,
    [tenantId],
  );
  const { known, fresh } = rows[0]!;
  if (known > 0 && fresh > share * known)
    throw new RegistryRefused(
      'TOO_MANY_NEW_ACCOUNTS',
      `В файле ${fresh} неизвестных лицевых счетов, а всего их ${known}: похоже на файл другой организации. Ничего не загружено.`,
    );
}

async function writeAccounts(
  db: pg.ClientBase,
  tenantId: number,
  uncertain: readonly string[],
  says: { emails: boolean; reportsItself: boolean },
): Promise<Changes> {
  const run = async (text: string, ...values: unknown[]): Promise<number> =>
    (await db.query(text, [tenantId, ...values])).rowCount ?? 0;
  await run(`insert into account_number (tenant_id, number, account_id)
    select $1, number, uuidv7() from (select number from staged_account group by number order by min(line)) listed
    on conflict (tenant_id, number) do nothing`);
  // A utility whose files do not say something does not take away what came in another way.
  const accounts = await run(
    `insert into account (tenant_id, id, number, owner, address, area, residents, email)
    select $1, n.account_id, s.number, s.owner, s.address, s.area, s.residents, s.email
    from staged_account s join account_number n on n.tenant_id = $1 and n.number = s.number
    where s.line = s.first_line order by s.line
    on conflict (tenant_id, id) do update
      set owner = excluded.owner, address = excluded.address, area = excluded.area, residents = excluded.residents,
        email = case when $2::boolean then excluded.email else account.email end, status = 'ACTIVE'
      where (account.owner, account.address, account.area, account.residents, account.email, account.status)
        is distinct from (excluded.owner, excluded.address, excluded.area, excluded.residents,
          case when $2::boolean then excluded.email else account.email end, 'ACTIVE')`,
    says.emails,
  );
  await run(`insert into service (tenant_id, code, name)
    select distinct $1::smallint, service_code, service_code from staged_account where serial is not null order by 2
    on conflict (tenant_id, code) do nothing`);
  const meters = await run(
    `insert into meter (tenant_id, account_id, service_code, serial, model, digits, verification_due_on, reports_itself)
    select $1, n.account_id, s.service_code, s.serial, s.model, s.digits, s.verification_due_on, s.reports_itself
    from staged_account s join account_number n on n.tenant_id = $1 and n.number = s.number
    where s.serial is not null order by s.line
    on conflict (tenant_id, account_id, service_code, serial) do update
      set model = excluded.model, digits = excluded.digits, verification_due_on = excluded.verification_due_on,
        reports_itself = case when $2::boolean then excluded.reports_itself else meter.reports_itself end, status = 'ACTIVE'
      where (meter.model, meter.digits, meter.verification_due_on, meter.reports_itself, meter.status)
        is distinct from (excluded.model, excluded.digits, excluded.verification_due_on,
          case when $2::boolean then excluded.reports_itself else meter.reports_itself end, 'ACTIVE')`,
    says.reportsItself,
  );
  const removedMeters = await run(
    `update meter m set status = 'REMOVED'
    from (select distinct n.account_id, n.number from staged_account s join account_number n on n.tenant_id = $1 and n.number = s.number) listed
    where m.tenant_id = $1 and m.account_id = listed.account_id and m.status = 'ACTIVE' and listed.number <> all ($2)
      and not exists (select from staged_account s where s.number = listed.number and s.service_code = m.service_code and s.serial = m.serial)`,
    uncertain,
  );
  const registers = await run(`insert into register (tenant_id, account_id, meter_id, code)
    select $1, m.account_id, m.id, 'T' || zone
    from staged_account s join account_number n on n.tenant_id = $1 and n.number = s.number
    join meter m on m.tenant_id = $1 and m.account_id = n.account_id and m.service_code = s.service_code and m.serial = s.serial
    cross join lateral generate_series(1, s.zones) zone
    order by s.line, zone
    on conflict (tenant_id, account_id, meter_id, code) do nothing`);
  await run(`insert into account_service (tenant_id, account_id, service_code)
    select distinct $1::smallint, n.account_id, s.service_code
    from staged_account s join account_number n on n.tenant_id = $1 and n.number = s.number
    where s.serial is not null order by 2, 3
    on conflict (tenant_id, account_id, service_code) do nothing`);
  return { accounts, meters, removedMeters, registers };
}
