import type { Context, Who } from '../context.ts';
import { retryMs } from './refresh-session.ts';
import { sentToken } from './refresh-cookie.ts';
import { isSecretOf } from './refresh-token.ts';
import { ResidentStatus } from './resident.entity.ts';

interface Found {
  secretHash: string;
  expiresAt: string;
  usedAt: string | null;
}

/**
 * Who sent the refresh cookie, while its session goes on: for documents and pictures that the browser opens by itself,
 * without an access token. Reads only: the token is not used up, and no session lives longer for it. A token that has been
 * replaced counts as long as its answer may have been lost, because a picture can be asked for while the page refreshes.
 */
export async function whoOfCookie(
  context: Pick<Context, 'request' | 'tenantId' | 'clock' | 'readPrimary'>,
): Promise<Who | undefined> {
  const sent = sentToken(context);
  if (!sent) return undefined;
  const [found] = await context.readPrimary<Found>(
    'session_of_cookie',
    `select t.secret_hash as "secretHash", extract(epoch from s.expires_at)::text as "expiresAt",
       extract(epoch from t.used_at)::text as "usedAt"
     from session s
     join refresh_token t on t.tenant_id = s.tenant_id and t.resident_id = s.resident_id and t.session_id = s.id
     join resident r on r.tenant_id = s.tenant_id and r.id = s.resident_id
     where s.tenant_id = $1 and s.resident_id = $2 and s.id = $3 and s.ended_at is null and t.id = $4 and r.status = $5`,
    [context.tenantId, sent.residentId, sent.sessionId, sent.id, ResidentStatus.ACTIVE],
  );
  const now = context.clock.now().getTime();
  if (!found || !isSecretOf(found.secretHash, sent.secret) || Number(found.expiresAt) * 1000 <= now) return undefined;
  if (found.usedAt !== null && now - Number(found.usedAt) * 1000 > retryMs) return undefined;
  return { residentId: sent.residentId, sessionId: sent.sessionId };
}
