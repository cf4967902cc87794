import type { Context } from '../../context.ts';
import type { BillExplanation } from './explanation.type.ts';

/** A bill in words, for a resident who may see it; null when it is not theirs. */
export async function explainBill(_context: Context, _billId: string): Promise<BillExplanation | null> {
  return null;
}
