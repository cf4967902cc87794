import { expect, test } from 'vitest';
import { chargesByMonth } from '../../../client/charges/by-month.ts';

const charge = (period: string, code: string, charged: string) => ({
  id: `${period} ${code}`,
  period,
  service: { code },
  opening: '-10.01',
  charged,
  recalculated: '0.00',
  paid: '0.10',
  closing: '0.00',
});

test('services of a month are added up to the kopeck, the newest month first', () => {
  const nodes = [charge('2026-09', '01', '1.00'), charge('2026-10', '01', '0.10'), charge('2026-10', '02', '0.20')];
  const months = chargesByMonth({ nodes, pageInfo: { hasNextPage: false, endCursor: null } });
  expect(months.map(({ period, charged, opening }) => [period, charged, opening])).toEqual([
    ['2026-10', '0.30', '-20.02'],
    ['2026-09', '1.00', '-10.01'],
  ]);
});

test('a month that may go on on the next page is not shown with half of its services', () => {
  const nodes = [charge('2026-10', '01', '0.10'), charge('2026-10', '02', '0.20'), charge('2026-09', '01', '1.00')];
  const months = chargesByMonth({ nodes, pageInfo: { hasNextPage: true, endCursor: 'c' } });
  expect(months.map(({ period }) => period)).toEqual(['2026-10']);
});
