import type { Context } from '../context.ts';
import { KabinetError } from '../errors.ts';
import type { RegistrationAnswers } from './answers.type.ts';
import type { IdentityProof } from './outcomes.ts';

/** Why an account is not proved. */
export enum ProofRefusal {
  NOT_RECOGNISED = 'NOT_RECOGNISED',
  TOO_MANY_ATTEMPTS = 'TOO_MANY_ATTEMPTS',
  NOT_OFFERED = 'NOT_OFFERED',
  INVALID_ANSWERS = 'INVALID_ANSWERS',
}

/** What a resident proves an account with. */
export interface ProofGiven {
  /** Opaque id of the account. */
  accountId: string;
  proof: IdentityProof;
  answers: RegistrationAnswers;
}

/** The account whose masking is lifted, and for whom. */
export interface AccountProved {
  accountId: string;
  residentId: string;
}

/** Nothing was changed. */
export interface AccountNotProved {
  reason: ProofRefusal;
  message: string;
  retryAfterSeconds?: number;
}

export async function proveAccount(context: Context, given: ProofGiven): Promise<AccountProved | AccountNotProved> {
  if (!context.who) throw new KabinetError('UNAUTHENTICATED');
  throw new Error(`not yet ${given.proof}`);
}
