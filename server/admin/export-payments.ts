import type { Context } from '../context.ts';
import { requestPaymentExport, writeAnew } from '../paying/exchange/request-payment-export.ts';
import type { ExportedFile } from './export-readings.ts';
import { recordStaffAct, requireStaff } from './require-staff.ts';

/**
 * Asks for a file of the portal's payments and refunds that are in none yet, or, given an export, for its file again; gives the
 * id of the export.
 * @throws KabinetError FORBIDDEN for anybody but staff
 */
export async function exportPayments(context: Context, again: string | undefined): Promise<string> {
  await requireStaff(context);
  return context.write(async (em) => {
    if (again !== undefined) await writeAnew(em, context, again);
    const exportId = again ?? (await requestPaymentExport(em, context));
    await recordStaffAct(em, context, { act: 'EXPORT_PAYMENTS' });
    return exportId;
  });
}

/**
 * The export of payments of that id, when its file is there; undefined otherwise.
 * @throws KabinetError FORBIDDEN for anybody but staff
 */
export async function exportedPayments(context: Context, id: string): Promise<ExportedFile | undefined> {
  await requireStaff(context);
  const [file] = await context.readPrimary<ExportedFile>(
    'exported_payments',
    `select id, file_name as "fileName" from payment_export where tenant_id = $1 and id = $2 and status = 'DONE'`,
    [context.tenantId, id],
  );
  return file;
}
