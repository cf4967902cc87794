import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Clock } from '../clock.ts';
import type { EntityManager, Orm } from '../database/orm.ts';
import { writeAs } from '../database/tenant-writer.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Job } from '../jobs/job.ts';
import { tellStaff } from '../notifications/tell-staff.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';
import type { WrittenFile } from './write-file.ts';

/** What an export job carries. */
export type ExportJobPayload = { tenantId: number; exportId: string };

/** What every export job needs of the process that runs it. */
export interface ExportJobParts {
  /** Connections of the server's role without a limit of time. */
  pool: pg.Pool;
  orm: Orm;
  files: FileStore;
  clock: Clock;
  /** The tenant of an id; undefined when its folder is gone. */
  tenantOf: (tenantId: number) => Pick<Tenant, 'registries' | 'timeZone'> | undefined;
}

/** One kind of export. */
interface ExportKind<Asked> {
  queue: { queue: string; retries: number; limitMinutes: number };
  /** Table of what was asked for; QUEUED until a file is there. */
  table: 'reading_export' | 'payment_export';
  /** Of the row that waits, locked. */
  columns: string;
  noticeKind: string;
  /** What staff know it by. */
  nameOf: (asked: Asked) => string;
  /** Writes the file; NOTHING: there is none to write. */
  write: (
    asked: Asked,
    of: ExportJobPayload & { tenant: Pick<Tenant, 'registries' | 'timeZone'> },
    file: string,
  ) => Promise<WrittenFile | 'NOTHING'>;
  /** Column that says how many rows the file has. */
  counted?: string;
}

/**
 * Writes exports that were asked for and keeps them in the file store. A worker that dies leaves the row as it was: the next
 * one writes the file anew and puts it in the place of whatever is there.
 */
export function exportJob<Asked extends object>(
  { orm, files, clock, tenantOf }: Omit<ExportJobParts, 'pool'>,
  { queue, table, columns, noticeKind, nameOf, write, counted }: ExportKind<Asked>,
): Job<ExportJobPayload> {
  const waiting = async (em: EntityManager, { tenantId, exportId }: ExportJobPayload): Promise<Asked | undefined> =>
    (
      await sql<Asked>`select ${sql.raw(columns)} from ${sql.table(table)}
        where tenant_id = ${tenantId} and id = ${exportId} and status = 'QUEUED' for update`.execute(em.getKysely())
    ).rows[0];
  const finish = (em: EntityManager, { tenantId, exportId }: ExportJobPayload, status: string, written?: WrittenFile) =>
    sql`update ${sql.table(table)} set status = ${status}, finished_at = ${clock.now()}
        ${written ? sql`, sha256 = ${written.sha256}` : sql``}
        ${written && counted !== undefined ? sql`, ${sql.ref(counted)} = ${written.rows}` : sql``}
      where tenant_id = ${tenantId} and id = ${exportId}`.execute(em.getKysely());
  const tell = (em: EntityManager, tenantId: number, asked: Asked, details: Record<string, string | number>) =>
    tellStaff(em, { tenantId, clock }, { kind: noticeKind, subject: nameOf(asked), details });
  return {
    ...queue,
    concurrency: 1,
    async run(job) {
      const { tenantId, exportId } = job;
      const tenant = tenantOf(tenantId);
      if (!tenant) throw new Error(`There is no tenant ${tenantId}`);
      const act = writeAs(orm, tenantId);
      const asked = await act((em) => waiting(em, job));
      if (!asked) return; // written already: the worker died before its word to the queue
      const folder = await mkdtemp(join(tmpdir(), 'kabinet-export-'));
      let written: WrittenFile | 'NOTHING';
      try {
        const file = join(folder, 'export');
        written = await write(asked, { ...job, tenant }, file);
        if (written !== 'NOTHING') await files.keep({ tenantId, id: exportId }, file);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
      await act(async (em) => {
        const still = await waiting(em, job);
        if (!still) return;
        if (written === 'NOTHING') return void (await finish(em, job, 'EMPTY'));
        await finish(em, job, 'DONE', written);
        // The billing system would look for something of another name.
        if (written.lost > 0) await tell(em, tenantId, still, { lostValues: written.lost });
      });
    },
    async gaveUp(job) {
      await writeAs(
        orm,
        job.tenantId,
      )(async (em) => {
        const asked = await waiting(em, job);
        if (!asked) return;
        await finish(em, job, 'FAILED');
        await tell(em, job.tenantId, asked, { failed: 'GAVE_UP' });
      });
    },
  };
}
