import { basename } from 'node:path';
import type pg from 'pg';
import type { RegistrySource } from '../../tenancy/registry-profile.ts';
import { applyAccounts } from './apply-accounts.ts';
import { applyAnswers } from './apply-answers.ts';
import { applyCharges } from './apply-charges.ts';
import { applyPayments } from './apply-payments.ts';
import { checkStatedTotals } from './check-rows.ts';
import { FaultLog } from './fault-log.ts';
import type { ImportContext, ImportProgress, RegistryKindName } from './import-context.ts';
import type { ImportReport } from './import-report.ts';
import { planForRows } from './join-plans.ts';
import { FileBytes } from './read/file-bytes.ts';
import type { RegistryReading } from './read/raw-row.ts';
import { recogniseFile } from './recognise-file.ts';
import { RegistryRefused } from './refusal.ts';
import { stageRows, type StagedFile } from './stage-rows.ts';
import { accountRows } from './stage/account-rows.ts';
import { answerRows } from './stage/answer-rows.ts';
import { chargeRows } from './stage/charge-rows.ts';
import { paymentRows } from './stage/payment-rows.ts';
import type { StagedKind } from './stage/staged-kind.ts';
import { parsePeriod } from './values/parse-day.ts';
import { writeReport } from './write-report.ts';

/** A registry to import. `name` says kind and month unless they are given; it is the file's own name by default. */
export interface RegistryToImport {
  file: string;
  name?: string;
  kind?: RegistryKindName;
  /** First day of the month, when neither name nor head of the file says it. */
  period?: string;
  /** Row of registry_import that waits for this import; a new one otherwise. */
  importId?: string;
  onProgress?: (progress: ImportProgress) => Promise<void> | void;
}

/** Namespace of the advisory locks that let the imports of one tenant through one by one. */
const importLock = 0x6b61;

/** Memory for sorts and hashes of a million rows; and an import whose process has died is noticed in the middle of a statement. */
const sessionSettings = `set local work_mem = '64MB'; set local jit = off; set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0; set local client_connection_check_interval = '2s'`;

/**
 * Imports one registry: read → stage → check → apply, in one transaction with its report. Readers see the old state or the
 * new; whatever ends the process before the commit leaves the old one. A file that is refused changes nothing and is
 * reported too. Imports of one tenant wait for each other.
 * @returns the report; errors that are not the file's fault (the database is gone) are thrown
 */
export async function importRegistry(context: ImportContext, input: RegistryToImport): Promise<ImportReport> {
  const report = newReport(context, input);
  const db = await context.importer.connect();
  let broken: Error | undefined;
  // A connection lost between two statements is told to the next one; as an event nobody hears it would end the process.
  const lost = (error: Error): void => void (broken = error);
  db.on('error', lost);
  try {
    await db.query('begin');
    await db.query(sessionSettings);
    await db.query('select app.set_tenant($1)', [context.tenantId]);
    await db.query('select pg_advisory_xact_lock($1, $2)', [importLock, context.tenantId]);
    const tell = teller(input.onProgress);
    await apply(context, db, input, report, tell);
    await tell('committing');
    report.finishedAt = context.clock.now();
    await writeReport(db, context.tenantId, report);
    await db.query('commit');
  } catch (error) {
    broken ??= await rollBack(db);
    if (!(error instanceof RegistryRefused)) throw error;
    if (broken) throw broken;
    refuse(report, error);
    report.finishedAt = context.clock.now();
    await db.query('begin');
    await db.query('select app.set_tenant($1)', [context.tenantId]);
    await writeReport(db, context.tenantId, report);
    await db.query('commit');
  } finally {
    // What is still to come from a broken connection is heard, too.
    if (!broken) db.off('error', lost);
    db.release(broken);
  }
  return report;
}

type Tell = (step: ImportProgress['step'], rows?: number, file?: FileBytes) => Promise<void>;

async function apply(
  context: ImportContext,
  db: pg.ClientBase,
  input: RegistryToImport,
  report: ImportReport,
  tell: Tell,
): Promise<void> {
  const { registries } = context.tenant;
  const { kind, source, period: named } = recogniseFile(registries, report.fileName, input.kind);
  report.kind = kind;
  report.period = input.period ?? named ?? null;
  const file = await FileBytes.open(input.file, source.limits.megabytes);
  const shape = (reading: RegistryReading): StagedKind => {
    report.period = periodOf(report.period, reading, source);
    return shapeOf(context, kind, report.period);
  };
  const staged = await stageRows(db, file, source, shape, (rows) => tell('reading', rows, file));
  Object.assign(report, { sha256: file.sha256, rowsRead: staged.rows, faults: staged.faults });
  await planForRows(db, staged.rows);
  await tell('checking', staged.rows, file);
  await checkStatedTotals(db, staged, source);
  await tell('applying', staged.rows, file);
  const { applied, changes, ...rest } = await applyKind(context, db, staged, kind, report.period);
  report.rowsApplied = applied;
  report.details = { changes, ...rest };
  Object.assign(report, await sumsApplied(db, kind));
}

