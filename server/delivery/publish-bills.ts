import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { queueMessages } from '../notifications/queue-messages.ts';
import { billedAccounts } from './billed-accounts.ts';
import { billNotices } from './bill-notices.ts';
import { nextCivil } from './civil-hours.ts';
import { PublicationStatus } from './publication.entity.ts';
import { readIn, residentsToTell } from './residents-to-tell.ts';

/** So many accounts are gone through in one transaction. */
export const accountsAtOnce = 500;

interface Open {
  period: string;
  lastAccountId: string | null;
}

/**
 * Goes through the next accounts of a publication, the oldest first; gives how many, and 0 when nothing is left to do or other
 * processes are at it. Messages and the place that was reached are written in one transaction: killed at any moment, whoever
 * goes on tells nobody twice and leaves nobody out.
 */
export async function publishSome(
  em: EntityManager,
  context: Pick<Context, 'tenant' | 'tenantId' | 'clock'>,
): Promise<number> {
  const { rows } = await sql<Open>`
    select period::text, last_account_id as "lastAccountId" from publication
    where tenant_id = ${context.tenantId} and status <> 'DONE'
    order by requested_at, period limit 1 for update skip locked`.execute(em.getKysely());
  const [open] = rows;
  return open ? publishAccounts(em, context, open) : 0;
}

async function publishAccounts(
  em: EntityManager,
  context: Pick<Context, 'tenant' | 'tenantId' | 'clock'>,
  { period, lastAccountId }: Open,
): Promise<number> {
  const { tenant, tenantId, clock } = context;
  const run = readIn(em);
  const accounts = await billedAccounts(run, tenantId, { period, after: lastAccountId, limit: accountsAtOnce });
  const ids = new Set(accounts.flatMap(({ residents }) => residents.map(({ id }) => id)));
  const residents = new Map(
    (ids.size > 0 ? await residentsToTell(run, tenantId, [...ids]) : []).map((resident) => [resident.id, resident]),
  );
  const notBefore = nextCivil(tenant.timeZone, clock.now());
  const messages = accounts.flatMap((account) =>
    account.residents.flatMap(({ id }) => {
      const resident = residents.get(id);
      return resident ? billNotices(tenant, period, account, resident).map((one) => ({ ...one, notBefore })) : [];
    }),
  );
  await queueMessages(em, context, messages);
  const done = accounts.length < accountsAtOnce;
  await sql`update publication set status = ${done ? PublicationStatus.DONE : PublicationStatus.RUNNING},
      accounts_done = accounts_done + ${accounts.length}, messages = messages + ${messages.length},
      accounts = greatest(accounts, accounts_done + ${accounts.length}),
      last_account_id = coalesce(${accounts.at(-1)?.accountId ?? null}::uuid, last_account_id),
      finished_at = ${done ? clock.now() : null}::timestamptz
    where tenant_id = ${tenantId} and period = ${period}`.execute(em.getKysely());
  // Also when none was left: it has just been finished, and another one may wait.
  return Math.max(1, accounts.length);
}
