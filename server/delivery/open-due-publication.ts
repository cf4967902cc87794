import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { tellStaff } from '../notifications/tell-staff.ts';
import { localDay } from '../tenancy/local-day.ts';
import { billDays } from '../tenancy/rules/bills.ts';
import { openPublication } from './open-publication.ts';

/**
 * Opens the publication of the month before when its day has come and its registry of charges is there; true when it did. Older
 * months are not published by themselves: residents know them, and a utility that brings its past into a new portal does not
 * want to announce it. When the last day has passed without a registry, staff are told.
 */
export async function openDuePublication(
  em: EntityManager,
  context: Pick<Context, 'tenant' | 'tenantId' | 'clock'>,
): Promise<boolean> {
  const { tenant, tenantId, clock } = context;
  const today = localDay(tenant.timeZone, clock.now());
  const month = monthBefore(today);
  const { publishedFrom, publishedBy } = billDays(tenant.rules.bills.dates, month);
  if (today < publishedFrom) return false;
  const period = `${month}-01`;
  const { rows } = await sql<{ published: boolean; imported: boolean; known: boolean; told: boolean }>`
    select exists (select from publication where tenant_id = ${tenantId} and period = ${period}) as published,
      exists (select from registry_import where tenant_id = ${tenantId} and kind = 'CHARGES' and status = 'APPLIED'
        and period = ${period}) as imported,
      exists (select from registry_import where tenant_id = ${tenantId} and kind = 'CHARGES' and status = 'APPLIED') as known,
      exists (select from staff_notice where tenant_id = ${tenantId} and kind = ${late} and subject = ${month}) as told`.execute(
    em.getKysely(),
  );
  const { published, imported, known, told } = rows[0]!;
  if (published) return false;
  if (imported) return (await openPublication(em, context, { period, requestedBy: null })) === 'OPENED';
  // Once; and not of a utility that has brought nothing yet.
  if (today > publishedBy && known && !told)
    await tellStaff(em, context, { kind: late, subject: month, details: { publishedBy } });
  return false;
}

/** What staff are told when there is nothing to publish. */
const late = 'CHARGES_NOT_IMPORTED';

function monthBefore(day: string): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}
