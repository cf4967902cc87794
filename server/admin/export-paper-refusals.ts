import type { Context } from '../context.ts';
import { paperRefusals } from '../delivery/paper-refusals.ts';
import { writeTable } from '../exchange/write/write-table.ts';
import { localDay } from '../tenancy/local-day.ts';
import { fileNameOf, inDateFormat, inPeriodFormat } from '../tenancy/written-days.ts';
import { recordStaffAct, requireStaff } from './require-staff.ts';

/** A list for the billing system, as the utility's own files are written. */
export interface ExportedList {
  fileName: string;
  bytes: AsyncIterable<Buffer>;
}

/**
 * The accounts whose bill need not be printed, as they are now: the same choices are the same bytes. Undefined where nobody
 * can refuse paper.
 * @throws KabinetError FORBIDDEN for anybody but staff
 */
export async function exportPaperRefusals(context: Context): Promise<ExportedList | undefined> {
  await requireStaff(context);
  const { tenant, clock } = context;
  const profile = tenant.registries.paperRefusals;
  if (!tenant.rules.delivery.paperRefusal || !profile) return undefined;
  const refusals = await paperRefusals(context, context.readPrimary);
  await context.write((em) => recordStaffAct(em, context, { act: 'EXPORT_PAPER_REFUSALS' }));
  const { columns, format, dateFormat, fileName } = profile;
  const period = `${localDay(tenant.timeZone, clock.now()).slice(0, 7)}-01`;
  const dayFormat = format.type === 'dbf' ? 'YYYYMMDD' : dateFormat;
  const table = {
    columns: columns.map(({ name, is, width = 0 }) => ({ name, width, numeric: false, day: is === 'refusedOn' })),
    day: period,
    rows: refusals.length,
    stated: { period: inPeriodFormat(period, profile.periodFormat), rows: String(refusals.length) },
    batches: (async function* () {
      yield refusals.map(({ number, refusedOn }) =>
        columns.map(({ is }) => (is === 'number' ? number : inDateFormat(refusedOn, dayFormat))),
      );
    })(),
    // Numbers and days: the billing system wrote the numbers itself.
    onLoss: () => undefined,
  };
  return { fileName: fileNameOf(fileName, period), bytes: writeTable(table, format) };
}
