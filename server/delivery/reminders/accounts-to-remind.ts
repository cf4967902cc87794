import type { Run } from '../../database/tenant-reader.ts';
import type { DueReadingReminder, DueReminder, DueVerificationReminder } from './due-reminders.ts';

/** An account of residents, and its meters the reminder is about: none, when there is nothing to remind of. */
export interface AccountToRemind {
  accountId: string;
  number: string;
  residentIds: string[];
  meters: { id: string; service: string; dueOn: string | null }[];
}

/** A page of accounts in the order of their ids. */
export interface PageOfAccounts {
  after: string | null;
  limit: number;
}

/** Meters that somebody hands in for and nobody has for the month of the window, or for the next already. */
const withoutReading = `m.status = 'ACTIVE' and not m.reports_itself
  and ($5::date is null or m.verification_due_on is null or m.verification_due_on >= $5)
  and not exists (select from reading r where r.tenant_id = $1 and r.account_id = m.account_id and r.meter_id = m.id
    and r.period >= $4::date)`;

const toBeVerified = `m.status = 'ACTIVE' and m.verification_due_on between $4::date and $5::date`;

/** Some accounts that residents see, with the meters a reminder is about. Reads only what lies with accounts. */
export function accountsToRemind(
  run: Run,
  tenantId: number,
  due: DueReminder,
  { after, limit }: PageOfAccounts,
): Promise<AccountToRemind[]> {
  const [name, condition, values] = conditionOf(due);
  return run<AccountToRemind>(
    name,
    `select a.id as "accountId", a.number,
       (select json_agg(l.resident_id) from account_resident l where l.tenant_id = $1 and l.account_id = a.id) as "residentIds",
       (select coalesce(json_agg(json_build_object('id', m.id, 'service', s.name, 'dueOn', m.verification_due_on::text)
            order by m.service_code, m.id), '[]')
        from meter m join service s on s.tenant_id = $1 and s.code = m.service_code
        where m.tenant_id = $1 and m.account_id = a.id and a.status = 'ACTIVE' and ${condition}) as meters
     from (select distinct account_id from account_resident
           where tenant_id = $1 and account_id > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000')
           order by account_id limit $3) seen
     join account a on a.tenant_id = $1 and a.id = seen.account_id
     order by a.id`,
    [tenantId, after, limit, ...values],
  );
}

function conditionOf(due: DueReadingReminder | DueVerificationReminder): [string, string, (string | null)[]] {
  return due.kind === 'READING_WINDOW'
    ? ['accounts_without_reading', withoutReading, [due.period, due.verifiedSince]]
    : ['accounts_to_be_verified', toBeVerified, [due.from, due.to]];
}
