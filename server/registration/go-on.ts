import type { ConsentTick } from '../consents/consent-tick.type.ts';
import { missingConsents } from '../consents/record-consents.ts';
import type { Context } from '../context.ts';
import { hashPassword } from '../sessions/passwords.ts';
import type { RegistrationAnswers } from './answers.type.ts';
import type { CheckedAnswers } from './check-answers.ts';
import {
  findRegistration,
  insertRegistration,
  type KeptRegistration,
  updateRegistration,
} from './kept-registration.ts';
import type { RegistrationContinues, RegistrationOutcome } from './outcomes.ts';
import { consentNeeded, expired } from './refusals.ts';
import { RegistrationStatus } from './registration.entity.ts';
import { accountOf, pendingCheck, runChecks } from './run-checks.ts';
import { submitRegistration, submitted } from './submit-registration.ts';
import { isAnswered, isIdentified } from './what-lacks.ts';

/** More ticks than any form has. */
const mostTicks = 20;
const canBeTick = ({ version }: ConsentTick): boolean => version.length <= 50;

/** A registration on its way. */
export interface OnItsWay {
  /** As it is kept; undefined: it begins with this request. */
  was: KeptRegistration | undefined;
  registration: KeptRegistration;
  bearer: string;
}

/** What a request brings to it: answers that were checked, and the same as typed, for the identity checks. */
export interface Brought {
  kept: CheckedAnswers;
  answers: RegistrationAnswers;
  consents: readonly ConsentTick[] | null | undefined;
}

/**
 * Takes a registration as far as these answers reach: identity checks after the first step, then the next step, and after the
 * last one the message that completes it.
 */
export async function goOn(context: Context, onItsWay: OnItsWay, brought: Brought): Promise<RegistrationOutcome> {
  const { registration: rules } = context.tenant.rules;
  const { was, bearer } = onItsWay;
  const ticks = (brought.consents ?? onItsWay.registration.consents).filter(canBeTick).slice(0, mostTicks);
  const isLast = onItsWay.registration.step + 1 >= rules.steps.length;
  if (isLast && missingConsents(context, ticks, 'REGISTRATION').length > 0) return consentNeeded();

  const told = await withAnswers(context, { ...onItsWay.registration, consents: [...ticks] }, brought.kept);
  const checked = told.step === 0 ? await runChecks(context, told, answersOf(told, brought.answers)) : told;
  if ('reason' in checked) return checked;
  const check = pendingCheck(context, checked);
  const registration = check ? checked : { ...checked, step: checked.step + 1 };
  const isOver = !check && registration.step >= rules.steps.length;
  // The utility has other rules since it was begun.
  if (!check && !isIdentified(rules, registration)) return expired();
  if (isOver && !isAnswered(rules, registration)) return expired();
  if (isOver)
    return submitRegistration(context, {
      was,
      registration: { ...registration, status: RegistrationStatus.SUBMITTED },
      bearer,
    });
  const isFirst = await context.write(async (em) => {
    if (was) return updateRegistration(em, context, was, registration);
    await insertRegistration(em, context, { registration, bearer });
    return true;
  });
  // A second click finds that the first one has gone on.
  const kept = isFirst ? registration : await findRegistration(context, bearer);
  if (!kept) return expired();
  if (kept.status !== RegistrationStatus.ASKING) return submitted(context, { registration: kept, bearer });
  return whatIsNext(context, { registration: kept, bearer });
}

/** What a registration that is not answered yet asks for. */
function whatIsNext(
  context: Context,
  { registration, bearer }: { registration: KeptRegistration; bearer: string },
): RegistrationContinues {
  const check = pendingCheck(context, registration);
  if (!check) return { registration: bearer, step: registration.step };
  return {
    registration: bearer,
    check: check.proof,
    question: check.question,
    message: 'Эти данные не совпали с нашими. Проверим по-другому.',
  };
}

async function withAnswers(
  context: Context,
  registration: KeptRegistration,
  { number, login, name, email, phone, password }: CheckedAnswers,
): Promise<KeptRegistration> {
  const { identity } = context.tenant.rules.registration;
  const told = {
    ...registration,
    ...(number === undefined ? {} : { accountNumber: number }),
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(login === undefined ? {} : { login }),
    ...(password === undefined ? {} : { passwordHash: await hashPassword(password) }),
  };
  if (context.tenant.rules.login.mode === 'ACCOUNT_NUMBER') told.login = told.accountNumber;
  // Where nothing is compared, who has the account is looked at last, when an address was confirmed.
  if (number !== undefined && identity.require !== 'NONE') told.accountId = await accountOf(context, number);
  return told;
}

/** Identity checks compare what was cleaned of marks nobody sees. */
const answersOf = ({ name, email }: KeptRegistration, answers: RegistrationAnswers): RegistrationAnswers => ({
  ...answers,
  ...(name === null ? {} : { fullName: name }),
  ...(email === null ? {} : { email }),
});
