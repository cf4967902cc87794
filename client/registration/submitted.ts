import type { Navigator } from '@solidjs/router';
import { openClient } from '../graphql/client.ts';
import {
  CompleteRegistrationDocument,
  type CompleteRegistrationInput,
  type CompletionRefusal,
} from '../graphql/generated/graphql.ts';
import { signIn } from '../sessions/session.ts';
import type { FormRules } from './asked-fields.ts';
import { placeOf, whatFailed } from './register.ts';
import { forgetTyped, typed } from './typed.ts';

/** What the sign-in page is told by who leads there. */
export interface SignInState {
  /** Filled in already. */
  login?: string;
  /** What was done, above the form. */
  told?: string;
}

/** A registration that is complete, or why it is not; `FAILED`: nobody answered. */
export type Completion =
  | { done: true; login: string; message: string; passwordSent: boolean }
  | { done: false; reason: CompletionRefusal | 'FAILED'; message: string };

/** Completes a registration by the token of a link, by a code, or with an own password in place of the one-time one. */
export async function complete(input: CompleteRegistrationInput): Promise<Completion> {
  const { data, error } = await openClient.mutation(CompleteRegistrationDocument, { input }).toPromise();
  if (!data) return { done: false, reason: 'FAILED', message: whatFailed(error) };
  const outcome = data.completeRegistration;
  return outcome.__typename === 'RegistrationCompleted' ? { done: true, ...outcome } : { done: false, ...outcome };
}

/** Goes on after the last step: where nothing is sent, straight into the portal. */
export async function enterSubmitted(place: string, { rules }: FormRules, navigate: Navigator): Promise<void> {
  if (place === placeOf.sent && rules.password.mode === 'CHOSEN')
    await enter(typed.submitted?.login ?? '', typed.submitted?.message ?? '', navigate);
  else navigate(place);
}

/** Signs in who has just registered, when their password is still known; else leads to the sign-in. Forgets what was typed. */
export async function enter(login: string, told: string, navigate: Navigator): Promise<void> {
  const password = typed.answers.PASSWORD;
  const outcome = password === undefined ? undefined : await signIn(login, password);
  forgetTyped();
  if (outcome === 'signed-in') navigate('/', { replace: true });
  else toSignIn({ login, told }, navigate);
}

/** Leads to the sign-in, with what is known already. */
export function toSignIn(state: SignInState, navigate: Navigator): void {
  navigate('/sign-in', { replace: true, state });
}
