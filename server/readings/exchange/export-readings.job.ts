import { exportJob, type ExportJobParts, type ExportJobPayload } from '../../exchange/export-job.ts';
import type { Job } from '../../jobs/job.ts';
import { writeExport } from './write-export.ts';

/** The queue of exports. */
export const exportQueue = { queue: 'export-readings', retries: 5, limitMinutes: 30 } as const;

/** Writes exports of residents' readings that were asked for. */
export const exportReadingsJob = (parts: ExportJobParts): Job<ExportJobPayload> =>
  exportJob<{ period: string; fileName: string }>(parts, {
    queue: exportQueue,
    table: 'reading_export',
    columns: `period::text, file_name as "fileName"`,
    noticeKind: 'READING_EXPORT',
    nameOf: ({ fileName }) => fileName,
    counted: 'readings',
    write: ({ period }, { tenant, tenantId }, file) =>
      writeExport({ pool: parts.pool, tenantId, profile: tenant.registries.readings }, period, file),
  });
