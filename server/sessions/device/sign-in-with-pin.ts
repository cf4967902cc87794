import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import { refuseWhenStopped } from '../refuse-when-stopped.ts';
import { SignInMethod } from '../session.entity.ts';
import {
  limitsOfOthers,
  SignInRefusal,
  type SignedInOutcome,
  type SignInRefusedOutcome,
  tooManyAttempts,
} from '../sign-in.ts';
import { countAttempt } from '../throttle.ts';
import { clearDevice, type DeviceToken, sentDevice } from './device-cookie.ts';
import { pinHashes, secretHashes } from './device-hashes.ts';
import { deviceUnknown, type Entered, enter, mayEnter, welcome } from './enter.ts';
import { forgetDevice } from './forget-devices.ts';

/**
 * Signs in the resident this device knows, by the PIN set on it. Each try counts before the PIN is looked at, so that a hundred
 * at once are a hundred tries; when all are used up, PIN and passkey of the device are gone and the password is asked. A
 * device that is not known, and one whose resident may not sign in, get the same answer.
 * @throws KabinetError SERVICE_STOPPED while the portal is stopped
 */
export async function signInWithPin(
  context: Context,
  { pin }: { pin: string },
): Promise<SignedInOutcome | SignInRefusedOutcome> {
  refuseWhenStopped(context);
  const sent = sentDevice(context);
  const rule = context.tenant.rules.settings.pin;
  if (!sent || rule.mode === 'NONE') return deviceUnknown(context);
  const wait = await countAttempt(context, limitsOfOthers(context));
  if (wait !== undefined) return tooManyAttempts(wait);

  const outcome = await context.write((em) => tryPin(em, context, sent, { pin, attempts: rule.attempts }));
  if (outcome === 'UNKNOWN') return deviceUnknown(context);
  if (typeof outcome === 'object') return welcome(context, sent, outcome);
  if (outcome > 0) return wrongPin(outcome);
  clearDevice(context);
  return {
    reason: SignInRefusal.DEVICE_UNKNOWN,
    message: 'PIN-код не подошёл слишком много раз и на этом устройстве отключён. Войдите с паролем.',
  };
}

/** Tries that are left after a wrong PIN, or the session. Returns rather than throws: the count must stay. */
async function tryPin(
  em: EntityManager,
  context: Context,
  sent: DeviceToken,
  { pin, attempts }: { pin: string; attempts: number },
): Promise<Entered | 'UNKNOWN' | number> {
  const may = await mayEnter(em, context, sent.residentId);
  const { rows } = await sql<{ pinHash: string; tries: number }>`
    update device set pin_attempts = pin_attempts + 1
    where tenant_id = ${context.tenantId} and resident_id = ${sent.residentId} and id = ${sent.deviceId}
      and secret_hash = any(${secretHashes(context, sent)}::text[]) and pin_attempts < ${attempts}
    returning pin_hash as "pinHash", pin_attempts as tries`.execute(em.getKysely());
  const [device] = rows;
  if (!device || !may) {
    await forgetDevice(em, context, sent);
    return 'UNKNOWN';
  }
  // Anything but digits of the right number is hashed like a wrong PIN; what is far too long would only cost us.
  const hashes = pinHashes(context, sent, pin.slice(0, 20));
  if (hashes.some((hash) => isEqual(hash, device.pinHash))) return enter(em, context, sent, SignInMethod.PIN);
  if (device.tries >= attempts) await forgetDevice(em, context, sent);
  return attempts - device.tries;
}

const isEqual = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

const forms = new Map([
  ['one', 'попытка'],
  ['few', 'попытки'],
]);

function wrongPin(left: number): SignInRefusedOutcome {
  const rule = new Intl.PluralRules('ru').select(left);
  const message = `PIN-код не подошёл. ${rule === 'one' ? 'Осталась' : 'Осталось'} ${left} ${forms.get(rule) ?? 'попыток'}.`;
  return { reason: SignInRefusal.WRONG_PIN, message };
}
