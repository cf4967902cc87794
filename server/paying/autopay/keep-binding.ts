import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Binding } from '../../acquiring/acquirer.ts';
import type { EntityManager } from '../../database/orm.ts';
import type { PayingContext } from '../paying-context.ts';

/**
 * Keeps the bank's name of the card that a resident let it remember, in the transaction that credits the payment. A card that
 * was bound before is found again, also after it was forgotten: who ticks it anew wants it back.
 */
export async function keepBinding(
  em: EntityManager,
  { tenantId, clock }: Pick<PayingContext, 'tenantId' | 'clock'>,
  residentId: string,
  { bindingId, maskedPan, expiry }: Binding,
): Promise<void> {
  await sql`insert into card_binding as c (tenant_id, resident_id, id, binding_id, masked_pan, expiry, bound_at)
    select ${tenantId}, r.id, ${randomUUIDv7()}, ${bindingId}, ${maskedPan}, ${expiry ?? null}, ${clock.now()}::timestamptz
    from resident r where r.tenant_id = ${tenantId} and r.id = ${residentId} and r.status = 'ACTIVE'
    on conflict (tenant_id, resident_id, binding_id) do update set masked_pan = excluded.masked_pan,
      expiry = coalesce(excluded.expiry, c.expiry), removed_at = null, unbind_at = null`.execute(em.getKysely());
}
