import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { AutopayStatus, AutopayStop } from './autopay.entity.ts';

/**
 * Forgets cards of a resident, one or all of them, within the act's transaction: from then on nothing is paid with them, and
 * workers tell the bank to forget them until it has answered.
 */
export async function forgetCards(
  em: EntityManager,
  { tenantId, clock }: Pick<Context, 'tenantId' | 'clock'>,
  { residentId, cardId }: { residentId: string; cardId?: string },
): Promise<void> {
  const db = em.getKysely();
  const now = clock.now();
  await sql`update card_binding set removed_at = ${now}, unbind_at = ${now}
    where tenant_id = ${tenantId} and resident_id = ${residentId} and removed_at is null
      and (${cardId ?? null}::uuid is null or id = ${cardId ?? null}::uuid)`.execute(db);
  await sql`update autopay set status = ${AutopayStatus.STOPPED}, stopped_by = ${AutopayStop.CARD_FORGOTTEN}
    where (tenant_id, account_id) in (select tenant_id, account_id from autopay
      where tenant_id = ${tenantId} and resident_id = ${residentId} and status = ${AutopayStatus.ACTIVE}
        and (${cardId ?? null}::uuid is null or card_id = ${cardId ?? null}::uuid)
      order by account_id for update)`.execute(db);
}
