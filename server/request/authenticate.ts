import { KabinetError } from '../errors.ts';
import type { EndedSessions } from '../sessions/ended/ended-sessions.ts';
import type { Bearer, Tokens } from '../sessions/tokens.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';

/** The tenant of the host a request came to. */
export interface AskedTenant {
  tenant: Pick<Tenant, 'slug'>;
  tenantId: number;
}

/** Who asks, from the Authorization header of a request to this tenant's host. */
export type Authenticate = (header: string | undefined, asked: AskedTenant) => Promise<Bearer | undefined>;

const hint =
  'Send `Authorization: Bearer <accessToken>` with a token that the mutation signIn or refreshSession gave on this host, or leave the header out.';

/**
 * Reads the access token of a request without touching the database. No header: undefined, nobody is signed in. A header
 * with anything but a good token of this very tenant, or with one of a session that has ended, is an error (HTTP 401), never
 * "nobody": the portal must learn that its token is over.
 */
export function authenticateWith(tokens: Tokens, ended: Pick<EndedSessions, 'isOver'>): Authenticate {
  return async (header, { tenant, tenantId }) => {
    if (header === undefined) return undefined;
    const token = /^Bearer ([\w.-]+)$/i.exec(header)?.[1];
    const bearer = token === undefined ? undefined : await tokens.bearerOf(token, tenant);
    if (!bearer || (bearer.who && (await ended.isOver(tenantId, bearer.who))))
      throw new KabinetError('UNAUTHENTICATED', undefined, { hint });
    return bearer;
  };
}
