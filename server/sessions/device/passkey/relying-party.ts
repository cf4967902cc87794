import { COSEALG } from '@simplewebauthn/server/helpers';
import type { Context } from '../../../context.ts';

/** Kinds of keys that are taken: what phones and computers have. Experimental ones of the runtime are left out. */
export const keyKinds = [COSEALG.ES256, COSEALG.EdDSA, COSEALG.RS256];

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
