import type { Context } from '../context.ts';
import { KabinetError } from '../errors.ts';
import type { WithdrawalRefusal } from './consent.type.ts';

/** The consent is withdrawn. */
export interface ConsentWithdrawnOutcome {
  closed: boolean;
  message: string;
}

/** The consent holds, and what to do. */
export interface WithdrawalRefusedOutcome {
  reason: WithdrawalRefusal;
  message: string;
}

export async function withdrawConsent(
  _context: Context,
  _input: { id: string; closesAccess?: boolean | null },
): Promise<ConsentWithdrawnOutcome | WithdrawalRefusedOutcome> {
  throw new KabinetError('INTERNAL', 'not yet');
}
