import type { Context } from '../../../context.ts';

/** Who a passkey is for, in the words of WebAuthn. */
export interface RelyingParty {
  id: string;
  origin: string;
}

/**
 * Each host of a tenant is a relying party of its own: a passkey made on one is worth nothing on another. The host is one of
 * the tenant's, or there would be no context.
 */
export function relyingPartyOf({ request }: Pick<Context, 'request'>): RelyingParty {
  const { hostname, origin } = new URL(request.origin);
  return { id: hostname, origin };
}
