import { sql } from 'kysely';
import type { Context, Who } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import { KabinetError } from '../../errors.ts';
import { ResidentStatus } from '../resident.entity.ts';

/** What a resident can be reached by. */
export interface ReachedBy {
  email: string | null;
  phone: string | null;
}

/**
 * The resident who asks, locked until the end of the transaction, as long as the very session that asks goes on: access
 * tokens outlive it by minutes, and a stolen one must not redirect the letters.
 * @throws KabinetError UNAUTHENTICATED otherwise
 */
export async function signedInResident(
  em: EntityManager,
  { tenantId, clock }: Context,
  { residentId, sessionId }: Who,
): Promise<ReachedBy> {
  const db = em.getKysely();
  // Locks go from requests for a password to the resident to all else, as when a password is set by a code.
  await sql`select from password_reset where tenant_id = ${tenantId} and resident_id = ${residentId}
    order by login for update`.execute(db);
  const { rows } = await sql<ReachedBy>`
    select email, phone from resident r
    where tenant_id = ${tenantId} and id = ${residentId} and status = ${ResidentStatus.ACTIVE}
      and exists (select from session s where s.tenant_id = ${tenantId} and s.resident_id = ${residentId}
        and s.id = ${sessionId} and s.ended_at is null and s.expires_at > ${clock.now()})
    for update of r`.execute(db);
  const [resident] = rows;
  if (!resident) throw new KabinetError('UNAUTHENTICATED');
  return resident;
}
