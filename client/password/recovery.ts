import { withCaptcha } from '../captcha/with-captcha.ts';
import { openClient } from '../graphql/client.ts';
import {
  type AskedField,
  type MessageChannel,
  type PasswordRefusal,
  RequestPasswordResetDocument,
  ResetPasswordDocument,
  type ResetPasswordInput,
} from '../graphql/generated/graphql.ts';
import { type FormRules, loginOf } from '../registration/asked-fields.ts';
import { whatFailed } from '../registration/register.ts';
import type { Answers } from '../registration/typed.ts';
import { keptStore } from '../ui/kept-store.ts';

interface Recovery {
  answers: Answers;
  /** Where the message should go; null: the first way that is possible. */
  channel: MessageChannel | null;
  /** The message was asked for. */
  sent: { message: string; codeDigits: number | null; minutes: number } | null;
}

const { value, set, forget } = keptStore<Recovery>(
  'kabinet-recovery',
  () => ({ answers: {}, channel: null, sent: null }),
  (all) => all,
);

/** What was typed by who has forgotten the password, here and before a reload of this tab. */
export { value as recovery };

/** Keeps what was typed. */
export { set as setRecovery };

/** Forgets it: there is a new password. */
export { forget as forgetRecovery };

/** Ways the message can go that a form can offer. */
export const waysOf = ({ rules }: FormRules): MessageChannel[] =>
  rules.recovery.channels.filter((channel) => channel === 'EMAIL' || channel === 'SMS');

/** The login a new password is asked for. */
export const recoveryLogin = (rules: FormRules): string => loginOf(value.answers, rules);

/** Asks for the message; gives what is in the way, undefined when it was asked for. */
export async function askForMessage(rules: FormRules): Promise<string | undefined> {
  const asked = (asks: AskedField): string | undefined =>
    rules.rules.recovery.asks.includes(asks) ? (value.answers[asks] ?? '') : undefined;
  const ways = waysOf(rules);
  const channel = ways.length > 1 ? (value.channel ?? ways[0]) : undefined;
  const [email, phone] = [asked('EMAIL'), asked('PHONE')];
  const input = {
    login: recoveryLogin(rules),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(channel === undefined ? {} : { channel }),
  };
  const { data, error } = await withCaptcha('RECOVERY', (captcha) =>
    openClient.mutation(RequestPasswordResetDocument, { input: { ...input, ...captcha } }).toPromise(),
  );
  if (!data) return whatFailed(error);
  const outcome = data.requestPasswordReset;
  if (outcome.__typename === 'PasswordRefused') return outcome.message;
  const { message, codeDigits, minutes } = outcome;
  set('sent', { message, codeDigits: codeDigits ?? null, minutes });
}

/** Why there is no new password; `FAILED`: nobody answered. */
export interface NotReset {
  reason: PasswordRefusal | 'FAILED';
  message: string;
}

/** Sets a new password by code or link; gives why not, undefined when it is set. */
export async function setNewPassword(input: ResetPasswordInput): Promise<NotReset | undefined> {
  const { data, error } = await openClient.mutation(ResetPasswordDocument, { input }).toPromise();
  if (!data) return { reason: 'FAILED', message: whatFailed(error) };
  const outcome = data.resetPassword;
  return outcome.__typename === 'PasswordRefused' ? outcome : undefined;
}
