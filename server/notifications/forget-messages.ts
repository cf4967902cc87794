import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';

/** How long it is known what was sent to whom, for questions of residents: 30 days. */
const keptMs = 30 * 86_400_000;

/** Removes some messages that were done with long ago, passing by those another process holds; gives how many. */
export async function forgetMessages(
  em: EntityManager,
  { tenantId, clock }: Pick<Context, 'tenantId' | 'clock'>,
): Promise<number> {
  const before = new Date(clock.now().getTime() - keptMs);
  const { rows } = await sql`delete from message where (tenant_id, id) in (
      select tenant_id, id from message
      where tenant_id = ${tenantId} and status <> 'QUEUED' and coalesce(finished_at, created_at) <= ${before}
      limit 1000 for update skip locked)
    returning id`.execute(em.getKysely());
  return rows.length;
}
