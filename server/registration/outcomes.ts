import type { TenantRules } from '../tenancy/rules.ts';

type Rules = TenantRules['registration'];

/** What a registration can ask a person for, as the rules call it. */
export type AskedField = Rules['steps'][number]['fields'][number]['asks'];

/** What shows that an account is a person's own, as the rules call it. */
export type IdentityProof = Rules['identity']['checks'][number]['proof'];

/** Why a registration did not go on. */
export enum RegistrationRefusal {
  INVALID_ANSWERS = 'INVALID_ANSWERS',
  CONSENT_NEEDED = 'CONSENT_NEEDED',
  NOT_RECOGNISED = 'NOT_RECOGNISED',
  TOO_MANY_ATTEMPTS = 'TOO_MANY_ATTEMPTS',
  EXPIRED = 'EXPIRED',
}

/** What is to be done after the last step. */
export enum RegistrationNext {
  CONFIRM = 'CONFIRM',
  SIGN_IN = 'SIGN_IN',
}

/** What is wrong with one answer, for a person. */
export interface AnswerFault {
  asks: AskedField;
  message: string;
}

/** The registration goes on: with a step of the rules, or with one more identity check. */
export interface RegistrationContinues {
  registration: string;
  step?: number;
  check?: IdentityProof;
  question?: string;
  message?: string;
}

/** All is answered. Said in the same way whether account and login are free, taken or nobody's. */
export interface RegistrationSubmitted {
  registration: string;
  next: RegistrationNext;
  message: string;
  codeDigits?: number;
  login: string;
}

/** Nothing was changed, and what to do. */
export interface RegistrationRefused {
  reason: RegistrationRefusal;
  message: string;
  faults: readonly AnswerFault[];
  retryAfterSeconds?: number;
}

/** What comes of a step. */
export type RegistrationOutcome = RegistrationContinues | RegistrationSubmitted | RegistrationRefused;

/** Why a registration was not completed. */
export enum CompletionRefusal {
  WRONG_CODE = 'WRONG_CODE',
  ALREADY_COMPLETED = 'ALREADY_COMPLETED',
  LOGIN_TAKEN = 'LOGIN_TAKEN',
  ACCOUNT_UNAVAILABLE = 'ACCOUNT_UNAVAILABLE',
  TOO_SHORT = 'TOO_SHORT',
  TOO_LONG = 'TOO_LONG',
  TOO_COMMON = 'TOO_COMMON',
  TOO_MANY_ATTEMPTS = 'TOO_MANY_ATTEMPTS',
}

/** There is a resident now, or a one-time password is on its way to whom it will make one. */
export interface RegistrationCompleted {
  login: string;
  message: string;
  passwordSent: boolean;
}

/** No resident was made, and why. */
export interface RegistrationNotCompleted {
  reason: CompletionRefusal;
  message: string;
  retryAfterSeconds?: number;
}
