import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import { ReadingExportCause } from '../../meters/reading-submission.entity.ts';
import { localDay } from '../../tenancy/local-day.ts';
import type { Tenant } from '../../tenancy/load-tenants.ts';
import { countedFor } from '../reading-window.ts';
import { requestExport } from './request-export.ts';

/**
 * Asks for the export of the month that is over: once after the last day whose readings count for it, and once more for those
 * that phones without a network sent later, when none can come any more. Without readings there is nothing to export. Any
 * number of processes may look. Gives how many were asked for.
 */
export async function askForDueExports(
  em: EntityManager,
  context: Pick<Context, 'tenant' | 'tenantId' | 'clock'>,
): Promise<number> {
  const { tenant, clock } = context;
  const today = localDay(tenant.timeZone, clock.now());
  const over = lastOver(tenant, today);
  const allIn = lastOver(tenant, daysBefore(today, tenant.rules.readings.takenWithinDays));
  const first = await askOnce(em, context, { period: over, cause: ReadingExportCause.PERIOD_OVER });
  return first + (await askOnce(em, context, { period: allIn, cause: ReadingExportCause.LATE_READINGS }));
}

async function askOnce(
  em: EntityManager,
  context: Pick<Context, 'tenant' | 'tenantId' | 'clock'>,
  due: { period: string; cause: ReadingExportCause.PERIOD_OVER | ReadingExportCause.LATE_READINGS },
): Promise<number> {
  const { tenantId } = context;
  const late = due.cause === ReadingExportCause.LATE_READINGS;
  const { rows } = await sql<{ causes: string[] }>`select coalesce(array_agg(cause), '{}') causes from reading_export
    where tenant_id = ${tenantId} and period = ${due.period}`.execute(em.getKysely());
  const { causes } = rows[0]!;
  if (causes.includes(due.cause) || (late && !causes.includes(ReadingExportCause.PERIOD_OVER))) return 0;
  if (!(await hasReadings(em, tenantId, { period: due.period, notExported: late }))) return 0;
  await requestExport(em, context, due);
  return 1;
}

/** Whether residents handed in anything for the month; `notExported`: after its last export was asked for. */
async function hasReadings(
  em: EntityManager,
  tenantId: number,
  { period, notExported }: { period: string; notExported: boolean },
): Promise<boolean> {
  const { rows } = await sql`select from reading
    where tenant_id = ${tenantId} and period = ${period} and source = 'RESIDENT'
      and (not ${notExported}::boolean or received_at >= coalesce((select max(created_at) from reading_export
        where tenant_id = ${tenantId} and period = ${period} and status <> 'FAILED'), '-infinity'))
    limit 1`.execute(em.getKysely());
  return rows.length > 0;
}

/** First day of the last month for which no reading of this day counts any more. */
function lastOver(tenant: Pick<Tenant, 'rules'>, day: string): string {
  const current = countedFor(tenant, day);
  const before = new Date(Date.UTC(Number(current.slice(0, 4)), Number(current.slice(5, 7)) - 2, 1));
  return before.toISOString().slice(0, 10);
}

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
