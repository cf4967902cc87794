/** Volumes and tariffs have at most six places after the point: they are worked with as whole millionths, exactly. */
export function millionths(decimal: string): bigint {
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? decimal.slice(1) : decimal).split('.');
  const value = BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0').slice(0, 6));
  return negative ? -value : value;
}

/** Kopecks of a volume at a tariff in rubles, both in millionths; half a kopeck is rounded up, as billing systems do. */
export const priceOf = (volume: bigint, tariff: bigint): bigint => rounded(volume * tariff, 10_000_000_000n);

/** A quotient to the nearest whole; a half goes away from zero. */
export function rounded(value: bigint, by: bigint): bigint {
  const half = by / 2n;
  return value < 0n ? -((-value + half) / by) : (value + half) / by;
}
