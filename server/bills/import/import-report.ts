import type { Changes } from './apply-accounts.ts';
import type { FaultLog } from './fault-log.ts';
import type { RegistryKindName } from './import-context.ts';
import type { Warning } from './plan-readings.ts';
import type { RefusalCode } from './refusal.ts';

/** What became of a file. Sums are kopecks of the rows applied. */
export interface ImportReport {
  /** Row of registry_import; null until it is written. */
  importId: string | null;
  tenant: string;
  fileName: string;
  kind: RegistryKindName | null;
  /** First day of the month; null for accounts. */
  period: string | null;
  status: 'APPLIED' | 'REFUSED';
  sha256: string | null;
  rowsRead: number;
  rowsApplied: number;
  /** The rows set aside, the first thousand of them one by one. */
  faults: FaultLog;
  charged: bigint | null;
  due: bigint | null;
  paid: bigint | null;
  /** Why the whole file was refused: a stable code and a sentence for staff. */
  refusal: { code: RefusalCode; message: string } | null;
  details: ImportDetails;
  startedAt: Date;
  finishedAt: Date | null;
}

/** Kept as JSON with the report. */
export interface ImportDetails {
  /** Rows written and removed per table: all zero when the file said nothing new. */
  changes?: Changes;
  warnings?: Warning[];
  /** Accounts that the accounts registry did not list; they stay as they were. */
  unlisted?: number;
  /** Rows that were of payments made in the portal: they are credited already, and nothing was written for them. */
  portalPayments?: number;
}

/** Whether the file changed anything. */
export function changedAnything(report: ImportReport): boolean {
  return Object.values(report.details.changes ?? {}).some((count) => count > 0);
}
