import { randomUUIDv7 } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import type { Part } from './allocate.ts';
import type { LedgerAccount, PostingKind } from './ledger.entity.ts';

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
  { tenantId, clock }: PostingContext,
  { accountId, kind, subject, period, day, debit, credit, parts }: NewPosting,
): Promise<boolean> {
  const id = randomUUIDv7();
  // One statement: a payment that is settled waits for each of them.
  const { rows } = await sql`
    with posted as (
      insert into posting (tenant_id, account_id, id, kind, subject, revision, period, day, posted_at)
      values (${tenantId}, ${accountId}, ${id}, ${kind}, ${subject}, 1, ${period}, ${day}, ${clock.now()})
      on conflict (tenant_id, account_id, kind, subject, revision) do nothing returning id)
    insert into ledger_entry (tenant_id, account_id, posting_id, line, debit, credit, service_code, amount)
    select ${tenantId}, ${accountId}, id, line, ${debit}, ${credit}, service_code, amount
    from posted, unnest(${parts.map(({ serviceCode }) => serviceCode)}::text[], ${parts.map(({ amount }) => String(amount))}::bigint[])
      with ordinality part (service_code, amount, line)
    returning line`.execute(em.getKysely());
  return rows.length > 0;
}

/** The first day of the month that money counts for: the day's own, or, when that month is billed already, the one after the newest bill. */
export const monthToCount = (period: string, unbilled: string | null): string =>
  unbilled !== null && unbilled > period ? unbilled : period;

/** The month after the newest bill of an account, as a part of a statement; null: it has none. */
export const unbilledMonth = (tenantId: number, accountId: string): RawBuilder<string | null> =>
  sql`(select (max(period) + interval '1 month')::date::text from bill
    where tenant_id = ${tenantId} and account_id = ${accountId})`;
