import type { ChargesQuery } from '../graphql/generated/graphql.ts';
import { kopecks, rubles } from '../locale/money.ts';

type Charges = NonNullable<ChargesQuery['account']>['charges'];
type Sum = 'opening' | 'charged' | 'recalculated' | 'paid' | 'closing';

/** What all services of a month add up to, in rubles. */
export type MonthCharges = { period: string } & Record<Sum, string>;

const sums: readonly Sum[] = ['opening', 'charged', 'recalculated', 'paid', 'closing'];

/**
 * Charges of all services added up by month, the newest first, to the kopeck. The last month of a page that more rows
 * follow is left out: some of its services may be on the next page.
 */
export function chargesByMonth({ nodes, pageInfo }: Pick<Charges, 'nodes' | 'pageInfo'>): MonthCharges[] {
  const months = new Map<string, Record<Sum, bigint>>();
  for (const charge of nodes) {
    const month = months.get(charge.period) ?? { opening: 0n, charged: 0n, recalculated: 0n, paid: 0n, closing: 0n };
    for (const sum of sums) month[sum] += kopecks(charge[sum]);
    months.set(charge.period, month);
  }
  if (pageInfo.hasNextPage && months.size > 1) months.delete(nodes.at(-1)?.period ?? '');
  return [...months]
    .toSorted(([one], [other]) => (one < other ? 1 : -1))
    .map(([period, month]) => ({
      period,
      opening: rubles(month.opening),
      charged: rubles(month.charged),
      recalculated: rubles(month.recalculated),
      paid: rubles(month.paid),
      closing: rubles(month.closing),
    }));
}
