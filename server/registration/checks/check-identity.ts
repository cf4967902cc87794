import type { Context } from '../../context.ts';
import { networkOf } from '../../sessions/network-address.ts';
import { clearAttempts, countAttempt, type Limit, sweepAttempts, takeBackAttempt } from '../../sessions/throttle.ts';
import type { RegistrationAnswers } from '../answers.type.ts';
import { amountDue } from './amount-due.ts';
import { emailOnFile } from './email-on-file.ts';
import type { IdentityCheck, Proof } from './identity-check.ts';
import { meterSerial } from './meter-serial.ts';
import { name } from './name.ts';
import { officeCode } from './office-code.ts';

/** Whose account it is said to be: its number, and its id when there is such an account. */
export interface Subject {
  number: string;
  accountId: string | undefined;
}

/**
 * What came of a check. `invalid`: the answer can be nobody's, and why, for a person; nothing was counted. `retryAfterSeconds`:
 * too many wrong answers; nothing was looked at. An office code is to be used up with what it was shown for.
 */
export type CheckOutcome =
  | { passed: true; officeCodeHash?: string }
  | { passed: false; retryAfterSeconds?: number; invalid?: string };

const proofs: Readonly<Record<IdentityCheck['proof'], Proof>> = {
  NAME: name,
  METER_SERIAL: meterSerial,
  AMOUNT_DUE: amountDue,
  OFFICE_CODE: officeCode,
  EMAIL_ON_FILE: emailOnFile,
};

/** No account has it: looked up when the number leads to none, so that the same statements run. */
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Compares an answer with the billing data. For a missing account everything is as for a wrong answer: the same statements,
 * counts and outcome. Each try counts before it is looked at, so a hundred at once are a hundred tries; a right one is given
 * back. Each proof is counted apart, and for an account wherever it is asked: at registration, later or when one is bound.
 */
export async function checkIdentity(
  context: Context,
  rule: IdentityCheck,
  { number, accountId }: Subject,
  answers: RegistrationAnswers,
): Promise<CheckOutcome> {
  const look = proofs[rule.proof](context, rule, answers);
  if (typeof look === 'string') return { passed: false, invalid: look };
  const [ofAccount, ...ofOthers] = limitsOf(context, rule, number);
  const wait = await countAttempt(context, [ofAccount, ...ofOthers]);
  if (wait !== undefined) return { passed: false, retryAfterSeconds: wait };

  const { passed, officeCodeHash } = await look(accountId ?? nobody).catch(async (error: unknown) => {
    // Nothing was found out, so it was no attempt; when the database is away, it stays one.
    await context.write((em) => takeBackAttempt(em, context.tenantId, [ofAccount, ...ofOthers])).catch(() => undefined);
    throw error;
  });
  if (!passed) return { passed: false };
  await context.write(async (em) => {
    await clearAttempts(em, context.tenantId, ofAccount);
    await takeBackAttempt(em, context.tenantId, ofOthers);
    await sweepAttempts(em, context.tenantId, context.clock.now());
  });
  return { passed: true, ...(officeCodeHash === undefined ? {} : { officeCodeHash }) };
}

function limitsOf(
  { request }: Context,
  { proof, attempts: { perAccount, perAddress, perTenant } }: IdentityCheck,
  number: string,
): [Limit, Limit, Limit] {
  const scope = `identity ${proof.toLowerCase().replaceAll('_', ' ')}`;
  return [
    { scope: `${scope} account`, key: number, ...perAccount },
    { scope: `${scope} address`, key: networkOf(request.ip), ...perAddress },
    { scope: `${scope} tenant`, key: '', ...perTenant },
  ];
}
