import { type RegistrationResponseJSON, verifyRegistrationResponse } from '@simplewebauthn/server';
import { sql } from 'kysely';
import type { Context } from '../../../context.ts';
import { insertRow } from '../../../database/insert-row.ts';
import type { EntityManager } from '../../../database/orm.ts';
import { KabinetError } from '../../../errors.ts';
import { type DeviceToken, sendDevice, sentDevice } from '../device-cookie.ts';
import { PasskeyEntity } from '../device.entity.ts';
import { goingOn } from '../going-on.ts';
import { takeChallenge } from './challenge.ts';
import { offersPasskeys } from './offers-passkeys.ts';
import { PasskeyRefusal, type PasskeyRefused } from './passkey-refusal.ts';
import { readCreated } from './read-response.ts';
import { keyKinds, relyingPartyOf } from './relying-party.ts';

/** A finger or a face is enough on this device. */
export interface PasskeyAdded {
  message: string;
}

/**
 * Keeps the passkey this device has made for this host, instead of an earlier one: only where a PIN is set (S1 4.4), only for
 * the challenge given last, once.
 * @throws KabinetError UNAUTHENTICATED without a session that is still going on
 */
export async function addPasskey(
  context: Context,
  { response: text }: { response: string },
): Promise<PasskeyAdded | PasskeyRefused> {
  const { who } = context;
  if (!who) throw new KabinetError('UNAUTHENTICATED');
  if (!offersPasskeys(context))
    return { reason: PasskeyRefusal.NOT_OFFERED, message: 'Входа по отпечатку или лицу у нас нет.' };
  const sent = sentDevice(context);
  if (sent?.residentId !== who.residentId) return pinNeeded;
  const response = readCreated(text);
  const outcome = await context.write(async (em) => {
    await goingOn(em, context);
    const { known, challenge } = await takeChallenge(em, context, sent);
    if (!known) return pinNeeded;
    const added = response && challenge !== undefined && (await keep(em, context, sent, { response, challenge }));
    return added ? undefined : wrongPasskey;
  });
  if (outcome) return outcome;
  sendDevice(context, sent, { passkey: true });
  return { message: 'Готово. На этом устройстве теперь можно входить по отпечатку или лицу.' };
}

async function keep(
  em: EntityManager,
  context: Context,
  { residentId, deviceId }: DeviceToken,
  { response, challenge }: { response: RegistrationResponseJSON; challenge: string },
): Promise<boolean> {
  const { tenantId, clock } = context;
  const party = relyingPartyOf(context);
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: keyKinds,
  }).catch(() => undefined); // whatever is wrong with it, it is not kept
  if (!verified?.verified) return false;
  const { id, publicKey, counter } = verified.registrationInfo.credential;
  const db = em.getKysely();
  const { rows } = await sql`select from passkey
    where tenant_id = ${tenantId} and resident_id = ${residentId} and id = ${id} and device_id <> ${deviceId}`.execute(
    db,
  );
  if (rows.length > 0) return false; // another device's
  await sql`delete from passkey
    where tenant_id = ${tenantId} and resident_id = ${residentId} and device_id = ${deviceId}`.execute(db);
  await insertRow(em, PasskeyEntity, {
    tenantId,
    residentId,
    id,
    deviceId,
    rpId: party.id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter: String(counter),
    transports: response.response.transports ?? [],
    createdAt: clock.now(),
  });
  return true;
}

const pinNeeded: PasskeyRefused = {
  reason: PasskeyRefusal.PIN_NEEDED,
  message: 'Сначала задайте PIN-код на этом устройстве.',
};

const wrongPasskey: PasskeyRefused = {
  reason: PasskeyRefusal.WRONG_PASSKEY,
  message: 'Устройство не подтвердило вход вовремя. Попробуйте ещё раз.',
};
