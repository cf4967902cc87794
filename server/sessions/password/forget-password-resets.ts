import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';

/** Removes some requests for a new password that expired, passing by those another process holds; gives how many. */
export async function forgetPasswordResets(
  em: EntityManager,
  { tenantId, clock }: Pick<Context, 'tenantId' | 'clock'>,
): Promise<number> {
  const { rows } = await sql`delete from password_reset where (tenant_id, login) in (
      select tenant_id, login from password_reset where tenant_id = ${tenantId} and expires_at <= ${clock.now()}
      limit 1000 for update skip locked)
    returning login`.execute(em.getKysely());
  return rows.length;
}
