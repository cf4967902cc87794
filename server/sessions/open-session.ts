import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { insertRow } from '../database/insert-row.ts';
import type { EntityManager } from '../database/orm.ts';
import { KabinetError } from '../errors.ts';
import { refuseWhenStopped } from './refuse-when-stopped.ts';
import { newSecret, type RefreshToken, secretHash } from './refresh-token.ts';
import { ResidentStatus } from './resident.entity.ts';
import { RefreshTokenEntity, SessionEntity, SignInMethod } from './session.entity.ts';

const day = 86_400_000;

/** How long a session lives on after its last use, milliseconds (rule `sessions.refreshDays`). */
export const sessionLifeMs = ({ tenant }: Pick<Context, 'tenant'>): number => tenant.rules.sessions.refreshDays * day;

/**
 * Begins a session of a resident who has just shown who they are, within the act's transaction; gives its first refresh
 * token. Of the device it keeps what the tenant's rules name, no more; the cookie they name is the session itself.
 * @throws KabinetError SERVICE_STOPPED or UNAUTHENTICATED when the portal was stopped or the resident blocked at this moment
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
    page: kept.includes('PAGE') ? (request.page ?? null) : null,
  });
  await refuseShutOut(em, context, residentId);
  await keepToken(em, context, token);
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

/**
 * Looked at after the session is there: a block locks the resident's row, which the new session refers to, so one of the two
 * comes first. Either the block finds the session and ends it, or it is seen here.
 * @throws KabinetError SERVICE_STOPPED, or UNAUTHENTICATED when the resident may not sign in any more
 */
async function refuseShutOut(em: EntityManager, { tenantId }: Context, residentId: string): Promise<void> {
  const { rows } = await sql<{ status: string; stopped: string | null }>`
    select status, (select message from service_stop where tenant_id = ${tenantId}) as stopped
    from resident where tenant_id = ${tenantId} and id = ${residentId}`.execute(em.getKysely());
  const [now] = rows;
  refuseWhenStopped({ stopped: now?.stopped ?? undefined });
  if (now?.status !== ResidentStatus.ACTIVE) throw new KabinetError('UNAUTHENTICATED');
}
