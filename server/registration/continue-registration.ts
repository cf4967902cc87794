import type { ConsentTick } from '../consents/consent-tick.type.ts';
import type { Context } from '../context.ts';
import { provedBy } from '../tenancy/rules/registration.ts';
import { countAttempt } from '../sessions/throttle.ts';
import type { RegistrationAnswers } from './answers.type.ts';
import { checkAnswers } from './check-answers.ts';
import { goOn } from './go-on.ts';
import { findRegistration } from './kept-registration.ts';
import type { RegistrationOutcome } from './outcomes.ts';
import { expired, invalidAnswers, tooManyAttempts } from './refusals.ts';
import { RegistrationStatus } from './registration.entity.ts';
import { pendingCheck } from './run-checks.ts';
import { submitted } from './submit-registration.ts';

/** Answers of a later step, or to the question of one more identity check. */
export interface FurtherAnswers {
  registration: string;
  answers: RegistrationAnswers;
  consents?: readonly ConsentTick[] | null;
}

/** Nobody needs so many tries to fill in a form; a password is hashed in some of them. */
const tries = { attempts: 30, windowMinutes: 60 };

/**
 * Goes on with a registration. One that is answered already says again what it said then, and sends nothing: the answer may
 * have been lost on the way.
 */
export async function continueRegistration(context: Context, input: FurtherAnswers): Promise<RegistrationOutcome> {
  const { registration: bearer, answers, consents } = input;
  const was = await findRegistration(context, bearer);
  if (!was) return expired();
  if (was.status !== RegistrationStatus.ASKING) return submitted(context, { registration: was, bearer });
  const wait = await countAttempt(context, [{ scope: 'registration step', key: was.id, ...tries }]);
  if (wait !== undefined) return tooManyAttempts(wait);
  const check = pendingCheck(context, was);
  const fields = check
    ? [{ asks: provedBy[check.proof], required: true }]
    : context.tenant.rules.registration.steps[was.step]?.fields;
  // The utility has other steps since it was begun.
  if (!fields) return expired();
  const { kept, faults } = checkAnswers(context, fields, answers, was.login ?? was.accountNumber ?? undefined);
  if (faults.length > 0) return invalidAnswers(faults);
  return goOn(context, { was, registration: was, bearer }, { kept, answers, consents });
}
