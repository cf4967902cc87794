import { sql } from 'kysely';
import { endLinksByPassword } from '../../accounts/end-links-by-password.ts';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import { queueMessage, recipientOf } from '../../notifications/queue-message.ts';
import { sentDevice } from '../device/device-cookie.ts';
import { forgetDevices } from '../device/forget-devices.ts';
import { endSessionsOf } from '../end-session.ts';
import { ResidentStatus } from '../resident.entity.ts';
import { SessionEnd } from '../session.entity.ts';

/** Whose password becomes another one. */
export interface NewPasswordOf {
  residentId: string;
  passwordHash: string;
  /** Only if the password is still this one; undefined: whatever it is. */
  instead?: string;
  /** Id of the session that goes on; ALL: every one does; undefined: none. */
  keepSession?: string;
}

/**
 * Sets a resident's password within the act's transaction: sessions that are not kept end and their devices forget their PINs,
 * codes and links that were asked for before are void, accounts that others bound by the old one are taken off them, and a
 * message tells of it. False when the resident may not sign in, or the password is another one already.
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
  // Who knew the old password may have asked for another e-mail.
  await sql`delete from contact_change where tenant_id = ${tenantId} and resident_id = ${residentId}`.execute(db);
  // Whoever knew the old password may have set a PIN elsewhere. Before the sessions are ended: one that is just being opened
  // by a PIN is then among them.
  const stays = keepSession !== undefined && keepSession !== 'ALL';
  await forgetDevices(em, context, residentId, { except: stays ? sentDevice(context)?.deviceId : undefined });
  if (keepSession !== 'ALL') {
    const except = keepSession === undefined ? {} : { except: keepSession };
    await endSessionsOf(em, context, residentId, SessionEnd.PASSWORD_CHANGED, except);
  }
  await endLinksByPassword(em, context, residentId);
  const to = recipientOf(resident, ['EMAIL', 'SMS']);
  if (to)
    await queueMessage(em, context, {
      to,
      content: {
        template: 'PASSWORD_CHANGED',
        data: { at: clock.now().toISOString(), othersSignedOut: keepSession !== 'ALL' },
      },
    });
  return true;
}
