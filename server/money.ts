/**
 * Kopecks (integer, as a bigint or as the text of one) written as a decimal string with two places: -5n → "-0.05".
 * Works on the text, because this is done for every sum of every answer.
 */
export function rubles(kopecks: bigint | string): string {
  const text = typeof kopecks === 'string' ? kopecks : kopecks.toString();
  const negative = text.charCodeAt(0) === 45;
  const digits = (negative ? text.slice(1) : text).padStart(3, '0');
  return `${negative ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The kopecks of a decimal string as GraphQL carries it ("12", "12.5", "-12.50"); undefined when it is not one. */
export function kopecks(decimal: string): bigint | undefined {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,2}))?$/.exec(decimal);
  if (!match) return undefined;
  const amount = BigInt(match[2]!) * 100n + BigInt((match[3] ?? '').padEnd(2, '0'));
  return match[1] ? -amount : amount;
}
