import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import type { FileStore } from '../../files/file-store.ts';

/** As long as files of readings are kept; what was in it stays known, so it can be written again. */
const keptMs = 100 * 86_400_000;
/** Days on which nobody paid tell nothing after so long. */
const emptyMs = 7 * 86_400_000;

/** Takes away some files that were written long ago, and rows of exports that had nothing to write; gives how many. */
export async function forgetPaymentExports(
  em: EntityManager,
  { tenantId, clock }: Pick<Context, 'tenantId' | 'clock'>,
  files: FileStore,
): Promise<number> {
  const db = em.getKysely();
  const before = (ms: number) => new Date(clock.now().getTime() - ms);
  const { rows } = await sql<{ id: string }>`
    update payment_export set status = 'FORGOTTEN' where (tenant_id, id) in (
      select tenant_id, id from payment_export
      where tenant_id = ${tenantId} and status = 'DONE' and finished_at <= ${before(keptMs)}
      limit 1000 for update skip locked)
    returning id`.execute(db);
  for (const { id } of rows) await files.remove({ tenantId, id });
  const { rows: empty } = await sql`
    delete from payment_export where (tenant_id, id) in (
      select tenant_id, id from payment_export
      where tenant_id = ${tenantId} and status = 'EMPTY' and finished_at <= ${before(emptyMs)}
      limit 1000 for update skip locked)
    returning id`.execute(db);
  return Math.max(rows.length, empty.length);
}
