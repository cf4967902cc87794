import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { readId } from '../ids.ts';
import { standingKinds } from '../paying/reconcile/difference.ts';
import { type DifferenceKind, ReconciliationStatus } from '../payments/reconciliation.entity.ts';
import { recordStaffAct, requireStaff } from './require-staff.ts';
import { wordsOfStaff } from './words-of-staff.ts';

/**
 * Explains a difference: while its sums stay the same nobody is told of it any more. It mends nothing: money is moved by
 * refunds, registries and the bank alone. Gives its uuid; undefined: there is none.
 * @throws KabinetError FORBIDDEN for anybody but staff, BAD_USER_INPUT for a note that says nothing
 */
export async function settleDifference(
  context: Context,
  { id, note }: { id: string; note: string },
): Promise<string | undefined> {
  await requireStaff(context);
  const words = wordsOfStaff('note', note);
  const named = readId('ReconciliationDifference', id);
  if (!named || named.key !== '') return undefined;
  const { tenantId, clock } = context;
  return context.write(async (em) => {
    const db = em.getKysely();
    const { rows } = await sql<{ day: string; kind: DifferenceKind; open: boolean; accountId: string | null }>`
      update reconciliation_difference set note = ${words}, settled_at = coalesce(settled_at, ${clock.now()})
      where tenant_id = ${tenantId} and id = ${named.owner}
      returning day::text, kind, old.settled_at is null as open, account_id as "accountId"`.execute(db);
    const [settled] = rows;
    if (!settled) return undefined;
    const { day, kind, open, accountId } = settled;
    // Every day whose comparison has counted it.
    if (open)
      await sql`
        update reconciliation set differences = differences - 1,
          status = case when differences = 1 and status = ${ReconciliationStatus.DIFFERS}
            then ${ReconciliationStatus.AGREES} else status end
        where tenant_id = ${tenantId} and differences > 0
          and (day = ${day} or (day > ${day} and ${(standingKinds as readonly DifferenceKind[]).includes(kind)}))`.execute(
        db,
      );
    await recordStaffAct(em, context, {
      act: 'SETTLE_DIFFERENCE',
      reason: `${kind}: ${words}`,
      ...(accountId ? { accountId } : {}),
    });
    return named.owner;
  });
}
