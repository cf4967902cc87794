import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';

/** Removes some office codes that expired unused, passing by those another process holds; gives how many. */
export async function forgetOfficeCodes(
  em: EntityManager,
  { tenantId, clock }: Pick<Context, 'tenantId' | 'clock'>,
): Promise<number> {
  const { rows } = await sql`delete from office_code where (tenant_id, code_hash) in (
      select tenant_id, code_hash from office_code
      where tenant_id = ${tenantId} and used_at is null and expires_at <= ${clock.now()}
      limit 1000 for update skip locked)
    returning code_hash`.execute(em.getKysely());
  return rows.length;
}
