import { kopecks } from '../locale/money.ts';

/** What a service is of a whole. */
export interface Share {
  name: string;
  /** In rubles. */
  amount: string;
  /** Tenths of a percent; all together are 1000. Null: nothing or less, which is no part of a whole. */
  tenths: number | null;
  /** Where its slice begins and ends, of the whole circle. */
  from: number;
  to: number;
}

/** Sums as parts of their whole, the largest first. Shares are rounded so that they add up; sums stay as they are. */
export function sharesOf(sums: readonly { name: string; amount: string }[]): Share[] {
  const parts = sums
    .map((one) => ({ ...one, value: kopecks(one.amount) }))
    .toSorted((one, other) => Number(other.value - one.value));
  const whole = parts.reduce((sum, { value }) => sum + (value > 0n ? value : 0n), 0n);
  const tenths = parts.map(({ value }) => (value > 0n ? Number((value * 1000n) / whole) : null));
  // What rounding down left over goes to those that lost most by it.
  const left = whole > 0n ? 1000 - tenths.reduce<number>((sum, one) => sum + (one ?? 0), 0) : 0;
  const lost = parts
    .map(({ value }, index) => ({ index, rest: value > 0n ? (value * 1000n) % whole : -1n }))
    .toSorted((one, other) => (one.rest < other.rest ? 1 : -1));
  for (const { index } of lost.slice(0, left)) tenths[index] = (tenths[index] ?? 0) + 1;
  let from = 0;
  return parts.map(({ name, amount, value }, index) => {
    const to = from + (value > 0n ? Number((value * 1_000_000n) / whole) / 1_000_000 : 0);
    const share = { name, amount, tenths: tenths[index] ?? null, from, to };
    from = to;
    return share;
  });
}
