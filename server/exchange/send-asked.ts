import type pg from 'pg';
import type { Jobs } from '../jobs/start-jobs.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';

/** What sending needs of the process. */
export interface SendingParts {
  tenants: readonly Tenant[];
  tenantIds: ReadonlyMap<string, number>;
  /** Connections of the server's role. */
  pool: pg.Pool;
  jobs: Jobs;
}

/**
 * Puts exports that were asked for into their queue, each once: whoever marks one sends it, in one transaction. Gives how many.
 * Whoever asks for an export has no queue at hand, only the table.
 */
export async function sendAsked(
  { tenants, tenantIds, pool, jobs }: SendingParts,
  of: { table: 'reading_export' | 'payment_export'; queue: string },
): Promise<number> {
  let sent = 0;
  for (const { slug } of tenants) sent += await sendOf(pool, jobs, tenantIds.get(slug)!, of);
  return sent;
}

async function sendOf(
  pool: pg.Pool,
  jobs: Jobs,
  tenantId: number,
  { table, queue }: { table: string; queue: string },
): Promise<number> {
  const db = await pool.connect();
  let broken: Error | undefined;
  try {
    await db.query('begin');
    await db.query('select app.set_tenant($1)', [tenantId]);
    const { rows } = await db.query<{ id: string }>(
      `update ${table} set sent = true
       where tenant_id = $1 and id in (select id from ${table}
         where tenant_id = $1 and status = 'QUEUED' and not sent order by id limit 100 for update skip locked)
       returning id`,
      [tenantId],
    );
    for (const { id } of rows) await jobs.send(db, queue, { tenantId, exportId: id }, String(tenantId));
    await db.query('commit');
    return rows.length;
  } catch (error) {
    await db.query('rollback').catch((lost: Error) => (broken = lost));
    throw error;
  } finally {
    db.release(broken);
  }
}
