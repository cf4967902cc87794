import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';

/**
 * Takes away some wishes for another e-mail or phone that were never confirmed, passing by those another process holds; gives
 * how many.
 */
export async function forgetContactChanges(
  em: EntityManager,
  { tenantId, clock }: Pick<Context, 'tenantId' | 'clock'>,
): Promise<number> {
  const { rows } = await sql`delete from contact_change where (tenant_id, resident_id, channel) in (
      select tenant_id, resident_id, channel from contact_change
      where tenant_id = ${tenantId} and expires_at <= ${clock.now()}
      limit 1000 for update skip locked)
    returning channel`.execute(em.getKysely());
  return rows.length;
}
