import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { insertRow } from '../database/insert-row.ts';
import type { EntityManager } from '../database/orm.ts';
import { newSecret, type RefreshToken, secretHash } from './refresh-token.ts';
import { RefreshTokenEntity, SessionEntity, SignInMethod } from './session.entity.ts';

const day = 86_400_000;

/** How long a session lives on after its last use, milliseconds (rule `sessions.refreshDays`). */
export const sessionLifeMs = ({ tenant }: Pick<Context, 'tenant'>): number => tenant.rules.sessions.refreshDays * day;

/**
 * Begins a session of a resident who has just shown who they are, within the act's transaction; gives its first refresh
 * token. Of the device it keeps what the tenant's rules name, no more.
 */
export async function openSession(
  em: EntityManager,
  context: Context,
  residentId: string,
  method: SignInMethod = SignInMethod.PASSWORD,
): Promise<RefreshToken> {
  const { tenantId, tenant, request, clock } = context;
  const now = clock.now();
  const { kept } = tenant.rules.sessions;
  const token = { residentId, sessionId: randomUUIDv7(), id: randomUUIDv7(), secret: newSecret() };
  await insertRow(em, SessionEntity, {
    tenantId,
    residentId,
    id: token.sessionId,
    method,
    startedAt: now,
    lastUsedAt: now,
    expiresAt: new Date(now.getTime() + sessionLifeMs(context)),
    ip: kept.includes('IP_ADDRESS') ? request.ip : null,
    userAgent: kept.includes('BROWSER') ? (request.userAgent ?? null) : null,
  });
  await keepToken(em, context, token);
  await forgetOldSessions(em, context, residentId);
  return token;
}

/** Keeps a token as the newest of its session: its secret only as a hash. */
export async function keepToken(em: EntityManager, context: Context, token: RefreshToken): Promise<void> {
  await insertRow(em, RefreshTokenEntity, {
    tenantId: context.tenantId,
    residentId: token.residentId,
    id: token.id,
    sessionId: token.sessionId,
    secretHash: secretHash(token.secret),
    issuedAt: context.clock.now(),
  });
}

/** Sessions of the resident that were over before the days the tenant's rules keep them (`sessions.keptDays`). */
async function forgetOldSessions(em: EntityManager, context: Context, residentId: string): Promise<void> {
  const { tenantId, tenant, clock } = context;
  const before = new Date(clock.now().getTime() - tenant.rules.sessions.keptDays * day);
  const old = sql`select id from session where tenant_id = ${tenantId} and resident_id = ${residentId}
    and coalesce(ended_at, expires_at) < ${before}`;
  await sql`delete from refresh_token where tenant_id = ${tenantId} and resident_id = ${residentId}
    and session_id in (${old})`.execute(em.getKysely());
  await sql`delete from session where tenant_id = ${tenantId} and resident_id = ${residentId}
    and id in (${old})`.execute(em.getKysely());
}
