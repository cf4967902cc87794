import type { Context } from '../context.ts';
import { KabinetError } from '../errors.ts';
import { readId } from '../ids.ts';
import { asCsv } from './as-csv.ts';
import { asXlsx } from './as-xlsx.ts';
import { type AskedInterval, historyInterval } from './history-interval.ts';
import { histories, type HistoryName } from './histories.ts';
import { readHistory } from './read-history.ts';

/** How a file is written. */
export type HistoryFormat = 'csv' | 'xlsx';

/** A file as the resident gets it. */
export interface HistoryFile {
  bytes: Buffer;
  /** «Начисления 100000004 2026-01—2026-10.csv» */
  fileName: string;
  contentType: string;
}

/** What was asked for, as the address has it. */
export interface DownloadAsked extends AskedInterval {
  /** Id of the account, as `viewer.accounts` gave it. */
  account: string;
  name: HistoryName;
  format: HistoryFormat;
}

const contentTypes: Readonly<Record<HistoryFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * A history of one of the viewer's accounts as a file.
 * @throws KabinetError NOT_FOUND for an account that is not theirs or not there, BAD_USER_INPUT for an interval that is none
 */
export async function downloadHistory(
  context: Pick<Context, 'tenant' | 'who' | 'clock' | 'read'>,
  { account, name, format, from, to }: DownloadAsked,
): Promise<HistoryFile> {
  const { tenant, who, clock } = context;
  const { title, byDay, columns } = histories[name];
  const interval = historyInterval({ from, to }, { byDay, now: clock.now(), timeZone: tenant.timeZone });
  const id = readId('Account', account);
  if (!id || id.key !== '' || !who) throw new KabinetError('NOT_FOUND');
  const found = await readHistory(context, who.residentId, { ...interval, name, accountId: id.owner });
  if (!found) throw new KabinetError('NOT_FOUND');
  const rows = found.rows.map((row) => columns.map((column) => column.of(row, tenant)));
  return {
    bytes: format === 'csv' ? asCsv(columns, rows) : await asXlsx(title, columns, rows),
    fileName: `${title} ${found.number} ${span(interval, rows)}.${format}`,
    contentType: contentTypes[format],
  };
}

/** The interval as a name has it. One without a beginning begins with what there is: the last row, for the newest come first. */
function span(
  { begins, ends }: { begins: string | undefined; ends: string },
  rows: readonly (readonly (string | null)[])[],
): string {
  const first = begins ?? rows.at(-1)?.[0]?.slice(0, ends.length) ?? ends;
  return first === ends ? ends : `${first}—${ends}`;
}
