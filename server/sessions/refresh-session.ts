import { randomUUIDv7 } from 'node:crypto';
import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { endSession } from './end-session.ts';
import { keepToken, sessionLifeMs } from './open-session.ts';
import { clearToken, refreshCookie, sendToken, sentToken } from './refresh-cookie.ts';
import { isSecretOf, type RefreshToken } from './refresh-token.ts';
import { ResidentEntity, ResidentStatus } from './resident.entity.ts';
import { RefreshTokenEntity, SessionEnd, SessionEntity } from './session.entity.ts';
import { wordsOfEnd } from './session-over-words.ts';
import type { IssuedToken } from './tokens.ts';

/** How long the answer to a refresh may be asked for again: a lost answer, or a second window asking at the same time. */
export const retryMs = 30_000;

/** The browser has to sign in again. */
export interface SessionEnded {
  message: string;
}

/**
 * A new access token and a new refresh cookie for the refresh cookie that was sent. A refresh token is used once. Sent again
 * within half a minute, before its successor was used, it gets the same successor: the answer was lost. Sent again later,
 * two devices hold it, so one of them stole it: the whole session ends. While the portal is stopped no session goes on, and
 * the utility's message says so.
 */
export async function refreshSession(context: Context): Promise<IssuedToken | SessionEnded> {
  const { stopped } = context;
  const sent = stopped === undefined ? sentToken(context) : undefined;
  const next = sent ? await context.write((em) => exchange(em, context, sent)) : { end: undefined };
  if ('end' in next) {
    if (context.request.cookie(refreshCookie) !== undefined) clearToken(context);
    return { message: stopped ?? wordsOfEnd(context.tenant, next.end) };
  }
  sendToken(context, next);
  return context.tokens.issue(next, context.tenant, context.tenant.rules.sessions.accessMinutes);
}

type TokenRow = { usedAt?: Date | null; replacedBy?: string | null };

/** The session goes on no more; why is told to the device that had it. */
interface Over {
  end: SessionEnd | null | undefined;
}

/** The token's successor, or that the session is over or is ended here. Returns rather than throws: it must commit. */
async function exchange(em: EntityManager, context: Context, sent: RefreshToken): Promise<RefreshToken | Over> {
  const { tenantId, clock } = context;
  const { residentId, sessionId } = sent;
  // The lock of the session makes simultaneous refreshes of a family follow one another.
  const sessionKey = { tenantId, residentId, id: sessionId };
  const session = await em.findOne(SessionEntity, sessionKey, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!session) return { end: undefined };
  // Its tokens are gone with it; nobody but its device knows the two ids that were sent.
  if (session.endedAt) return { end: session.end };
  const token = await em.findOne(RefreshTokenEntity, { tenantId, residentId, sessionId, id: sent.id });
  if (!token || !isSecretOf(token.secretHash, sent.secret)) return { end: undefined };

  const now = clock.now();
  const end = session.expiresAt <= now ? SessionEnd.EXPIRED : await endOf(em, context, sent);
  const next = end ? undefined : await successor(em, context, sent, token);
  if (!next) {
    await endSession(em, context, sent, end ?? SessionEnd.REUSED_TOKEN);
    return { end: end ?? SessionEnd.REUSED_TOKEN };
  }
  const expiresAt = new Date(now.getTime() + sessionLifeMs(context));
  await em.nativeUpdate(SessionEntity, sessionKey, { lastUsedAt: now, expiresAt });
  return next;
}

/** Why the resident may not go on, if so. */
async function endOf(em: EntityManager, { tenantId }: Context, sent: RefreshToken): Promise<SessionEnd | undefined> {
  const resident = await em.findOne(ResidentEntity, { tenantId, id: sent.residentId }, { fields: ['status'] });
  return resident?.status === ResidentStatus.ACTIVE ? undefined : SessionEnd.BLOCKED;
}

async function successor(
  em: EntityManager,
  context: Context,
  sent: RefreshToken,
  token: TokenRow,
): Promise<RefreshToken | undefined> {
  if (token.usedAt) return successorAgain(em, context, sent, token);
  const { tenantId, clock, tokens } = context;
  const { residentId, sessionId } = sent;
  const id = randomUUIDv7();
  const [secret] = tokens.successorSecrets(sent.secret, id);
  const next = { residentId, sessionId, id, secret };
  await keepToken(em, context, next);
  await em.nativeUpdate(
    RefreshTokenEntity,
    { tenantId, residentId, id: sent.id },
    { usedAt: clock.now(), replacedBy: id },
  );
  // Older ones could not be sent any more: their cookies have expired.
  const issuedAt = { $lt: new Date(clock.now().getTime() - sessionLifeMs(context)) };
  await em.nativeDelete(RefreshTokenEntity, { tenantId, residentId, sessionId, issuedAt, id: { $nin: [sent.id, id] } });
  return next;
}

/** The very successor given before, if the answer may have been lost. Undefined: the token is being used a second time. */
async function successorAgain(
  em: EntityManager,
  { tenantId, clock, tokens }: Context,
  { residentId, sessionId, secret }: RefreshToken,
  { usedAt, replacedBy }: TokenRow,
): Promise<RefreshToken | undefined> {
  if (!usedAt || !replacedBy || clock.now().getTime() - usedAt.getTime() > retryMs) return undefined;
  const given = await em.findOne(RefreshTokenEntity, { tenantId, residentId, sessionId, id: replacedBy });
  if (!given || given.usedAt) return undefined;
  const same = tokens.successorSecrets(secret, replacedBy).find((one) => isSecretOf(given.secretHash, one));
  return same && { residentId, sessionId, id: replacedBy, secret: same };
}
