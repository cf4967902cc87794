import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';

/** Removes some registrations that expired over a day ago, passing by those another process holds; gives how many. */
export async function forgetRegistrations(
  em: EntityManager,
  { tenantId, clock }: Pick<Context, 'tenantId' | 'clock'>,
): Promise<number> {
  const before = new Date(clock.now().getTime() - 86_400_000);
  const { rows } = await sql`delete from registration where (tenant_id, id) in (
      select tenant_id, id from registration where tenant_id = ${tenantId} and expires_at <= ${before}
      limit 1000 for update skip locked)
    returning id`.execute(em.getKysely());
  return rows.length;
}
