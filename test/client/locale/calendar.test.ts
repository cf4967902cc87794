import { expect, test } from 'vitest';
import {
  day,
  dayOf,
  daysBetween,
  fullDay,
  monthsBetween,
  monthsFrom,
  period,
  timeOf,
} from '../../../client/locale/calendar.ts';

const now = new Date('2026-11-20T12:00:00Z');

test('a day of this year is said without the year, another one with it', () => {
  expect(day('2026-11-25', now)).toBe('25\u00A0ноября');
  expect(day('2025-01-03', now)).toBe('3\u00A0января\u00A02025');
  expect(fullDay('2026-11-25')).toBe('25\u00A0ноября\u00A02026');
});

test('a period is said by the name of its month', () => {
  expect(period('2026-10')).toBe('октябрь\u00A02026');
});

test('a moment late in the evening is the next day where the residents live', () => {
  expect(dayOf('2026-10-31T21:30:00.000Z', 'Europe/Moscow')).toBe('2026-11-01');
  expect(dayOf('2026-10-31T21:30:00.000Z', 'UTC')).toBe('2026-10-31');
  expect(timeOf('2026-10-31T21:30:00.000Z', 'Asia/Novosibirsk')).toBe('04:30');
});

test('months are counted over the end of a year', () => {
  expect(monthsFrom('2026-01', -2)).toBe('2025-11');
  expect(monthsFrom('2026-11', 2)).toBe('2027-01');
  expect(monthsBetween('2025-11', '2026-01')).toEqual(['2026-01', '2025-12', '2025-11']);
  expect(monthsBetween('2026-02', '2026-01')).toEqual([]);
});

test('days to a date are whole, and negative when it has passed', () => {
  expect(daysBetween('2026-11-20', '2026-11-25')).toBe(5);
  expect(daysBetween('2026-11-20', '2026-11-19')).toBe(-1);
});
