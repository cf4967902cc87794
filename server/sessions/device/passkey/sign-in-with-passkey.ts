import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { sql } from 'kysely';
import type { Context } from '../../../context.ts';
import type { EntityManager } from '../../../database/orm.ts';
import { refuseWhenStopped } from '../../refuse-when-stopped.ts';
import { SignInMethod } from '../../session.entity.ts';
import {
  limitsOfOthers,
  type SignedInOutcome,
  SignInRefusal,
  type SignInRefusedOutcome,
  tooManyAttempts,
} from '../../sign-in.ts';
import { countAttempt } from '../../throttle.ts';
import { type DeviceToken, sentDevice } from '../device-cookie.ts';
import { deviceUnknown, enter, type Entered, mayEnter, welcome } from '../enter.ts';
import { forgetDevice } from '../forget-devices.ts';
import { takeChallenge } from './challenge.ts';
import { offersPasskeys } from './offers-passkeys.ts';
import { readSigned } from './read-response.ts';
import { relyingPartyOf } from './relying-party.ts';

/**
 * Signs in the resident this device knows, by its passkey: the signature must be of this device's key, over the challenge given
 * last, for this very host, made after a finger, a face or the like, with a counter that went on. Whatever is wrong, the answer
 * is the same, and the challenge is used up.
 * @throws KabinetError SERVICE_STOPPED while the portal is stopped
 */
export async function signInWithPasskey(
  context: Context,
  { response: text }: { response: string },
): Promise<SignedInOutcome | SignInRefusedOutcome> {
  refuseWhenStopped(context);
  const sent = sentDevice(context);
  if (!sent || !offersPasskeys(context)) return deviceUnknown(context);
  const wait = await countAttempt(context, limitsOfOthers(context));
  if (wait !== undefined) return tooManyAttempts(wait);

  const response = readSigned(text);
  const outcome = await context.write(async (em): Promise<Entered | 'UNKNOWN' | undefined> => {
    const may = await mayEnter(em, context, sent.residentId);
    const { known, challenge } = await takeChallenge(em, context, sent);
    if (!known || !may) {
      await forgetDevice(em, context, sent);
      return 'UNKNOWN';
    }
    if (!response || challenge === undefined || !(await isSigned(em, context, sent, { response, challenge })))
      return undefined;
    return enter(em, context, sent, SignInMethod.PASSKEY);
  });
  if (outcome === 'UNKNOWN') return deviceUnknown(context);
  if (outcome) return welcome(context, sent, outcome);
  return {
    reason: SignInRefusal.WRONG_PASSKEY,
    message: 'Войти по отпечатку или лицу не получилось. Введите PIN-код.',
  };
}

interface Kept {
  publicKey: string;
  counter: string;
}

/** Whether this device's key has signed; its counter is kept, within the act's transaction. */
async function isSigned(
  em: EntityManager,
  context: Context,
  { residentId, deviceId }: DeviceToken,
  { response, challenge }: { response: AuthenticationResponseJSON; challenge: string },
): Promise<boolean> {
  const { tenantId, clock } = context;
  const db = em.getKysely();
  const party = relyingPartyOf(context);
  const key = sql`tenant_id = ${tenantId} and resident_id = ${residentId} and id = ${response.id}
    and device_id = ${deviceId} and rp_id = ${party.id}`;
  const { rows } = await sql<Kept>`
    select public_key as "publicKey", counter::text as counter from passkey where ${key}`.execute(db);
  const [kept] = rows;
  if (!kept) return false;
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    credential: {
      id: response.id,
      publicKey: new Uint8Array(Buffer.from(kept.publicKey, 'base64url')),
      counter: Number(kept.counter),
    },
  }).catch(() => undefined); // whatever is wrong with it, nobody is signed in
  if (!verified?.verified) return false;
  await sql`update passkey set counter = ${verified.authenticationInfo.newCounter}, last_used_at = ${clock.now()}
    where ${key}`.execute(db);
  return true;
}
