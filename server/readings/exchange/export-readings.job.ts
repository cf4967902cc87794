import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Clock } from '../../clock.ts';
import type { EntityManager, Orm } from '../../database/orm.ts';
import { writeAs } from '../../database/tenant-writer.ts';
import type { FileStore } from '../../files/file-store.ts';
import type { Job } from '../../jobs/job.ts';
import { tellStaff } from '../../notifications/tell-staff.ts';
import type { Tenant } from '../../tenancy/load-tenants.ts';
import { writeExport, type WrittenExport } from './write-export.ts';

/** What an export job carries. */
export type ExportJobPayload = { tenantId: number; exportId: string };

/** The queue of exports. */
export const exportQueue = { queue: 'export-readings', retries: 5, limitMinutes: 30 } as const;

/** What the job needs of the process that runs it. */
export interface ExportJobParts {
  /** Connections of the server's role without a limit of time. */
  pool: pg.Pool;
  orm: Orm;
  files: FileStore;
  clock: Clock;
  /** The tenant of an id; undefined when its folder is gone. */
  tenantOf: (tenantId: number) => Pick<Tenant, 'registries'> | undefined;
}

interface Asked {
  period: string;
  fileName: string;
}

/**
 * Writes exports that were asked for and keeps them in the file store. A worker that dies leaves the row as it was: the next
 * one writes the file anew and puts it in the place of whatever is there.
 */
export function exportReadingsJob({ pool, orm, files, clock, tenantOf }: ExportJobParts): Job<ExportJobPayload> {
  const waiting = async (em: EntityManager, { tenantId, exportId }: ExportJobPayload): Promise<Asked | undefined> =>
    (
      await sql<Asked>`select period::text, file_name as "fileName" from reading_export
        where tenant_id = ${tenantId} and id = ${exportId} and status = 'QUEUED' for update`.execute(em.getKysely())
    ).rows[0];
  return {
    ...exportQueue,
    concurrency: 1,
    async run(job) {
      const { tenantId, exportId } = job;
      const tenant = tenantOf(tenantId);
      if (!tenant) throw new Error(`There is no tenant ${tenantId}`);
      const write = writeAs(orm, tenantId);
      const asked = await write((em) => waiting(em, job));
      if (!asked) return; // written already: the worker died before its word to the queue
      const folder = await mkdtemp(join(tmpdir(), 'kabinet-export-'));
      let written: WrittenExport;
      try {
        const file = join(folder, 'readings');
        written = await writeExport({ pool, tenantId, profile: tenant.registries.readings }, asked.period, file);
        await files.keep({ tenantId, id: exportId }, file);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
      const { readings, sha256, lost } = written;
      await write(async (em) => {
        if (!(await waiting(em, job))) return;
        await sql`update reading_export set status = 'DONE', readings = ${readings}, sha256 = ${sha256}, finished_at = ${clock.now()}
          where tenant_id = ${tenantId} and id = ${exportId}`.execute(em.getKysely());
        // The billing system would look for a meter of another number.
        if (lost > 0) await tellStaff(em, { tenantId, clock }, { ...notice(asked), details: { lostValues: lost } });
      });
    },
    async gaveUp(job) {
      const { tenantId, exportId } = job;
      await writeAs(
        orm,
        tenantId,
      )(async (em) => {
        const asked = await waiting(em, job);
        if (!asked) return;
        await sql`update reading_export set status = 'FAILED', finished_at = ${clock.now()}
          where tenant_id = ${tenantId} and id = ${exportId}`.execute(em.getKysely());
        await tellStaff(em, { tenantId, clock }, { ...notice(asked), details: { failed: 'GAVE_UP' } });
      });
    },
  };
}

const notice = ({ fileName }: Asked): { kind: string; subject: string } => ({
  kind: 'READING_EXPORT',
  subject: fileName,
});
