import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import type { NoticeContent } from '../../notifications/message-content.ts';
import { queueMessages, type OneOfMany } from '../../notifications/queue-messages.ts';
import { groupedAccountNumber } from '../../tenancy/rules/account-number.ts';
import { endOfDay } from '../civil-hours.ts';
import { readIn, residentsToTell } from '../residents-to-tell.ts';
import { recipientsOf } from '../wanted-notices.ts';
import { type AccountToRemind, accountsToRemind } from './accounts-to-remind.ts';
import type { DueReminder } from './due-reminders.ts';

type Known = Pick<Context, 'tenant' | 'tenantId' | 'clock'>;

/** So many accounts are gone through in one transaction. */
export const accountsAtOnce = 500;

/** One resident who is reminded of one account. */
interface Reminding {
  account: AccountToRemind;
  residentId: string;
  subjects: string[];
  to: OneOfMany['to'][];
}

/**
 * Reminds residents of the next accounts after the given one; gives the last account that was looked at, undefined when there was
 * none. That somebody was reminded is written in the transaction that queues the message: however often accounts are gone
 * through, and by however many processes, nobody is reminded twice of the same.
 */
export async function remindSome(
  em: EntityManager,
  context: Known,
  due: DueReminder,
  after: string | null,
): Promise<string | undefined> {
  const { tenant, tenantId } = context;
  const run = readIn(em);
  const accounts = await accountsToRemind(run, tenantId, due, { after, limit: accountsAtOnce });
  const about = accounts.filter(({ meters }) => meters.length > 0);
  const ids = [...new Set(about.flatMap(({ residentIds }) => residentIds))];
  const residents = ids.length > 0 ? await residentsToTell(run, tenantId, ids) : [];
  const byId = new Map(residents.map((resident) => [resident.id, resident]));
  const reminding = about.flatMap((account) =>
    account.residentIds.flatMap((residentId): Reminding[] => {
      const resident = byId.get(residentId);
      if (!resident?.accountIds.includes(account.accountId)) return [];
      const to = recipientsOf(tenant, resident, due.kind);
      return to.length > 0 ? [{ account, residentId, to, subjects: subjectsOf(due, account) }] : [];
    }),
  );
  const fresh = await noteReminders(em, context, due, reminding);
  await queueMessages(
    em,
    context,
    reminding.flatMap((one) => messagesOf(context, due, one, fresh)),
  );
  return accounts.at(-1)?.accountId;
}

/** What is noted as reminded of: the window, or each meter with its date. */
const subjectsOf = (due: DueReminder, { meters }: AccountToRemind): string[] =>
  due.kind === 'READING_WINDOW' ? [due.subject] : meters.map(({ id, dueOn }) => `${id} ${dueOn}`);

const keyOf = (accountId: string, residentId: string, subject: string): string =>
  `${accountId} ${residentId} ${subject}`;

/** Notes whom is reminded of what; gives those who were not before. */
async function noteReminders(
  em: EntityManager,
  { tenantId, clock }: Known,
  { kind }: DueReminder,
  reminding: readonly Reminding[],
): Promise<ReadonlySet<string>> {
  const rows = reminding.flatMap(({ account: { accountId }, residentId, subjects }) =>
    subjects.map((subject) => ({ account_id: accountId, resident_id: residentId, subject })),
  );
  if (rows.length === 0) return new Set();
  // In one order: two processes at the same accounts wait for each other instead of locking each other out.
  const noted = await sql<{ account_id: string; resident_id: string; subject: string }>`
    insert into reminder (tenant_id, account_id, resident_id, kind, subject, reminded_at)
    select ${tenantId}, account_id, resident_id, ${kind}, subject, ${clock.now()}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (account_id uuid, resident_id uuid, subject text)
    order by account_id, resident_id, subject
    on conflict do nothing returning account_id, resident_id, subject`.execute(em.getKysely());
  return new Set(noted.rows.map((row) => keyOf(row.account_id, row.resident_id, row.subject)));
}

function messagesOf(
  { tenant, clock }: Known,
  due: DueReminder,
  { account, residentId, subjects, to }: Reminding,
  fresh: ReadonlySet<string>,
): OneOfMany[] {
  const isFresh = subjects.map((subject) => fresh.has(keyOf(account.accountId, residentId, subject)));
  if (!isFresh.includes(true)) return [];
  const about = {
    account: account.accountId,
    resident: residentId,
    number: groupedAccountNumber(tenant.rules.accountNumber, account.number),
  };
  if (due.kind === 'READING_WINDOW') {
    const services = [...new Set(account.meters.map(({ service }) => service))];
    const { closesOn, opens, daysLeft } = due;
    const content: NoticeContent = { template: due.kind, data: { ...about, closesOn, opens, services } };
    const expiresAt = endOfDay(tenant.timeZone, clock.now(), daysLeft);
    return to.map((recipient) => ({ to: recipient, content, expiresAt }));
  }
  const meters = account.meters.flatMap(({ service, dueOn }, n) =>
    isFresh[n] && dueOn !== null ? [{ service, dueOn }] : [],
  );
  const content: NoticeContent = { template: due.kind, data: { ...about, meters } };
  return to.map((recipient) => ({ to: recipient, content }));
}
