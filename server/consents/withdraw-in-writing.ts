import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { isNeededForPortal, type LegalTextKind } from './asked-consents.ts';
import { closePortal } from './close-portal.ts';
import { Withdrawal } from './consent.entity.ts';
import { endConsent, type HeldConsent } from './held-consent.ts';

/**
 * Withdraws a consent that a resident took back in writing (S3 4.7), within the act of a member of staff, in all ways of
 * messages; one that the portal needs closes it for them. False when there was none. Who may do it is for the act to ask.
 */
export async function withdrawInWriting(
  em: EntityManager,
  context: Context,
  { residentId, kind }: { residentId: string; kind: LegalTextKind },
): Promise<boolean> {
  const { rows } = await sql<HeldConsent>`
    select distinct kind, channel from consent
    where tenant_id = ${context.tenantId} and resident_id = ${residentId} and kind = ${kind}
      and withdrawn_at is null`.execute(em.getKysely());
  const closes = context.tenant.rules.consents.some((rule) => rule.text === kind && isNeededForPortal(rule));
  // Also of somebody who registered before consents were kept: there is no record, and still no consent. Before the records,
  // as one's own withdrawal locks the resident first.
  const closed = closes && (await closePortal(em, context, residentId));
  for (const held of rows) await endConsent(em, context, residentId, held, Withdrawal.WRITTEN);
  return closed || rows.length > 0;
}
