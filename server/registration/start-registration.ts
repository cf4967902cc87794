import { requireCaptcha } from '../captcha/require-captcha.ts';
import type { ConsentTick } from '../consents/consent-tick.type.ts';
import type { Context } from '../context.ts';
import { networkOf } from '../sessions/network-address.ts';
import { countAttempt, type Limit } from '../sessions/throttle.ts';
import type { RegistrationAnswers } from './answers.type.ts';
import { checkAnswers, type CheckedAnswers } from './check-answers.ts';
import { newRegistration } from './kept-registration.ts';
import type { RegistrationOutcome } from './outcomes.ts';
import { goOn } from './go-on.ts';
import { invalidAnswers, tooManyAttempts } from './refusals.ts';

/** Answers of the first step. */
export interface FirstAnswers {
  answers: RegistrationAnswers;
  consents?: readonly ConsentTick[] | null;
  captcha?: string | null;
}

/**
 * Begins a registration: checks the answers of the first step and, by the tenant's rules, whether the account is the person's
 * own. Whether there is such an account, or somebody has it already, is not to be found out: answers, statements and rows are
 * the same.
 * @throws KabinetError CAPTCHA_REQUIRED where the rules ask one
 */
export async function startRegistration(context: Context, input: FirstAnswers): Promise<RegistrationOutcome> {
  const { answers, consents, captcha } = input;
  const [step] = context.tenant.rules.registration.steps;
  // What cannot be an answer says nothing about who exists, so it is told sooner and costs no attempt.
  const { kept, faults } = checkAnswers(context, step!.fields, answers);
  if (faults.length > 0) return invalidAnswers(faults);
  const limits = limitsOf(context, kept);
  await requireCaptcha(context, 'REGISTRATION', captcha, limits.slice(0, -1));
  const wait = await countAttempt(context, limits);
  if (wait !== undefined) return tooManyAttempts(wait);
  const { registration, bearer } = newRegistration(context);
  return goOn(context, { was: undefined, registration, bearer }, { kept, answers, consents });
}

/** Per what the person calls themselves by: account number or login, else the address they gave. */
function limitsOf(context: Context, { number, login, email, phone }: CheckedAnswers): Limit[] {
  const { tenant, tokens, request } = context;
  const { perAccount, perAddress, perTenant } = tenant.rules.throttling.registration;
  const contact = email ?? phone;
  // Counts outlive the request by a day: an address is kept as no more than its hash.
  const key = number ?? login ?? (contact && tokens.codeHashes(['registration limit', tenant.slug], contact)[0]);
  return [
    ...(key === undefined ? [] : [{ scope: 'registration account', key, ...perAccount }]),
    { scope: 'registration address', key: networkOf(request.ip), ...perAddress },
    { scope: 'registration tenant', key: '', ...perTenant },
  ];
}
