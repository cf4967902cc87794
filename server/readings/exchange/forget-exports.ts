import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import type { FileStore } from '../../files/file-store.ts';

/** The readings stay, so an older file can be asked for anew; long after no month is looked at that was exported by itself. */
const keptMs = 100 * 86_400_000;

/**
 * Removes some exports that were written or given up long ago, with their files; gives how many. The files go before the rows
 * are gone for good, so that what fails half-way is found again.
 */
export async function forgetExports(
  em: EntityManager,
  { tenantId, clock }: Pick<Context, 'tenantId' | 'clock'>,
  files: FileStore,
): Promise<number> {
  const before = new Date(clock.now().getTime() - keptMs);
  const { rows } = await sql<{ id: string }>`
    delete from reading_export where (tenant_id, id) in (
      select tenant_id, id from reading_export
      where tenant_id = ${tenantId} and status <> 'QUEUED' and coalesce(finished_at, created_at) <= ${before}
      limit 1000 for update skip locked)
    returning id`.execute(em.getKysely());
  for (const { id } of rows) await files.remove({ tenantId, id });
  return rows.length;
}
