import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import { chargesAtOnce, type RegisterVolume } from './charge-at-once.ts';

/** What was handed in for one meter. */
export interface HandedIn {
  accountId: string;
  meterId: string;
  serviceCode: string;
  /** Unit of the volumes. */
  unit: string | null;
  /** First day of the month it counts for. */
  period: string;
  /** All registers of the meter. */
  registers: readonly RegisterVolume[];
}

/**
 * Forms the month's preliminary charges of a meter from what was just handed in, in the transaction that takes it (S2). What
 * was formed of the same month before is replaced, so a correction leaves one charge. Where the tenant does not charge at
 * once, or no price or no reading before is known, there is nothing, and that is no fault: the registry will say. Once the
 * month's registry is there it alone counts.
 */
export async function formPreliminaryCharges(
  em: EntityManager,
  context: Pick<Context, 'tenant' | 'tenantId' | 'clock'>,
  handedIn: HandedIn,
): Promise<void> {
  const { tenant, tenantId, clock } = context;
  if (!tenant.rules.readings.chargedAtOnce) return;
  const { accountId, meterId, serviceCode, unit, period } = handedIn;
  const db = em.getKysely();
  await sql`delete from preliminary_charge where tenant_id = ${tenantId} and account_id = ${accountId}
    and period = ${period} and meter_id = ${meterId}`.execute(db);
  const charges = chargesAtOnce(tenant.tariffs, handedIn);
  if (!charges) return;
  const rows = charges.map(({ kopecks, ...charge }) => ({ ...charge, charged: kopecks.toString() }));
  await sql`insert into preliminary_charge (tenant_id, account_id, period, meter_id, register_code, service_code,
      previous_reading, current_reading, volume, unit, tariff, charged, formed_at)
    select ${tenantId}::smallint, ${accountId}::uuid, ${period}::date, ${meterId}::uuid, code, ${serviceCode}::text,
      previous, current, volume, ${unit}::text, tariff, charged, ${clock.now()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      formed (code text, previous bigint, current bigint, volume bigint, tariff numeric, charged bigint)
    where not exists (select from bill b
      where b.tenant_id = ${tenantId} and b.account_id = ${accountId} and b.period = ${period})`.execute(db);
}
