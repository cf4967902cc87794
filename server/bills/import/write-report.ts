import type pg from 'pg';
import { changedAnything, type ImportReport } from './import-report.ts';

/**
 * Writes the report and its faults, and gives the report its id. A file that was imported before and said nothing new keeps
 * the report it has: the same file again changes nothing.
 */
export async function writeReport(db: pg.ClientBase, tenantId: number, report: ImportReport): Promise<void> {
  if (report.importId === null && report.status === 'APPLIED' && !changedAnything(report)) {
    report.importId = await earlierReport(db, tenantId, report);
    if (report.importId !== null) return;
  }
  const { rows } = await db.query<{ id: string }>(
    `insert into registry_import (tenant_id, id, kind, period, file_name, sha256, status, rows_read, rows_applied, rows_set_aside,
       charged, due, paid, reason_code, reason, details, started_at, finished_at)
     values ($1, coalesce($2, uuidv7()), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
     on conflict (tenant_id, id) do update
       set kind = excluded.kind, period = excluded.period, sha256 = excluded.sha256, status = excluded.status,
         rows_read = excluded.rows_read, rows_applied = excluded.rows_applied, rows_set_aside = excluded.rows_set_aside,
         charged = excluded.charged, due = excluded.due, paid = excluded.paid, reason_code = excluded.reason_code,
         reason = excluded.reason, details = excluded.details, started_at = excluded.started_at, finished_at = excluded.finished_at
     returning id`,
    [
      tenantId,
      report.importId,
      report.kind,
      report.period,
      report.fileName,
      report.sha256,
      report.status,
      report.rowsRead,
      report.rowsApplied,
      report.faults.count,
      report.charged?.toString(),
      report.due?.toString(),
      report.paid?.toString(),
      report.refusal?.code,
      report.refusal?.message,
      JSON.stringify(report.details),
      report.startedAt,
      report.finishedAt,
    ],
  );
  report.importId = rows[0]!.id;
  const faults = report.faults.kept;
  // A job that is repeated after a crash reports anew.
  await db.query('delete from registry_fault where tenant_id = $1 and import_id = $2', [tenantId, report.importId]);
  if (faults.length === 0) return;
  await db.query(
    `insert into registry_fault (tenant_id, import_id, line, field, value, reason_code, reason)
     select $1, $2, line, field, value, code, reason
     from jsonb_to_recordset($3) faults (line int, field text, value text, code text, reason text) order by line`,
    [tenantId, report.importId, JSON.stringify(faults)],
  );
}

async function earlierReport(
  db: pg.ClientBase,
  tenantId: number,
  { kind, period, sha256 }: ImportReport,
): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `select id from registry_import where tenant_id = $1 and sha256 = $2 and kind = $3 and period is not distinct from $4::date and status = 'APPLIED'
     order by started_at desc limit 1`,
    [tenantId, sha256, kind, period],
  );
  return rows[0]?.id ?? null;
}
