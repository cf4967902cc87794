import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { endSession } from './end-session.ts';
import { clearToken, sentToken } from './refresh-cookie.ts';
import { isSecretOf, type RefreshToken } from './refresh-token.ts';
import { RefreshTokenEntity, SessionEnd } from './session.entity.ts';

/**
 * Ends the session of this browser, named by its refresh cookie or by its access token, and makes the browser forget it.
 * Signing out again, or without a session, is as good: the person is out.
 */
export async function signOut(context: Context): Promise<{ done: boolean }> {
  const { who } = context;
  const sent = sentToken(context);
  if (who || sent)
    await context.write(async (em) => {
      if (who) await endSession(em, context, who, SessionEnd.SIGNED_OUT);
      if (sent && (await isOurs(em, context, sent))) await endSession(em, context, sent, SessionEnd.SIGNED_OUT);
    });
  clearToken(context);
  return { done: true };
}

/** Ids alone end nobody's session: the secret must be the one that was given out. */
async function isOurs(em: EntityManager, { tenantId }: Context, sent: RefreshToken): Promise<boolean> {
  const { residentId, sessionId, id } = sent;
  const token = await em.findOne(RefreshTokenEntity, { tenantId, residentId, sessionId, id });
  return token !== null && isSecretOf(token.secretHash, sent.secret);
}
