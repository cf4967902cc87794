import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';

/** Longer than the longest warning before a date: what was reminded of so long ago is over. */
const keptMs = 400 * 86_400_000;

/** Removes some records of reminders that are over; gives how many. Nothing ever changes or locks one. */
export async function forgetReminders(
  em: EntityManager,
  { tenantId, clock }: Pick<Context, 'tenantId' | 'clock'>,
): Promise<number> {
  const before = new Date(clock.now().getTime() - keptMs);
  const { rows } = await sql`delete from reminder where (tenant_id, account_id, resident_id, kind, subject) in (
      select tenant_id, account_id, resident_id, kind, subject from reminder
      where tenant_id = ${tenantId} and reminded_at <= ${before} limit 1000)
    returning subject`.execute(em.getKysely());
  return rows.length;
}
