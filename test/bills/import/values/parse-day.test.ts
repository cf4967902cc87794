import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastDayOf, parseDay, parsePeriod, parseTime } from '../../../../server/bills/import/values/parse-day.ts';

const formats = ['DD.MM.YYYY', 'DD-MM-YYYY', 'DD/MM/YYYY', 'YYYY-MM-DD', 'YYYYMMDD'] as const;

test('every day of the calendar is read in every format, and no other', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1990, max: 2199 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      fc.constantFrom(...formats),
      (year, month, day, format) => {
        const [y, m, d] = [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')];
        const text = format.replace('YYYY', y).replace('MM', m).replace('DD', d);
        const real = new Date(Date.UTC(year, month - 1, day));
        const exists = real.getUTCMonth() === month - 1 && real.getUTCDate() === day && day > 0 && month > 0;
        expect(parseDay(text, format)).toBe(exists ? `${y}-${m}-${d}` : undefined);
      },
    ),
  );
});

test.each([
  ['30.02.2026', 'DD.MM.YYYY'],
  ['29.02.2026', 'DD.MM.YYYY'],
  ['1.2.2026', 'DD.MM.YYYY'],
  ['01.02.26', 'DD.MM.YYYY'],
  ['2026-02-28T00:00', 'YYYY-MM-DD'],
  ['01.02.0026', 'DD.MM.YYYY'],
] as const)('%s is not a day', (text, format) => {
  expect(parseDay(text, format)).toBeUndefined();
});

test('months and times are read, and only those there are', () => {
  expect(parsePeriod('11.2025', 'MM.YYYY')).toBe('2025-11-01');
  expect(parsePeriod('112025', 'MMYYYY')).toBe('2025-11-01');
  expect(parsePeriod('202511', 'YYYYMM')).toBe('2025-11-01');
  expect(parsePeriod('202513', 'YYYYMM')).toBeUndefined();
  expect(parsePeriod('132025', 'MMYYYY')).toBeUndefined();
  expect(parseTime('10-00-05')).toBe('10:00:05');
  expect(parseTime('23:59')).toBe('23:59:00');
  expect(parseTime('24-00-00')).toBeUndefined();
});

test('a month ends on its last day', () => {
  expect(['2026-02-01', '2028-02-01', '2025-12-01'].map(lastDayOf)).toEqual(['2026-02-28', '2028-02-29', '2025-12-31']);
});
