import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server';
import type { Context } from '../../../context.ts';
import { sentDevice } from '../device-cookie.ts';
import { goingOn } from '../going-on.ts';
import { KabinetError } from '../../../errors.ts';
import { challengeMs, giveChallenge } from './challenge.ts';
import { offersPasskeys } from './offers-passkeys.ts';
import { keyKinds, relyingPartyOf } from './relying-party.ts';

/** Options for the browser, as JSON. */
export interface Options {
  json: string;
}

/**
 * Begins adding a passkey to the device of the resident who asks; null where it has no PIN of theirs, or the utility has no
 * passkeys. The device learns the utility's name and no more of the resident than that there is one.
 * @throws KabinetError UNAUTHENTICATED without a session that is still going on
 */
export async function passkeyCreationOptions(context: Context): Promise<Options | null> {
  const { who, tenant } = context;
  if (!who) throw new KabinetError('UNAUTHENTICATED');
  const sent = sentDevice(context);
  if (!offersPasskeys(context) || sent?.residentId !== who.residentId) return null;
  const { id: rpID } = relyingPartyOf(context);
  const given = await context.write(async (em) => {
    await goingOn(em, context);
    return giveChallenge(em, context, sent, rpID);
  });
  if (!given) return null;
  const options = await generateRegistrationOptions({
    rpName: `${tenant.brand.productName}, ${tenant.shortName}`,
    rpID,
    userName: `${tenant.shortName}: лицевой счёт`,
    // By it an authenticator replaces an older passkey of the same device.
    userID: new Uint8Array(Buffer.from(sent.deviceId.replaceAll('-', ''), 'hex')),
    challenge: given.challenge,
    timeout: challengeMs,
    attestationType: 'none',
    supportedAlgorithmIDs: keyKinds,
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    excludeCredentials: given.passkeys,
    preferredAuthenticatorType: 'localDevice',
  });
  return { json: JSON.stringify(options) };
}

/** Begins signing in by the passkey of this device; null when it has none for this host. */
export async function passkeyRequestOptions(context: Context): Promise<Options | null> {
  const sent = sentDevice(context);
  if (!offersPasskeys(context) || !sent) return null;
  const { id: rpID } = relyingPartyOf(context);
  const given = await context.write((em) => giveChallenge(em, context, sent, rpID));
  if (!given || given.passkeys.length === 0) return null;
  const options = await generateAuthenticationOptions({
    rpID,
    challenge: given.challenge,
    timeout: challengeMs,
    userVerification: 'required',
    allowCredentials: given.passkeys,
  });
  return { json: JSON.stringify(options) };
}
