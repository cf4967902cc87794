import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import { queueMessage, recipientOf } from '../../notifications/queue-message.ts';
import { sentDevice } from '../device/device-cookie.ts';
import { forgetDevices } from '../device/forget-devices.ts';
import { endSession } from '../end-session.ts';
import { ResidentStatus } from '../resident.entity.ts';
import { SessionEnd } from '../session.entity.ts';

/** Whose password becomes another one. */
export interface NewPasswordOf {
  residentId: string;
  passwordHash: string;
  /** Only if the password is still this one; undefined: whatever it is. */
  instead?: string;
  /** The session that goes on; undefined: none does. */
  keepSession?: string;
}

/**
 * Sets a resident's password within the act's transaction: every other session ends, other devices forget their PINs, codes and
 * links that were asked for before are void, and a message tells of it. False when the resident may not sign in, or the password is another one already.
 */
export async function setPassword(
  em: EntityManager,
  context: Context,
  { residentId, passwordHash, instead, keepSession }: NewPasswordOf,
): Promise<boolean> {
  const { tenantId, clock } = context;
  const db = em.getKysely();
  // First, as whoever uses a code locks its row first.
  await sql`delete from password_reset where tenant_id = ${tenantId} and resident_id = ${residentId}`.execute(db);
  const { rows } = await sql<{ email: string | null; phone: string | null }>`
    update resident set password_hash = ${passwordHash}
    where tenant_id = ${tenantId} and id = ${residentId} and status = ${ResidentStatus.ACTIVE}
      and (${instead ?? null}::text is null or password_hash = ${instead ?? null}::text)
    returning email, phone`.execute(db);
  const [resident] = rows;
  if (!resident) return false;
  // Whoever knew the old password may have set a PIN elsewhere. Before the sessions are ended: one that is just being opened
  // by a PIN is then among them.
  const here = keepSession === undefined ? undefined : sentDevice(context)?.deviceId;
  await forgetDevices(em, context, residentId, { except: here });
  const { rows: sessions } = await sql<{ id: string }>`
    select id from session where tenant_id = ${tenantId} and resident_id = ${residentId} and ended_at is null
    order by id for update`.execute(db);
  for (const { id } of sessions)
    if (id !== keepSession) await endSession(em, context, { residentId, sessionId: id }, SessionEnd.PASSWORD_CHANGED);
  const to = recipientOf(resident, ['EMAIL', 'SMS']);
  if (to)
    await queueMessage(em, context, {
      to,
      content: { template: 'PASSWORD_CHANGED', data: { at: clock.now().toISOString() } },
    });
  return true;
}
