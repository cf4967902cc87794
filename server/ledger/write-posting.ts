import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import type { Part } from './allocate.ts';
import type { LedgerAccount, PostingKind } from './ledger.entity.ts';

/** Whose ledger is written, and when. */
export type WhosePosting = Pick<Context, 'tenantId' | 'clock'>;

/** What posting needs of a context: requests, jobs and pollers have it alike. */
export type PostingContext = Pick<Context, 'tenantId' | 'clock'>;

/** A posting to write: so much from `credit` to `debit`, by service. */
export interface NewPosting {
  accountId: string;
  kind: PostingKind;
  subject: string;
  period: string;
  day: string;
  debit: LedgerAccount;
  credit: LedgerAccount;
  parts: readonly Part[];
}

/** Writes a posting with its entries; false, and nothing written: this subject is posted already. */
export async function writePosting(
  em: EntityManager,
  { tenantId, clock }: WhosePosting,
  { accountId, kind, subject, period, day, debit, credit, parts }: NewPosting,
): Promise<boolean> {
  const db = em.getKysely();
  const id = randomUUIDv7();
  const { rows } = await sql`
    insert into posting (tenant_id, account_id, id, kind, subject, revision, period, day, posted_at)
    values (${tenantId}, ${accountId}, ${id}, ${kind}, ${subject}, 1, ${period}, ${day}, ${clock.now()})
    on conflict (tenant_id, account_id, kind, subject, revision) do nothing returning id`.execute(db);
  if (rows.length === 0) return false;
  await sql`
    insert into ledger_entry (tenant_id, account_id, posting_id, line, debit, credit, service_code, amount)
    select ${tenantId}, ${accountId}, ${id}, line, ${debit}, ${credit}, service_code, amount
    from unnest(${parts.map(({ serviceCode }) => serviceCode)}::text[], ${parts.map(({ amount }) => String(amount))}::bigint[])
      with ordinality part (service_code, amount, line)`.execute(db);
  return true;
}

/** The first day of the month that money counts for: the day's own, or, when that month is billed already, the one after the newest bill. */
export async function monthToCount(
  em: EntityManager,
  { tenantId }: PostingContext,
  accountId: string,
  period: string,
): Promise<string> {
  const { rows } = await sql<{ period: string }>`
    select greatest(${period}::date, (max(period) + interval '1 month')::date)::text as period
    from bill where tenant_id = ${tenantId} and account_id = ${accountId}`.execute(em.getKysely());
  return rows[0]!.period;
}
