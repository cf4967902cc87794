/** What is owed for one service, kopecks. */
export interface Debt {
  serviceCode: string;
  amount: bigint;
}

/** What of a sum is for which service; null: prepaid, for no service yet. */
export interface Part {
  serviceCode: string | null;
  amount: bigint;
}

/**
 * Divides a sum between debts, in their order, until it is used up; what is over is prepaid. The parts are above zero and
 * make the sum exactly; no debt gets more than it is. The order is the caller's: `debtsOf` puts penalties last.
 */
export function allocate(amount: bigint, debts: readonly Debt[]): Part[] {
  const parts: Part[] = [];
  let left = amount;
  for (const { serviceCode, amount: owed } of debts) {
    const part = owed < left ? owed : left;
    if (part <= 0n) continue;
    parts.push({ serviceCode, amount: part });
    left -= part;
  }
  if (left > 0n) parts.push({ serviceCode: null, amount: left });
  return parts;
}
