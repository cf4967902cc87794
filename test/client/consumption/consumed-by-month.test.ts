import { expect, test } from 'vitest';
import { consumedByMonth } from '../../../client/consumption/consumed-by-month.ts';

type Zone = 'T1' | 'T2' | 'T3' | null;

const charge = (period: string, lines: [Zone, string][], code = 'light', unit: string | null = 'кВт·ч') => ({
  id: `${period} ${code}`,
  period,
  service: { code, name: code, unit },
  lines: lines.map(([registerCode, volume], place) => ({ id: `${period} ${place}`, registerCode, volume, unit: null })),
});

test('volumes are added up by zone and month, the newest first, beside the year before', () => {
  const { zones, unit, months } = consumedByMonth(
    [
      charge('2026-09', [
        ['T2', '40.1'],
        ['T1', '60.05'],
      ]),
      charge('2026-10', [
        ['T1', '0.1'],
        ['T1', '0.2'],
        ['T2', '7'],
      ]),
    ],
    [
      charge('2025-10', [
        ['T1', '90'],
        ['T2', '10.5'],
      ]),
    ],
    'light',
  );
  expect([zones, unit]).toEqual([['T1', 'T2'], 'кВт·ч']);
  expect(months).toEqual([
    { period: '2026-10', volumes: ['0.3', '7'], total: '7.3', yearAgo: '100.5' },
    { period: '2026-09', volumes: ['60.05', '40.1'], total: '100.15', yearAgo: null },
  ]);
});

test('a month billed without zones stands apart from those with zones', () => {
  const { zones, months } = consumedByMonth(
    [
      charge('2026-09', [['T1', '50']]),
      charge('2026-10', [
        ['T1', '30'],
        ['T2', '20'],
      ]),
    ],
    [],
    'light',
  );
  expect(zones).toEqual(['T1', 'T2', undefined]);
  expect(months.map(({ volumes }) => volumes)).toEqual([
    ['30', '20', null],
    [null, null, '50'],
  ]);
});

test('two devices of one service, with one register each, are no zones', () => {
  const { zones, months } = consumedByMonth(
    [
      charge('2026-10', [
        ['T1', '3'],
        ['T1', '4'],
      ]),
    ],
    [],
    'light',
  );
  expect(zones).toEqual([undefined]);
  expect(months[0]?.total).toBe('7');
});

test('other services and what is measured in nothing are left out', () => {
  const penalty = charge('2026-10', [[null, '1']], 'penalty', null);
  const { months } = consumedByMonth([penalty, charge('2026-10', [[null, '1']], 'gas')], [], 'penalty');
  expect(months).toEqual([]);
});

test('an interval longer than a year carries its own year before', () => {
  const { months } = consumedByMonth([charge('2026-10', [['T1', '3']]), charge('2025-10', [['T1', '4']])], [], 'light');
  expect(months[0]?.yearAgo).toBe('4');
});
