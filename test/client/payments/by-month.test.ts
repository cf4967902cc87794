import { expect, test } from 'vitest';
import { paidByMonth, type Payment, paymentsByMonth } from '../../../client/payments/by-month.ts';

const payment = (paidAt: string, amount: string, status: Payment['status'] = 'PAID', refunded = '0.00'): Payment => ({
  id: paidAt,
  amount,
  paidAt,
  period: null,
  source: 'PORTAL',
  status,
  refunded,
});

test('a payment counts for the month of the utility’s own calendar', () => {
  const months = paymentsByMonth([payment('2026-09-30T21:30:00.000Z', '10.00')], 'Europe/Moscow');
  expect(months.map(({ period }) => period)).toEqual(['2026-10']);
});

test('what did not go through is shown and not added up', () => {
  const all = [
    payment('2026-10-03T09:00:00.000Z', '0.10'),
    payment('2026-10-02T09:00:00.000Z', '0.20'),
    payment('2026-10-01T09:00:00.000Z', '500.00', 'DECLINED'),
  ];
  const [month] = paymentsByMonth(all, 'Europe/Moscow');
  expect([month?.paid, month?.payments.length]).toEqual(['0.30', 3]);
});

test('of what was given back only the rest counts as paid', () => {
  const all = [
    payment('2026-10-03T09:00:00.000Z', '100.00', 'PARTLY_REFUNDED', '40.00'),
    payment('2026-10-02T09:00:00.000Z', '0.20', 'REVERSED', '0.20'),
  ];
  const [month] = paymentsByMonth(all, 'Europe/Moscow');
  expect([month?.paid, month?.payments.length]).toEqual(['60.00', 2]);
});

test('months without a payment have a place in the chart', () => {
  const all = [payment('2026-03-03T09:00:00.000Z', '5.00'), payment('2025-12-03T09:00:00.000Z', '7.00')];
  expect(paidByMonth(paymentsByMonth(all, 'Europe/Moscow'))).toEqual([
    { period: '2025-12', paid: '7.00' },
    { period: '2026-01', paid: '0.00' },
    { period: '2026-02', paid: '0.00' },
    { period: '2026-03', paid: '5.00' },
  ]);
  expect(paidByMonth([])).toEqual([]);
});
