import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../context.ts';
import { ReconciliationStatus } from '../../payments/reconciliation.entity.ts';
import { localDay } from '../../tenancy/local-day.ts';

/** A day to compare, with its ends in the tenant's zone. */
export interface DueDay {
  day: string;
  begins: Date;
  ends: Date;
  /** It has not been tried yet since it was due or asked for. */
  first: boolean;
}

/** A night's payments are decided by then, and hardly anybody pays. */
const hour = 4;
/** A bank that is away is asked again after so long; so is one whose comparison broke off with its process. */
const againAfterMinutes = 15;
/** After nights without a process so many days are made up for. */
const mostMissed = 7;
/** A bank that has given no registry for so long will not give it any more. */
const givenUpAfter = 30;

/**
 * The next day of a tenant to compare, for this process alone: yesterday once its night is late enough, days that were missed,
 * asked for, or could not be completed. Undefined: there is none.
 */
export function claimDueDay({
  tenant,
  tenantId,
  clock,
  write,
}: Pick<Context, 'tenant' | 'tenantId' | 'clock' | 'write'>): Promise<DueDay | undefined> {
  const now = clock.now();
  const today = localDay(tenant.timeZone, new Date(now.getTime() - hour * 3_600_000));
  return write(async (em) => {
    const db = em.getKysely();
    await sql`
      insert into reconciliation (tenant_id, day, status, compared_at)
      select ${tenantId}, day, ${ReconciliationStatus.INCOMPLETE}, 'epoch'
      from generate_series(
        greatest(${today}::date - ${mostMissed}::int, coalesce(
          (select max(day) + 1 from reconciliation where tenant_id = ${tenantId}), ${today}::date - 1)),
        ${today}::date - 1, interval '1 day') day
      on conflict (tenant_id, day) do nothing`.execute(db);
    const { rows } = await sql<{ day: string; begins: string; ends: string; first: boolean }>`
      update reconciliation set compared_at = ${now}
      where tenant_id = ${tenantId} and day = (
        select day from reconciliation
        where tenant_id = ${tenantId} and status = ${ReconciliationStatus.INCOMPLETE}
          and compared_at <= ${now}::timestamptz - ${againAfterMinutes}::int * interval '1 minute'
          and (day > ${today}::date - ${givenUpAfter}::int or compared_at = 'epoch')
        order by day limit 1 for update skip locked)
      returning day::text, ${instant(sql`day::timestamp at time zone ${tenant.timeZone}`)} as begins,
        ${instant(sql`(day + 1)::timestamp at time zone ${tenant.timeZone}`)} as ends, old.compared_at = 'epoch' as first`.execute(
      db,
    );
    const [row] = rows;
    return row && { ...row, begins: new Date(row.begins), ends: new Date(row.ends) };
  });
}

const instant = (moment: RawBuilder<unknown>) =>
  sql`to_char((${moment}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
