import { expect, test } from 'vitest';
import { downloadSpan, firstMonth } from '../../../client/history/span-months.ts';
import { dayBegins } from '../../../client/locale/calendar.ts';

const now = { thisMonth: '2026-02', registeredOn: '2025-11-30' };

test('a history begins where the rule says', () => {
  expect(firstMonth({ mode: 'LAST_MONTHS', months: 3 }, now)).toBe('2025-11');
  expect(firstMonth({ mode: 'SINCE_REGISTRATION', months: null }, now)).toBe('2025-11');
  expect(firstMonth({ mode: 'SINCE_REGISTRATION', months: null }, { ...now, registeredOn: undefined })).toBeUndefined();
  expect(firstMonth({ mode: 'EVERYTHING', months: null }, now)).toBeNull();
});

test('a file is never asked for longer than a file can be', () => {
  expect(downloadSpan({ from: '2022-01', to: '2026-12' })).toBe('from=2022-01&to=2026-12');
  expect(downloadSpan({ from: '2021-12', to: '2026-12' })).toBe('to=2026-12');
  expect(downloadSpan({ from: null, to: '2026-12' })).toBe('to=2026-12');
});

test('a day begins at midnight where the utility is', () => {
  expect(dayBegins('2026-11-01', 'Europe/Moscow')).toBe('2026-10-31T21:00:00.000Z');
  expect(dayBegins('2026-11-01', 'Asia/Kamchatka')).toBe('2026-10-31T12:00:00.000Z');
});
