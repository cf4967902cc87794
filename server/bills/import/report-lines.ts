import { changedAnything, type ImportReport } from './import-report.ts';
import type { ImportProgress } from './import-context.ts';
import { kopecksInWords } from './values/parse-amount.ts';

const kinds = {
  ACCOUNTS: 'лицевые счета',
  CHARGES: 'начисления',
  PAYMENTS: 'платежи',
  READING_ANSWERS: 'ответы на показания',
} as const;
const steps = { reading: 'чтение', checking: 'проверка', applying: 'запись', committing: 'завершение' } as const;
const warnings = {
  VOLUME_DISAGREES: 'объём не сходится с показаниями',
  SEVERAL_METERS: 'у услуги несколько приборов, показание не отнесено ни к одному',
  NO_METER: 'есть показание, но нет прибора',
  CORRECTED_SINCE: 'показание с тех пор исправлено, ответ к нему не относится',
  PORTAL_PAYMENT_DIFFERS: 'платёж личного кабинета указан не так, как он записан здесь, и оставлен как был',
  PORTAL_PAYMENT_UNKNOWN: 'указан как платёж личного кабинета, но здесь такого нет, и он не зачислен',
} as const;

/** Faults shown one by one; all of them are in the database. */
const mostShown = 20;

/**
 * The report as staff read it in a terminal, line by line. Values of bad rows are left out, because terminals end up in
 * logs: line and field say where to look.
 */
export function reportLines(report: ImportReport): string[] {
  const { refusal, faults, details } = report;
  const what = [report.kind ? kinds[report.kind] : undefined, report.period?.slice(0, 7)].filter(Boolean).join(' за ');
  const outcome = refusal ? 'ОТКЛОНЁН' : changedAnything(report) ? 'загружен' : 'ничего не изменил';
  const sums = [
    ['начислено', report.charged],
    ['к оплате', report.due],
    ['оплачено', report.paid],
  ] as const;
  const lines = [
    `${report.fileName}: ${what ? `${what}, ` : ''}${outcome}`,
    `  строк ${report.rowsRead}, принято ${report.rowsApplied}, отложено ${faults.count}`,
  ];
  for (const [name, sum] of sums) if (sum !== null) lines.push(`  ${name} ${kopecksInWords(sum)}`);
  if (refusal) lines.push(`  ${refusal.message} [${refusal.code}]`);
  for (const fault of faults.kept.slice(0, mostShown))
    lines.push(`    строка ${fault.line}${fault.field ? `, ${fault.field}` : ''}: ${fault.reason} [${fault.code}]`);
  if (faults.count > mostShown) lines.push(`    и ещё ${faults.count - mostShown}`);
  for (const { code, count, lines: places } of details.warnings ?? [])
    lines.push(
      `  внимание: ${warnings[code]}: ${count} (строки ${places.slice(0, 5).join(', ')}${count > 5 ? ', …' : ''})`,
    );
  if (details.portalPayments) lines.push(`  платежей личного кабинета узнано: ${details.portalPayments}`);
  if (details.unlisted) lines.push(`  лицевых счетов нет в файле, оставлены как были: ${details.unlisted}`);
  return lines;
}

/** One line that says how far an import has come, with a bar of its reading. */
export function progressLine(fileName: string, { step, bytes, size, rows }: ImportProgress): string {
  const share = size === 0 ? 0 : bytes / size;
  const full = Math.round(share * 24);
  return `${fileName} ${'█'.repeat(full)}${'░'.repeat(24 - full)} ${String(Math.round(share * 100)).padStart(3)} %, строк ${rows}, ${steps[step]}`;
}
