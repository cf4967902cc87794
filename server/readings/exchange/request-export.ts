import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import { ReadingExportCause } from '../../meters/reading-submission.entity.ts';
import { fileNameOf } from '../../tenancy/written-days.ts';

/**
 * Asks for a file of the residents' readings of a month (its first day), in the caller's transaction; gives the id of the
 * export. The worker writes it. Asked again before it is written, or for something that was made by itself: the same export.
 */
export async function requestExport(
  em: EntityManager,
  { tenant, tenantId, clock }: Pick<Context, 'tenant' | 'tenantId' | 'clock'>,
  { period, cause }: { period: string; cause: ReadingExportCause },
): Promise<string> {
  const db = em.getKysely();
  // Two who ask at once wait for each other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reading export ${tenantId} ${period}`}, 0))`.execute(db);
  const known = await sql<{ id: string }>`
    select id from reading_export
    where tenant_id = ${tenantId} and period = ${period} and cause = ${cause}
      and (cause <> 'STAFF' or status = 'QUEUED')
    order by id desc limit 1`.execute(db);
  if (known.rows[0]) return known.rows[0].id;
  const id = randomUUIDv7();
  await sql`insert into reading_export (tenant_id, id, period, cause, file_name, created_at)
    values (${tenantId}, ${id}, ${period}, ${cause}, ${fileNameOf(tenant.registries.readings.fileName, period)}, ${clock.now()})
    `.execute(db);
  return id;
}
