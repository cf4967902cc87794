import type { PaymentsQuery } from '../graphql/generated/graphql.ts';
import { dayOf, monthsBetween } from '../locale/calendar.ts';
import { kopecks, rubles } from '../locale/money.ts';

/** A payment as the history shows it. */
export type Payment = NonNullable<PaymentsQuery['account']>['payments']['nodes'][number];

/** What was paid in a month and kept, in rubles: what is under way, refused or given back is not. */
export interface MonthPayments {
  period: string;
  paid: string;
  payments: Payment[];
}

/** States in which the utility has the money, but for what it gave back. */
const taken = new Set<Payment['status']>(['PAID', 'REVERSED', 'PARTLY_REFUNDED', 'REFUNDED']);

/** Payments under the months they were made in, the newest first, each month's added up to the kopeck. */
export function paymentsByMonth(payments: readonly Payment[], timeZone: string): MonthPayments[] {
  const months = new Map<string, Payment[]>();
  for (const payment of payments) {
    const month = dayOf(payment.paidAt, timeZone).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), payment]);
  }
  return [...months]
    .toSorted(([one], [other]) => (one < other ? 1 : -1))
    .map(([period, all]) => ({
      period,
      payments: all,
      paid: rubles(
        all
          .filter(({ status }) => taken.has(status))
          .reduce((sum, { amount, refunded }) => sum + kopecks(amount) - kopecks(refunded), 0n),
      ),
    }));
}

/** What was paid in each month from the first payment to the last, the oldest first: months without any are there too. */
export function paidByMonth(months: readonly MonthPayments[]): { period: string; paid: string }[] {
  const [newest, oldest] = [months[0]?.period, months.at(-1)?.period];
  if (newest === undefined || oldest === undefined) return [];
  return monthsBetween(oldest, newest)
    .toReversed()
    .map((period) => ({ period, paid: months.find((month) => month.period === period)?.paid ?? '0.00' }));
}
