import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysAfter, nextTerm, openTerms } from '../../server/paying/autopay/autopay-days.ts';

const aDay = fc
  .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2032-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('over any years each day of the month is announced for every month, and never for two at once', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: 1, max: 10 }), (today, before) => {
      const days = openTerms(today, before).map(({ day }) => day);
      expect(new Set(days).size).toBe(days.length);
    }),
  );
  fc.assert(
    fc.property(aDay, fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 10 }), (first, day, before) => {
      const seen = new Set<string>();
      for (let n = 0; n < 380; n += 1)
        for (const term of openTerms(daysAfter(first, n), before))
          if (term.day === day) {
            seen.add(term.period);
            expect(term.on.slice(8)).toBe(String(day).padStart(2, '0'));
          }
      expect(seen.size).toBeGreaterThanOrEqual(12);
    }),
    { numRuns: 4 },
  );
});

test('who sets it too late for the days of notice begins with the next month', () => {
  const next = (since: string, today = since, done: string[] = []) =>
    nextTerm({ day: 15, today, since, announceDaysBefore: 3, done: new Set(done) });
  expect(next('2026-11-12')).toMatchObject({ on: '2026-11-15', period: '2026-10-01' });
  expect(next('2026-11-13')).toMatchObject({ on: '2026-12-15', period: '2026-11-01' });
  expect(next('2026-11-01', '2026-11-15', ['2026-10-01'])).toMatchObject({ on: '2026-12-15' });
  // A bill that comes late is paid late, with its days of notice.
  expect(next('2026-11-01', '2026-11-20')).toMatchObject({ on: '2026-11-23', period: '2026-10-01' });
  expect(next('2026-11-01', '2026-11-26')).toMatchObject({ on: '2026-12-15', period: '2026-11-01' });
  expect(next('2026-12-20')).toMatchObject({ on: '2027-01-15', period: '2026-12-01' });
});
