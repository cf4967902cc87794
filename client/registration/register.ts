import type { CombinedError } from '@urql/core';
import { withCaptcha } from '../captcha/with-captcha.ts';
import { openClient } from '../graphql/client.ts';
import {
  type AskedField,
  ContinueRegistrationDocument,
  type RegistrationOutcomeFragment,
  ResendRegistrationCodeDocument,
  StartRegistrationDocument,
} from '../graphql/generated/graphql.ts';
import { answerFault, answersInput, type FormRules } from './asked-fields.ts';
import { consentsInput, ticksOf } from './consents.ts';
import { type Answers, setTyped, tellFaults, typed } from './typed.ts';

/** Where the registration goes on; the same place when something has to be mended there. */
export const placeOf = {
  start: '/registration',
  step: (place: number): string => `/registration?step=${place + 1}`,
  check: '/registration?step=check',
  confirm: '/registration?step=confirm',
  sent: '/registration?step=sent',
};

/**
 * Sends a step, and those before it that changed since the server took them; tells what is wrong beside the fields. Gives the
 * place where the registration goes on.
 */
export async function sendSteps(place: number, rules: FormRules, again = false): Promise<string> {
  tellFaults();
  if (typed.submitted) return afterSubmit();
  for (let next = typed.registration === null ? 0 : typed.taken; next <= place; next += 1) {
    if (!plainlyRight(next, rules)) return placeOf.step(next);
    const begun = typed.registration !== null;
    const goesOn = await send(askedIn(next, rules), next === lastOf(rules), rules);
    // The server keeps what was begun for an hour; who took longer need not notice.
    if (begun && typed.registration === null && !again) return sendSteps(place, rules, true);
    if (goesOn !== placeOf.step(next + 1)) return goesOn;
  }
  return placeOf.step(place + 1);
}

/** Answers the one more question of the server. */
export async function sendCheck(rules: FormRules): Promise<string> {
  tellFaults();
  const asked = typed.check;
  if (!asked) return placeOf.step(0);
  const asks = askedBy(asked.proof);
  const fault = answerFault({ asks, required: true }, typed.answers, rules);
  if (fault !== undefined) {
    tellFaults({ fields: { [asks]: fault } });
    return placeOf.check;
  }
  return send([asks], typed.taken >= lastOf(rules), rules);
}

/** The field in which a proof is typed. */
export const askedBy = (proof: NonNullable<typeof typed.check>['proof']): AskedField =>
  proof === 'NAME' ? 'FULL_NAME' : proof === 'EMAIL_ON_FILE' ? 'EMAIL' : proof;

/** Sends the code once more; gives what to tell, and the seconds until it can be asked for again. */
export async function sendCodeAgain(): Promise<{ message: string; seconds: number }> {
  const input = { registration: typed.registration ?? '' };
  const { data, error } = await openClient.mutation(ResendRegistrationCodeDocument, { input }).toPromise();
  if (!data) return { message: whatFailed(error), seconds: 5 };
  const { message, retryAfterSeconds } = data.resendRegistrationCode;
  return { message, seconds: retryAfterSeconds ?? 60 };
}

/** What to tell when the server gave no answer of its own. */
export function whatFailed(error: CombinedError | undefined): string {
  if (error?.networkError && !error.response)
    return 'Нет связи. Проверьте интернет и попробуйте ещё раз: всё, что вы ввели, на месте.';
  return error?.graphQLErrors[0]?.message ?? 'Что-то сломалось у нас. Попробуйте ещё раз через минуту.';
}

const lastOf = ({ rules }: FormRules): number => rules.registration.steps.length - 1;

const askedIn = (place: number, { rules }: FormRules): AskedField[] =>
  rules.registration.steps[place]?.fields.map(({ asks }) => asks) ?? [];

/** Tells what needs no server to be seen. */
function plainlyRight(place: number, rules: FormRules): boolean {
  const fields: Answers = {};
  for (const field of rules.rules.registration.steps[place]?.fields ?? []) {
    const fault = answerFault(field, typed.answers, rules);
    if (fault !== undefined) fields[field.asks] = fault;
  }
  const missing =
    place < lastOf(rules) ? [] : ticksOf(rules).filter(({ key, required }) => required && !typed.ticks[key]);
  const consents = Object.fromEntries(missing.map(({ key }) => [key, 'Без этого зарегистрироваться нельзя.']));
  tellFaults({ fields, consents });
  return Object.keys(fields).length + missing.length === 0;
}

/** Sends answers of a step or a check, and takes in what the server says. */
async function send(asked: AskedField[], last: boolean, rules: FormRules): Promise<string> {
  const answers = answersInput(asked, typed.answers, typed.amountDueMonth);
  const consents = last ? consentsInput(ticksOf(rules), typed.ticks) : [];
  const { registration } = typed;
  const { data, error } =
    registration === null
      ? await start({ answers, consents })
      : await openClient
          .mutation(ContinueRegistrationDocument, { input: { registration, answers, consents } })
          .toPromise()
          .then(({ data, error }) => ({ data: data?.continueRegistration, error }));
  if (data) return goOn(data, rules);
  tellFaults({ whole: whatFailed(error) });
  return here(rules);
}

async function start(input: { answers: object; consents: ReturnType<typeof consentsInput> }) {
  const { data, error } = await withCaptcha('REGISTRATION', (captcha) =>
    openClient.mutation(StartRegistrationDocument, { input: { ...input, ...captcha } }).toPromise(),
  );
  return { data: data?.startRegistration, error };
}

const afterSubmit = (): string => (typed.submitted?.next === 'SIGN_IN' ? placeOf.sent : placeOf.confirm);

/** Where one stands as long as the server takes nothing. */
const here = (rules: FormRules): string =>
  typed.check ? placeOf.check : placeOf.step(Math.min(typed.taken, lastOf(rules)));

function goOn(outcome: RegistrationOutcomeFragment, rules: FormRules): string {
  switch (outcome.__typename) {
    case 'RegistrationContinues': {
      const { registration, check, question, because } = outcome;
      if (check) {
        setTyped({ registration, check: { proof: check, question: question ?? '', message: because ?? '' } });
        return placeOf.check;
      }
      const taken = outcome.step ?? typed.taken + 1;
      setTyped({ registration, taken, check: null });
      return placeOf.step(taken);
    }
    case 'RegistrationSubmitted': {
      const { registration, next, message, codeDigits, login } = outcome;
      const taken = lastOf(rules) + 1;
      setTyped({ registration, taken, check: null, submitted: { next, message, codeDigits: codeDigits ?? 0, login } });
      return afterSubmit();
    }
    case 'RegistrationRefused':
      return refused(outcome, rules);
  }
}

type Refused = Extract<RegistrationOutcomeFragment, { __typename: 'RegistrationRefused' }>;

/** Leads to the first field that is wrong. */
function refused({ reason, message, faults }: Refused, rules: FormRules): string {
  if (reason === 'EXPIRED') setTyped({ registration: null, taken: 0, check: null });
  const fields: Answers = {};
  for (const { asks, message } of faults) fields[asks] ??= message;
  const alone = faults.length > 0;
  tellFaults({ fields, whole: alone ? undefined : message, needHelp: reason === 'NOT_RECOGNISED' });
  if (!alone) return here(rules);
  if (typed.check && fields[askedBy(typed.check.proof)] !== undefined) return placeOf.check;
  const place = rules.rules.registration.steps.findIndex(({ fields: asked }) =>
    asked.some(({ asks }) => fields[asks] !== undefined),
  );
  return place < 0 ? here(rules) : placeOf.step(place);
}
