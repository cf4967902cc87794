import type pg from 'pg';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Orm } from '../../database/orm.ts';
import { writeAs } from '../../database/tenant-writer.ts';
import { type Repeated, repeat } from '../../jobs/repeat.ts';
import type { Jobs } from '../../jobs/start-jobs.ts';
import type { Tenant } from '../../tenancy/load-tenants.ts';
import { askForDueExports } from './due-exports.ts';
import { exportQueue } from './export-readings.job.ts';

/** What exports need of the process. */
export interface ExportsParts {
  tenants: readonly Tenant[];
  tenantIds: ReadonlyMap<string, number>;
  clock: Clock;
  orm: Orm;
  /** Connections of the server's role. */
  pool: pg.Pool;
  jobs: Jobs;
  log: Pick<Logger, 'warn'>;
}

/** Staff wait for what they asked for; a month is over once. */
const sending = { idleMs: 3000, faultMs: 10_000 };
const looking = { idleMs: 10 * 60_000, faultMs: 60_000 };

/** Puts exports that were asked for into their queue, and asks for those that are due, until it is stopped. */
export function startExports(parts: ExportsParts): Repeated {
  const onFault = (error: unknown): void =>
    parts.log.warn({ fault: (error as { code?: string }).code }, 'exports: readings could not be asked for');
  const work = [
    repeat({ work: () => sendExports(parts), ...sending, onFault }),
    repeat({
      work: async () => {
        await lookForDueExports(parts);
        return 0;
      },
      ...looking,
      onFault,
    }),
  ];
  return { stop: async () => void (await Promise.all(work.map((one) => one.stop()))) };
}

/** Asks for the exports that are due, of every tenant; gives how many. */
export async function lookForDueExports({ tenants, tenantIds, clock, orm }: ExportsParts): Promise<number> {
  let asked = 0;
  for (const tenant of tenants) {
    const tenantId = tenantIds.get(tenant.slug)!;
    asked += await writeAs(orm, tenantId)((em) => askForDueExports(em, { tenant, tenantId, clock }));
  }
  return asked;
}

/**
 * Puts what was asked for into the queue, each once: whoever marks it sends it, in one transaction. Gives how many. Whoever
 * asks for an export has no queue at hand, only the table.
 */
export async function sendExports({ tenants, tenantIds, pool, jobs }: ExportsParts): Promise<number> {
  let sent = 0;
  for (const { slug } of tenants) sent += await sendOf(pool, jobs, tenantIds.get(slug)!);
  return sent;
}

async function sendOf(pool: pg.Pool, jobs: Jobs, tenantId: number): Promise<number> {
  const db = await pool.connect();
  let broken: Error | undefined;
  try {
    await db.query('begin');
    await db.query('select app.set_tenant($1)', [tenantId]);
    const { rows } = await db.query<{ id: string }>(
      `update reading_export set sent = true
       where tenant_id = $1 and id in (select id from reading_export
         where tenant_id = $1 and status = 'QUEUED' and not sent order by id limit 100 for update skip locked)
       returning id`,
      [tenantId],
    );
    for (const { id } of rows) await jobs.send(db, exportQueue.queue, { tenantId, exportId: id }, String(tenantId));
    await db.query('commit');
    return rows.length;
  } catch (error) {
    await db.query('rollback').catch((lost: Error) => (broken = lost));
    throw error;
  } finally {
    db.release(broken);
  }
}
