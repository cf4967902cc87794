import type { BillMonths, BillOfMonth, ChargeOfMonth, LineOfMonth } from '../../../server/bills/explain/bill-months.ts';
import { millionths, priceOf } from '../../../server/bills/explain/millionths.ts';
import { ChargeMethod } from '../../../server/bills/bill.entity.ts';

/** Labels of zones as a utility's rules have them. */
export const labels = [
  { registers: 1, labels: ['показание'] },
  { registers: 2, labels: ['день', 'ночь'] },
  { registers: 3, labels: ['пик', 'ночь', 'полупик'] },
];

export const electricity = { code: '01', name: 'Электроснабжение', kind: 'ELECTRICITY' };

/** A line by the meter or, without readings, by the norm; its sum is what volume and tariff make unless it is given. */
export function line(volume: string, tariff: string, more: Partial<LineOfMonth> = {}): LineOfMonth {
  return {
    registerCode: null,
    method: ChargeMethod.NORM,
    previousReading: null,
    currentReading: null,
    volume: millionths(volume),
    unit: 'кВт·ч',
    tariff: millionths(tariff),
    charged: priceOf(millionths(volume), millionths(tariff)),
    ...more,
  };
}

/** A line by the meter, from one reading to another. */
export const metered = (from: string, to: string, volume: string, tariff: string, more: Partial<LineOfMonth> = {}) =>
  line(volume, tariff, { method: ChargeMethod.METER, previousReading: from, currentReading: to, ...more });

export function charge(lines: LineOfMonth[], more: Partial<ChargeOfMonth> = {}): ChargeOfMonth {
  const charged = lines.reduce((sum, one) => sum + one.charged, 0n);
  const sums = { opening: 0n, charged, recalculated: 0n, paid: 0n, ...more };
  return {
    service: electricity,
    lines,
    ...sums,
    closing: sums.opening + sums.charged + sums.recalculated - sums.paid,
    ...more,
  };
}

export function bill(period: string, charges: ChargeOfMonth[]): BillOfMonth {
  const sum = (of: (one: ChargeOfMonth) => bigint) => charges.reduce((all, one) => all + of(one), 0n);
  return {
    period,
    dueOn: `${period.slice(0, 8)}28`,
    opening: sum((one) => one.opening),
    charged: sum((one) => one.charged),
    recalculated: sum((one) => one.recalculated),
    paid: sum((one) => one.paid),
    closing: sum((one) => one.closing),
    charges,
  };
}

/** October against September. */
export const months = (before: ChargeOfMonth[] | undefined, now: ChargeOfMonth[]): BillMonths => ({
  bill: bill('2026-10-01', now),
  before: before && bill('2026-09-01', before),
  dwelling: { area: millionths('49.4'), residents: 2 },
});
