import type pg from 'pg';
import type { Clock } from '../../clock.ts';
import type { FileStore } from '../../files/file-store.ts';
import type { Job } from '../../jobs/job.ts';
import type { ImportTenant } from './import-context.ts';
import { importRegistry } from './import-registry.ts';

/** What an import job carries. */
export type ImportJobPayload = { tenantId: number; importId: string };

/** The queue of imports; a file that is refused is not tried again, so a retry is after a crash or a lost database. */
export const importQueue = { queue: 'import-registry', retries: 5, limitMinutes: 60 } as const;

/** What the job needs of the process that runs it. */
export interface ImportJobParts {
  importer: pg.Pool;
  files: FileStore;
  clock: Clock;
  /** The tenant of an id; undefined when its folder is gone. */
  tenantOf: (tenantId: number) => ImportTenant | undefined;
}

/**
 * Imports files that were queued. A worker that dies leaves its file and its row: the next one imports it from the beginning,
 * to the same end, because nothing of a broken import was committed.
 */
export function importRegistryJob({ importer, files, clock, tenantOf }: ImportJobParts): Job<ImportJobPayload> {
  return {
    ...importQueue,
    concurrency: 2,
    async run({ tenantId, importId }) {
      const tenant = tenantOf(tenantId);
      if (!tenant) throw new Error(`There is no tenant ${tenantId}`);
      const { rows } = await importer.query<{ file_name: string }>(
        `update registry_import set status = 'RUNNING', started_at = $3
         where tenant_id = $1 and id = $2 and status in ('QUEUED', 'RUNNING') returning file_name`,
        [tenantId, importId, clock.now()],
      );
      const name = rows[0]?.file_name;
      // Reported already: the worker died between its commit and its word to the queue.
      if (name !== undefined)
        await files.use({ tenantId, id: importId }, (file) =>
          importRegistry({ tenant, tenantId, importer, clock }, { file, name, importId }),
        );
      await files.remove({ tenantId, id: importId });
    },
    async gaveUp({ tenantId, importId }) {
      await importer.query(
        `update registry_import set status = 'REFUSED', reason_code = 'GAVE_UP', finished_at = $3,
           reason = 'Загрузка не удалась несколько раз подряд и прекращена. Ничего не загружено.'
         where tenant_id = $1 and id = $2 and status in ('QUEUED', 'RUNNING')`,
        [tenantId, importId, clock.now()],
      );
    },
  };
}
