import { sql } from 'kysely';
import { AcquirerFault } from '../../acquiring/acquirer.ts';
import type { PayingContext } from '../paying-context.ts';

/** A bank that gave no answer is told again after so long, one that refused after a day: somebody may have mended it. */
const againMs = { UNKNOWN: 10 * 60_000, REFUSED: 24 * 3_600_000 };

/** Whoever takes a card has so long to tell the bank; then another may. */
const leaseMs = 2 * 60_000;

/** Tells the bank to forget the cards that residents have removed; gives how many it was told of. */
export async function unbindDue(
  context: Pick<PayingContext, 'tenant' | 'tenantId' | 'clock' | 'acquirers' | 'write'>,
  only?: { residentId: string; cardId: string },
): Promise<number> {
  const { tenant, tenantId, clock, acquirers, write } = context;
  const acquirer = acquirers.of(tenant);
  if (!acquirer) return 0;
  const now = clock.now();
  const which = only ? sql`resident_id = ${only.residentId} and id = ${only.cardId}` : sql`true`;
  const { rows } = await write((em) =>
    sql<{ resident_id: string; id: string; binding_id: string }>`
      update card_binding c set unbind_at = ${new Date(now.getTime() + leaseMs)}
      from (select resident_id, id from card_binding
        where tenant_id = ${tenantId} and unbind_at <= ${now} and ${which}
        order by unbind_at limit 16 for update skip locked) due
      where c.tenant_id = ${tenantId} and c.resident_id = due.resident_id and c.id = due.id
      returning c.resident_id, c.id, c.binding_id`.execute(em.getKysely()),
  );
  await Promise.all(
    rows.map(async ({ resident_id: residentId, id, binding_id: bindingId }) => {
      const again = await acquirer.unbind(bindingId).then(
        () => null,
        (error: unknown) => {
          if (!(error instanceof AcquirerFault)) throw error;
          return new Date(clock.now().getTime() + (error.kind === 'REFUSED' ? againMs.REFUSED : againMs.UNKNOWN));
        },
      );
      // A card that was bound anew meanwhile has nothing to unbind.
      await write((em) =>
        sql`update card_binding set unbind_at = ${again}
          where tenant_id = ${tenantId} and resident_id = ${residentId} and id = ${id} and unbind_at is not null`.execute(
          em.getKysely(),
        ),
      );
    }),
  );
  return rows.length;
}
