import { sql } from 'kysely';
import type { Context, Who } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { signedInResident } from '../sessions/contacts/signed-in-resident.ts';
import type { Withdrawal } from './consent.entity.ts';

/** One purpose and way of messages that a resident consented to, in whatever versions. */
export interface HeldConsent {
  kind: string;
  channel: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The signed-in resident's consent with this id, as long as it holds. The resident is locked: a second withdrawal waits. */
export async function heldConsent(
  em: EntityManager,
  context: Context,
  who: Who,
  consentId: string | undefined,
): Promise<HeldConsent | undefined> {
  await signedInResident(em, context, who);
  if (consentId === undefined || !uuid.test(consentId)) return undefined;
  const { rows } = await sql<HeldConsent>`
    select kind, channel from consent
    where tenant_id = ${context.tenantId} and resident_id = ${who.residentId} and id = ${consentId}
      and withdrawn_at is null`.execute(em.getKysely());
  return rows[0];
}

/** Ends a consent in every version it was given to: who takes it back does not mean one edition of a text. */
export async function endConsent(
  em: EntityManager,
  { tenantId, clock }: Pick<Context, 'tenantId' | 'clock'>,
  residentId: string,
  { kind, channel }: HeldConsent,
  by: Withdrawal,
): Promise<void> {
  await sql`update consent set withdrawn_at = ${clock.now()}, withdrawn_by = ${by}
    where tenant_id = ${tenantId} and resident_id = ${residentId} and kind = ${kind} and channel = ${channel}
      and withdrawn_at is null`.execute(em.getKysely());
}
