import { sql } from 'kysely';
import { detachAccount } from '../accounts/detach-account.ts';
import { DetachmentReason } from '../accounts/detachment.entity.ts';
import { endLinksByPassword } from '../accounts/end-links-by-password.ts';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { queueMessage, recipientOf } from '../notifications/queue-message.ts';
import { forgetCards } from '../payments/forget-cards.ts';
import { forgetPayer } from '../payments/forget-payer.ts';
import { forgetDevices } from '../sessions/device/forget-devices.ts';
import { endSessionsOf } from '../sessions/end-session.ts';
import { ResidentStatus } from '../sessions/resident.entity.ts';
import { SessionEnd } from '../sessions/session.entity.ts';

/** No password has this hash. */
const noPassword = '-';

/**
 * Closes the portal of a resident within the act's transaction, because there is no consent to go on (152-ФЗ, ст. 9 ч. 2):
 * sessions and known devices end, cards are forgotten, accounts are taken off, the login is free, what was personal is gone,
 * also from the payments. What bookkeeping
 * needs (accounts, bills, payments) is not the resident's and stays; so do the consents, as a record. They are told at the
 * address known until now, and may register anew. False when the portal was closed before.
 */
export async function closePortal(em: EntityManager, context: Context, residentId: string): Promise<boolean> {
  const { tenantId, clock } = context;
  const db = em.getKysely();
  // First, as whoever uses a code locks its row first.
  await sql`delete from password_reset where tenant_id = ${tenantId} and resident_id = ${residentId}`.execute(db);
  const { rows } = await sql<{ email: string | null; phone: string | null }>`
    select email, phone from resident
    where tenant_id = ${tenantId} and id = ${residentId} and status <> ${ResidentStatus.CLOSED} for update`.execute(db);
  const [resident] = rows;
  if (!resident) return false;
  await sql`delete from contact_change where tenant_id = ${tenantId} and resident_id = ${residentId}`.execute(db);
  await sql`update resident set status = ${ResidentStatus.CLOSED}, name = null, email = null, phone = null,
      home_phone = null, password_hash = ${noPassword}
    where tenant_id = ${tenantId} and id = ${residentId}`.execute(db);
  await forgetDevices(em, context, residentId);
  await forgetCards(em, context, { residentId });
  await endSessionsOf(em, context, residentId, SessionEnd.CLOSED);
  await endLinksByPassword(em, context, residentId);
  for (const accountId of await accountsOf(em, context, residentId))
    await detachAccount(em, context, { accountId, residentId, reason: DetachmentReason.REMOVED });
  // Whoever has no account any more begins no further payment.
  await forgetPayer(em, context, residentId);
  await sql`delete from login where tenant_id = ${tenantId} and resident_id = ${residentId}`.execute(db);
  const to = recipientOf(resident, ['EMAIL', 'SMS']);
  if (to)
    await queueMessage(em, context, {
      to,
      content: { template: 'PORTAL_CLOSED', data: { at: clock.now().toISOString() } },
    });
  return true;
}

async function accountsOf(em: EntityManager, { tenantId }: Context, residentId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select account_id as id from resident_account where tenant_id = ${tenantId} and resident_id = ${residentId}
    order by account_id`.execute(em.getKysely());
  return rows.map(({ id }) => id);
}
