import type { Context } from '../context.ts';
import { ReadingExportCause } from '../meters/reading-submission.entity.ts';
import { requestExport } from '../readings/exchange/request-export.ts';
import { recordStaffAct, requireStaff } from './require-staff.ts';

/**
 * Asks for a file of the residents' readings of a month (its first day); gives the id of the export.
 * @throws KabinetError FORBIDDEN for anybody but staff
 */
export async function exportReadings(context: Context, period: string): Promise<string> {
  await requireStaff(context);
  return context.write(async (em) => {
    const exportId = await requestExport(em, context, { period, cause: ReadingExportCause.STAFF });
    await recordStaffAct(em, context, { act: 'EXPORT_READINGS', reason: period.slice(0, 7) });
    return exportId;
  });
}

/** A file of readings that staff download. */
export interface ExportedFile {
  id: string;
  fileName: string;
}

/**
 * The export of that id, when its file is written; undefined otherwise.
 * @throws KabinetError FORBIDDEN for anybody but staff
 */
export async function exportedFile(context: Context, id: string): Promise<ExportedFile | undefined> {
  await requireStaff(context);
  const [file] = await context.readPrimary<ExportedFile>(
    'exported_file',
    `select id, file_name as "fileName" from reading_export where tenant_id = $1 and id = $2 and status = 'DONE'`,
    [context.tenantId, id],
  );
  return file;
}
