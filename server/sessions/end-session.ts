import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { RefreshTokenEntity, SessionEntity, type SessionEnd } from './session.entity.ts';

/** Which session, by its whole key but the tenant. */
interface SessionKey {
  residentId: string;
  sessionId: string;
}

/**
 * Ends a session that has not ended yet, within the act's transaction: none of its refresh tokens, old or new, is good for
 * anything after it. Ending it again changes nothing.
 */
export async function endSession(em: EntityManager, context: Context, key: SessionKey, end: SessionEnd): Promise<void> {
  const { tenantId, clock } = context;
  const { residentId, sessionId } = key;
  await em.nativeUpdate(
    SessionEntity,
    { tenantId, residentId, id: sessionId, endedAt: null },
    { endedAt: clock.now(), end },
  );
  await em.nativeDelete(RefreshTokenEntity, { tenantId, residentId, sessionId });
}