function applyKind(
  context: ImportContext,
  db: pg.ClientBase,
  staged: StagedFile,
  kind: RegistryKindName,
  period: string | null,
) {
  if (kind === 'ACCOUNTS') return applyAccounts(context, db, staged);
  if (kind === 'CHARGES') return applyCharges(context, db, staged, period!);
  if (kind === 'READING_ANSWERS') return applyAnswers(context, db, staged, period!);
  const replaces = context.tenant.registries.payments.replaces === 'MONTH';
  return applyPayments(context, db, staged, replaces ? period! : undefined);
}

/** Month of the file: what its head says must be what its name says. */
function periodOf(
  named: string | null,
  { head }: RegistryReading,
  { format, periodFormat }: RegistrySource,
): string | null {
  if ((format.type !== 'delimited' && format.type !== 'fixed-width') || !format.head || !head) return named;
  const { kind, period } = format.head;
  if (kind && head.values[kind.at - 1] !== kind.is)
    throw new RegistryRefused('WRONG_HEAD', `В начале файла должно быть «${kind.is}».`);
  if (!period) return named;
  const stated = parsePeriod(head.values[period - 1] ?? '', periodFormat);
  if (!stated) throw new RegistryRefused('WRONG_HEAD', 'В начале файла нет месяца.');
  if (named && named !== stated)
    throw new RegistryRefused('PERIOD_DISAGREES', 'Месяц в имени файла и месяц в его начале разные.');
  return stated;
}

function shapeOf({ tenant }: ImportContext, kind: RegistryKindName, period: string | null): StagedKind {
  const number = new RegExp(tenant.rules.accountNumber.pattern, 'u');
  const { accounts, charges, payments, answers } = tenant.registries;
  if (kind === 'ACCOUNTS') return accountRows(number, accounts.values);
  if (!period && (kind !== 'PAYMENTS' || payments.replaces === 'MONTH'))
    throw new RegistryRefused('PERIOD_UNKNOWN', 'Не сказано, за какой месяц этот файл: ни в имени, ни в начале файла.');
  if (kind === 'CHARGES') return chargeRows(number, period!, charges.values);
  if (kind === 'READING_ANSWERS') return answerRows(number, period!, answers.values);
  return paymentRows(number, payments.replaces === 'MONTH' ? period! : undefined, payments.values);
}

/** Sums of what was applied, in kopecks. */
async function sumsApplied(db: pg.ClientBase, kind: RegistryKindName): Promise<Partial<ImportReport>> {
  if (kind === 'ACCOUNTS' || kind === 'READING_ANSWERS') return {};
  const sums =
    kind === 'CHARGES'
      ? 'sum(charged)::text charged, sum(closing)::text due, sum(paid)::text paid from checked_charge'
      : 'sum(amount)::text paid from checked_payment';
  const { rows } = await db.query<Record<string, string | null>>(`select ${sums}`);
  return Object.fromEntries(Object.entries(rows[0]!).map(([name, sum]) => [name, BigInt(sum ?? '0')]));
}

function newReport(context: ImportContext, input: RegistryToImport): ImportReport {
  return {
    importId: input.importId ?? null,
    tenant: context.tenant.slug,
    fileName: (input.name ?? basename(input.file)).slice(0, 200),
    kind: input.kind ?? null,
    period: input.period ?? null,
    status: 'APPLIED',
    sha256: null,
    rowsRead: 0,
    rowsApplied: 0,
    faults: new FaultLog(),
    charged: null,
    due: null,
    paid: null,
    refusal: null,
    details: {},
    startedAt: context.clock.now(),
    finishedAt: null,
  };
}

function refuse(report: ImportReport, { code, message }: RegistryRefused): void {
  Object.assign(report, {
    status: 'REFUSED',
    refusal: { code, message },
    rowsApplied: 0,
    charged: null,
    due: null,
    paid: null,
    details: {},
  });
}

/** Undefined when the connection is fit for more; else why not. */
async function rollBack(db: pg.ClientBase): Promise<Error | undefined> {
  try {
    await db.query('rollback');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function teller(onProgress: RegistryToImport['onProgress']): Tell {
  const last = { bytes: 0, size: 0, rows: 0 };
  return async (step, rows, file) => {
    if (rows !== undefined) last.rows = rows;
    if (file) Object.assign(last, { bytes: file.done, size: file.size });
    await onProgress?.({ step, ...last });
  };
}
