import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { tellEnded } from './ended/ended-notice.ts';
import type { SessionEnd } from './session.entity.ts';

/** Which session, by its whole key but the tenant. */
interface SessionKey {
  residentId: string;
  sessionId: string;
}

type Ending = Pick<Context, 'tenantId' | 'clock'>;

/**
 * Ends a session that has not ended yet, within the act's transaction: none of its refresh tokens, old or new, is good for
 * anything after it, and every server process refuses its access tokens a moment after the commit. Ending it again changes
 * nothing. True when it was going on.
 */
export async function endSession(
  em: EntityManager,
  context: Ending,
  { residentId, sessionId }: SessionKey,
  end: SessionEnd,
): Promise<boolean> {
  return (await endThese(em, context, residentId, [sessionId], end)) > 0;
}

/**
 * Ends the sessions of a resident that go on, within the act's transaction, as `endSession` does; gives how many. `except`:
 * the session that goes on.
 */
export async function endSessionsOf(
  em: EntityManager,
  context: Ending,
  residentId: string,
  end: SessionEnd,
  { except }: { except?: string } = {},
): Promise<number> {
  // In one order, as others lock them too.
  const { rows } = await sql<{ id: string }>`
    select id from session where tenant_id = ${context.tenantId} and resident_id = ${residentId} and ended_at is null
    order by id for update`.execute(em.getKysely());
  const ids = rows.map(({ id }) => id).filter((id) => id !== except);
  return endThese(em, context, residentId, ids, end);
}

async function endThese(
  em: EntityManager,
  { tenantId, clock }: Ending,
  residentId: string,
  ids: readonly string[],
  end: SessionEnd,
): Promise<number> {
  if (ids.length === 0) return 0;
  const db = em.getKysely();
  const which = sql`= any(${[...ids]}::uuid[])`;
  const { rows } = await sql<{ id: string }>`
    update session set ended_at = ${clock.now()}, "end" = ${end}
    where tenant_id = ${tenantId} and resident_id = ${residentId} and id ${which} and ended_at is null
    returning id`.execute(db);
  await sql`delete from refresh_token
    where tenant_id = ${tenantId} and resident_id = ${residentId} and session_id ${which}`.execute(db);
  const ended = rows.map(({ id }) => id);
  await tellEnded(em, tenantId, ended);
  return ended.length;
}
