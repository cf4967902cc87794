import { exportJob, type ExportJobParts, type ExportJobPayload } from '../../exchange/export-job.ts';
import type { Job } from '../../jobs/job.ts';
import { choosePayments } from './choose-payments.ts';
import { writePayments } from './write-payments.ts';

/** The queue of exports of payments. */
export const paymentExportQueue = { queue: 'export-payments', retries: 5, limitMinutes: 30 } as const;

/** Chooses and writes what the billing system has not been told of: payments of the portal and what was given back of them. */
export const exportPaymentsJob = (parts: ExportJobParts): Job<ExportJobPayload> =>
  exportJob<{ day: string; fileName: string | null }>(parts, {
    queue: paymentExportQueue,
    table: 'payment_export',
    columns: `day::text, file_name as "fileName"`,
    noticeKind: 'PAYMENT_EXPORT',
    nameOf: ({ day, fileName }) => fileName ?? day,
    write: async (_, { tenant, tenantId, exportId }, file) => {
      const { pool } = parts;
      const profile = tenant.registries.portalPayments;
      if (!(await choosePayments({ pool, tenantId, exportId, fileName: profile.fileName }))) return 'NOTHING';
      return writePayments({ pool, tenantId, timeZone: tenant.timeZone, profile }, exportId, file);
    },
  });
