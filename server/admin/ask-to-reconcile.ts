import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { KabinetError } from '../errors.ts';
import { ReconciliationStatus } from '../payments/reconciliation.entity.ts';
import { localDay } from '../tenancy/local-day.ts';
import { recordStaffAct, requireStaff } from './require-staff.ts';

/** How far back a bank's registry can be asked for, days. */
const furthest = 366;

/**
 * Has a day compared with the bank again, soon and in the background: a registry of many pages takes longer than a request.
 * @throws KabinetError FORBIDDEN for anybody but staff, BAD_USER_INPUT for a day that is not over, or too long ago
 */
export async function askToReconcile(context: Context, day: string): Promise<void> {
  await requireStaff(context);
  const { tenant, tenantId, clock } = context;
  const now = clock.now();
  if (day >= localDay(tenant.timeZone, now))
    throw new KabinetError('BAD_USER_INPUT', 'Этот день ещё не закончился. Сверить можно вчерашний и раньше.', {
      argument: 'day',
    });
  if (day < localDay(tenant.timeZone, new Date(now.getTime() - furthest * 86_400_000)))
    throw new KabinetError('BAD_USER_INPUT', 'Сверить можно не больше года назад.', { argument: 'day' });
  await context.write(async (em) => {
    await sql`
      insert into reconciliation (tenant_id, day, status, compared_at)
      values (${tenantId}, ${day}, ${ReconciliationStatus.INCOMPLETE}, 'epoch')
      on conflict (tenant_id, day) do update set status = excluded.status, compared_at = excluded.compared_at`.execute(
      em.getKysely(),
    );
    await recordStaffAct(em, context, { act: 'RECONCILE', reason: day });
  });
}
