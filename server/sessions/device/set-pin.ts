import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import { insertRow } from '../../database/insert-row.ts';
import type { EntityManager } from '../../database/orm.ts';
import { KabinetError } from '../../errors.ts';
import { type DeviceToken, sendDevice, sentDevice } from './device-cookie.ts';
import { pinHashes, secretHashes } from './device-hashes.ts';
import { DeviceEntity } from './device.entity.ts';
import { forgetDevice, forgetUnusedDevices } from './forget-devices.ts';
import { goingOn } from './going-on.ts';
import { isSimplePin } from './is-simple-pin.ts';
import { PinRefusal, type PinRefused } from './pin-refusal.ts';

/** From now on the PIN is enough on this device. */
export interface PinSet {
  message: string;
}

/** A device that is known, and whether it has a passkey. */
interface Known {
  token: DeviceToken;
  passkey: boolean;
}

/**
 * Sets the PIN of the resident who asks on the device they ask from, or changes it there: tries begin anew, a passkey stays.
 * A device that knew another resident knows this one instead.
 * @throws KabinetError UNAUTHENTICATED without a session that is still going on
 */
export async function setPin(context: Context, { pin }: { pin: string }): Promise<PinSet | PinRefused> {
  if (!context.who) throw new KabinetError('UNAUTHENTICATED');
  const rule = context.tenant.rules.settings.pin;
  if (rule.mode === 'NONE')
    return { reason: PinRefusal.NOT_OFFERED, message: 'Входа по PIN-коду у нас нет: входите с паролем.' };
  if (pin.length !== rule.digits || !/^\d+$/.test(pin))
    return { reason: PinRefusal.WRONG_LENGTH, message: `В PIN-коде должно быть цифр: ${rule.digits}.` };
  if (isSimplePin(pin))
    return {
      reason: PinRefusal.TOO_SIMPLE,
      message: 'Такой PIN-код подбирают первым. Придумайте другой.',
    };
  const { token, passkey } = await context.write(async (em) => {
    const { residentId } = await goingOn(em, context);
    const sent = sentDevice(context);
    const changed = sent?.residentId === residentId ? await changePin(em, context, sent, pin) : undefined;
    return changed ?? beginDevice(em, context, residentId, pin);
  });
  sendDevice(context, token, { passkey });
  return { message: 'PIN-код включён. Теперь на этом устройстве можно входить по нему.' };
}

async function changePin(
  em: EntityManager,
  context: Context,
  token: DeviceToken,
  pin: string,
): Promise<Known | undefined> {
  const { tenantId, clock } = context;
  const { residentId, deviceId } = token;
  const [pinHash] = pinHashes(context, token, pin);
  const { rows } = await sql<{ passkey: boolean }>`
    update device set pin_hash = ${pinHash}, pin_attempts = 0, last_used_at = ${clock.now()}
    where tenant_id = ${tenantId} and resident_id = ${residentId} and id = ${deviceId}
      and secret_hash = any(${secretHashes(context, token)}::text[])
    returning exists (select from passkey k where k.tenant_id = ${tenantId} and k.resident_id = ${residentId}
      and k.device_id = ${deviceId}) as passkey`.execute(em.getKysely());
  return rows[0] && { token, passkey: rows[0].passkey };
}

async function beginDevice(em: EntityManager, context: Context, residentId: string, pin: string): Promise<Known> {
  const { tenantId, clock } = context;
  const before = sentDevice(context);
  if (before) await forgetDevice(em, context, before);
  const token = { residentId, deviceId: randomUUIDv7(), secret: randomBytes(32).toString('base64url') };
  const [secretHash] = secretHashes(context, token);
  const [pinHash] = pinHashes(context, token, pin);
  const now = clock.now();
  const row = { tenantId, residentId, id: token.deviceId, secretHash, pinHash, createdAt: now, lastUsedAt: now };
  await insertRow(em, DeviceEntity, row);
  await forgetUnusedDevices(em, context, residentId);
  return { token, passkey: false };
}
