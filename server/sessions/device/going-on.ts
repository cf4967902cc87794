import { sql } from 'kysely';
import type { Context, Who } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import { KabinetError } from '../../errors.ts';

/**
 * Who asks, if their session really goes on: an access token outlives it, and what is set here opens the portal later. Holds
 * off a change of the password until the act is over, so that the change finds the device to forget.
 * @throws KabinetError UNAUTHENTICATED
 */
export async function goingOn(em: EntityManager, context: Context): Promise<Who> {
  const { who, tenantId, clock } = context;
  if (!who) throw new KabinetError('UNAUTHENTICATED');
  const db = em.getKysely();
  const { rows: residents } = await sql`
    select from resident where tenant_id = ${tenantId} and id = ${who.residentId} and status = 'ACTIVE'
    for share`.execute(db);
  const { rows: sessions } = await sql`
    select from session where tenant_id = ${tenantId} and resident_id = ${who.residentId} and id = ${who.sessionId}
      and ended_at is null and expires_at > ${clock.now()}`.execute(db);
  if (residents.length === 0 || sessions.length === 0) throw new KabinetError('UNAUTHENTICATED');
  return who;
}
