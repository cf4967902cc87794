import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import { openSession } from '../open-session.ts';
import { sendToken } from '../refresh-cookie.ts';
import type { RefreshToken } from '../refresh-token.ts';
import { ResidentStatus } from '../resident.entity.ts';
import type { SignInMethod } from '../session.entity.ts';
import { limitsOfOthers, type SignedInOutcome, SignInRefusal, type SignInRefusedOutcome } from '../sign-in.ts';
import { takeBackAttempt } from '../throttle.ts';
import { clearDevice, type DeviceToken, sendDevice } from './device-cookie.ts';

/** A session that has begun on a known device. */
export interface Entered {
  session: RefreshToken;
  passkey: boolean;
}

/**
 * Whether the resident of a device may sign in at all. Asked before anything else, so that it tells nothing of a PIN, and so
 * that the resident's row is held before the device's, in the order of those who close a portal.
 */
export async function mayEnter(em: EntityManager, { tenantId }: Context, residentId: string): Promise<boolean> {
  const { rows } = await sql`
    select from resident where tenant_id = ${tenantId} and id = ${residentId} and status = ${ResidentStatus.ACTIVE}
    for key share`.execute(em.getKysely());
  return rows.length > 0;
}

/** Begins a session of the resident whose device this is, within the act's transaction: tries begin anew. */
export async function enter(
  em: EntityManager,
  context: Context,
  { residentId, deviceId }: DeviceToken,
  method: SignInMethod,
): Promise<Entered> {
  const { tenantId, clock } = context;
  const { rows } = await sql<{ passkey: boolean }>`
    update device set pin_attempts = 0, last_used_at = ${clock.now()}
    where tenant_id = ${tenantId} and resident_id = ${residentId} and id = ${deviceId}
    returning exists (select from passkey k where k.tenant_id = ${tenantId} and k.resident_id = ${residentId}
      and k.device_id = ${deviceId}) as passkey`.execute(em.getKysely());
  await takeBackAttempt(em, tenantId, limitsOfOthers(context));
  return { session: await openSession(em, context, residentId, method), passkey: rows[0]?.passkey ?? false };
}

/** The answer to one who has entered; the browser stays known for another year. */
export async function welcome(
  context: Context,
  device: DeviceToken,
  { session, passkey }: Entered,
): Promise<SignedInOutcome> {
  sendToken(context, session);
  sendDevice(context, device, { passkey });
  const issued = await context.tokens.issue(session, context.tenant, context.tenant.rules.sessions.accessMinutes);
  return { ...issued, residentId: device.residentId };
}

/** The answer to a device nobody knows, which is told to stop showing a PIN. */
export function deviceUnknown(context: Context): SignInRefusedOutcome {
  clearDevice(context);
  return {
    reason: SignInRefusal.DEVICE_UNKNOWN,
    message: 'На этом устройстве PIN-код больше не действует. Войдите с паролем.',
  };
}
