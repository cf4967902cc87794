import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';

const dayMs = 86_400_000;

/**
 * Removes some sessions that were over before the days the tenant's rules keep them (`sessions.keptDays`), with address, browser
 * and refresh tokens, passing by those another process holds; gives how many.
 */
export async function forgetSessions(
  em: EntityManager,
  { tenant, tenantId, clock }: Pick<Context, 'tenant' | 'tenantId' | 'clock'>,
): Promise<number> {
  const before = new Date(clock.now().getTime() - tenant.rules.sessions.keptDays * dayMs);
  const { rows } = await sql`
    with old as (
      select resident_id, id from session
      where tenant_id = ${tenantId} and coalesce(ended_at, expires_at) <= ${before}
      limit 1000 for update skip locked),
    tokens as (
      delete from refresh_token t using old
      where t.tenant_id = ${tenantId} and t.resident_id = old.resident_id and t.session_id = old.id)
    delete from session s using old
    where s.tenant_id = ${tenantId} and s.resident_id = old.resident_id and s.id = old.id
    returning s.id`.execute(em.getKysely());
  return rows.length;
}
