import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type pg from 'pg';
import type { Clock } from '../../clock.ts';
import type { FileStore } from '../../files/file-store.ts';
import type { Jobs } from '../../jobs/start-jobs.ts';
import { importQueue } from './import-registry.job.ts';

/** What queueing needs: connections of the server's role, and where files and jobs are kept. */
export interface QueueContext {
  tenantId: number;
  pool: pg.Pool;
  files: FileStore;
  jobs: Jobs;
  clock: Clock;
}

/**
 * Keeps the file and queues its import; gives the id of its report, which says QUEUED. File first, then the row and the job
 * in one transaction: an import that is queued has its file, whatever happens in between.
 */
export async function queueImport(
  { tenantId, pool, files, jobs, clock }: QueueContext,
  { file, name = basename(file) }: { file: string; name?: string },
): Promise<string> {
  const importId = randomUUID();
  await files.keep({ tenantId, id: importId }, file);
  const db = await pool.connect();
  let broken: Error | undefined;
  try {
    await db.query('begin');
    await db.query('select app.set_tenant($1)', [tenantId]);
    await db.query(
      `insert into registry_import (tenant_id, id, file_name, status, started_at) values ($1, $2, $3, 'QUEUED', $4)`,
      [tenantId, importId, name.slice(0, 200), clock.now()],
    );
    await jobs.send(db, importQueue.queue, { tenantId, importId }, String(tenantId));
    await db.query('commit');
  } catch (error) {
    await db.query('rollback').catch((lost: Error) => (broken = lost));
    await files.remove({ tenantId, id: importId });
    throw error;
  } finally {
    db.release(broken);
  }
  return importId;
}
