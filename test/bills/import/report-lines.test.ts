import { expect, test } from 'vitest';
import { fault } from '../../../server/bills/import/fault.ts';
import { FaultLog } from '../../../server/bills/import/fault-log.ts';
import type { ImportReport } from '../../../server/bills/import/import-report.ts';
import { progressLine, reportLines } from '../../../server/bills/import/report-lines.ts';

const report = (more: Partial<ImportReport>): ImportReport => ({
  importId: null,
  tenant: 'kaluga',
  fileName: 'charges-2025-12.csv',
  kind: 'CHARGES',
  period: '2025-12-01',
  status: 'APPLIED',
  sha256: null,
  rowsRead: 1000,
  rowsApplied: 998,
  faults: new FaultLog(),
  charged: 123_456n,
  due: -5n,
  paid: 0n,
  refusal: null,
  details: { changes: { bills: 3 }, warnings: [{ code: 'NO_METER', count: 7, lines: [2, 3, 4, 5, 6, 7, 8] }] },
  startedAt: new Date(0),
  finishedAt: null,
  ...more,
});

test('a report says what was applied, what was set aside and why, without anybody’s data', () => {
  const faults = new FaultLog();
  faults.add(fault(31, 'NOT_A_SUM', 'Начислено', 'Иванова 100'));
  faults.add(fault(77, 'TOO_SHORT'));
  const lines = reportLines(report({ faults }));
  expect(lines).toEqual([
    'charges-2025-12.csv: начисления за 2025-12, загружен',
    '  строк 1000, принято 998, отложено 2',
    '  начислено 1234,56',
    '  к оплате -0,05',
    '  оплачено 0,00',
    '    строка 31, Начислено: это не сумма с копейками [NOT_A_SUM]',
    '    строка 77: в строке меньше значений, чем столбцов [TOO_SHORT]',
    '  внимание: есть показание, но нет прибора: 7 (строки 2, 3, 4, 5, 6, …)',
  ]);
});

test('a refusal says why, and a thousand faults do not fill the screen', () => {
  const faults = new FaultLog();
  for (let line = 1; line <= 1500; line++) faults.add(fault(line, 'UNKNOWN_ACCOUNT'));
  const lines = reportLines(
    report({
      status: 'REFUSED',
      kind: null,
      period: null,
      faults,
      charged: null,
      due: null,
      paid: null,
      details: {},
      refusal: { code: 'TOO_MANY_SET_ASIDE', message: 'Не годится.' },
    }),
  );
  expect(lines[0]).toBe('charges-2025-12.csv: ОТКЛОНЁН');
  expect(lines[2]).toBe('  Не годится. [TOO_MANY_SET_ASIDE]');
  expect(lines).toHaveLength(24);
  expect(lines.at(-1)).toBe('    и ещё 1480');
});

test('a file that said nothing new is told apart', () => {
  expect(reportLines(report({ details: { changes: { bills: 0 } } }))[0]).toMatch(/ничего не изменил$/);
});

test('progress is a bar of what has been read', () => {
  expect(progressLine('a.csv', { step: 'reading', bytes: 50, size: 100, rows: 7 })).toBe(
    `a.csv ${'█'.repeat(12)}${'░'.repeat(12)}  50 %, строк 7, чтение`,
  );
});
