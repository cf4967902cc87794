import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';

/** Which month is published; `requestedBy`: the member of staff, null when the day of the rule has come. */
export interface NewPublication {
  /** Its first day. */
  period: string;
  requestedBy: string | null;
}

/** What came of it: it will be gone through, it was there before, or the month has no bills. */
export type Opened = 'OPENED' | 'KNOWN' | 'NO_BILLS';

/** Opens the publication of a month, once. Its accounts are gone through by the worker. */
export async function openPublication(
  em: EntityManager,
  { tenantId, clock }: Pick<Context, 'tenantId' | 'clock'>,
  { period, requestedBy }: NewPublication,
): Promise<Opened> {
  const db = em.getKysely();
  const { rows: bills } = await sql<{ accounts: number }>`
    select count(*)::int as accounts from bill where tenant_id = ${tenantId} and period = ${period}`.execute(db);
  const { accounts } = bills[0]!;
  if (accounts === 0) return 'NO_BILLS';
  const { rows } = await sql`
    insert into publication (tenant_id, period, status, requested_by, requested_at, accounts)
    values (${tenantId}, ${period}, 'QUEUED', ${requestedBy}, ${clock.now()}, ${accounts})
    on conflict (tenant_id, period) do nothing returning period`.execute(db);
  return rows.length > 0 ? 'OPENED' : 'KNOWN';
}
