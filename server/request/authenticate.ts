import type { Who } from '../context.ts';
import { KabinetError } from '../errors.ts';
import type { Tokens } from '../sessions/tokens.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';

/** Who asks, from the Authorization header of a request to this tenant's host. */
export type Authenticate = (header: string | undefined, tenant: Pick<Tenant, 'slug'>) => Promise<Who | undefined>;

const hint =
  'Send `Authorization: Bearer <accessToken>` with a token that the mutation signIn or refreshSession gave on this host, or leave the header out.';

/**
 * Reads the access token of a request without touching the database. No header: undefined, nobody is signed in. A header
 * with anything but a good token of this very tenant is an error (HTTP 401), never "nobody": the portal must learn that its
 * token is over.
 */
export function authenticateWith(tokens: Tokens): Authenticate {
  return async (header, tenant) => {
    if (header === undefined) return undefined;
    const token = /^Bearer ([\w.-]+)$/i.exec(header)?.[1];
    const who = token === undefined ? undefined : await tokens.check(token, tenant);
    if (!who) throw new KabinetError('UNAUTHENTICATED', undefined, { hint });
    return who;
  };
}
