import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { type MeterReadings, metersWithReadings } from './meter-readings.ts';

/** One meter of an account and what is known of it in one period; undefined: the account has none with this id. */
export async function readMeter(
  em: EntityManager,
  { tenantId }: Pick<Context, 'tenantId'>,
  { accountId, meterId }: { accountId: string; meterId: string },
  { period, day }: { period: string; day: string },
): Promise<MeterReadings | undefined> {
  const meters = metersWithReadings({
    tenantId: sql`${tenantId}`,
    accountId: sql`${accountId}`,
    period: sql`${period}::date`,
    day: sql`${day}::date`,
    serial: sql`null`,
    which: sql`m.id = ${meterId}`,
  });
  const { rows } = await sql<{ meters: MeterReadings[] }>`select (${meters}) as meters`.execute(em.getKysely());
  return rows[0]!.meters[0];
}
