import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import type { FileStore } from '../../files/file-store.ts';
import { photoWaitsHours } from './attachable-photo.ts';

const hourMs = 3_600_000;
/** Nothing can be attached any more, and no act that attaches is still under way. */
const orphanAfterMs = (photoWaitsHours + 1) * hourMs;
/** What goes with a reading changes for a month or two at most; who is older is settled and need not be looked at. */
const settledAfterMs = 120 * 24 * hourMs;

/**
 * Removes some photos that go with no reading: sent and never used, or replaced by a correction; gives how many. The files go
 * before the rows are gone for good, so that what fails half-way is found again.
 */
export async function forgetPhotos(
  em: EntityManager,
  { tenantId, clock }: Pick<Context, 'tenantId' | 'clock'>,
  files: FileStore,
): Promise<number> {
  const now = clock.now().getTime();
  const { rows } = await sql<{ id: string }>`
    delete from reading_photo where (tenant_id, account_id, id) in (
      select p.tenant_id, p.account_id, p.id from reading_photo p
      where p.tenant_id = ${tenantId} and p.uploaded_at < ${new Date(now - orphanAfterMs)}
        and p.uploaded_at > ${new Date(now - settledAfterMs)}
        and not exists (select from reading r
          where r.tenant_id = p.tenant_id and r.account_id = p.account_id and r.photo_id = p.id)
      limit 1000)
    returning id`.execute(em.getKysely());
  for (const { id } of rows) await files.remove({ tenantId, id });
  return rows.length;
}
