import { officeCodeHashes } from '../accounts/office-code-hashes.ts';
import type { Context } from '../context.ts';
import type { RegistrationAnswers } from '../registration/answers.type.ts';
import { canBePassword } from '../sessions/passwords.ts';
import { normaliseLogin } from '../sessions/normalise-login.ts';
import type { TenantRules } from '../tenancy/rules.ts';
import { parseAccountNumber } from '../tenancy/rules/account-number.ts';
import { type LinkRefused, LinkRefusal } from './outcomes.ts';

/** What a resident typed to bind an account. */
export interface TypedClaim {
  accountNumber?: string | null;
  password?: string | null;
  officeCode?: string | null;
  answers?: RegistrationAnswers | null;
}

/** One way of `Tenant.rules.accounts.linkBy`. */
export type LinkMeans = TenantRules['accounts']['linkBy'][number];

/** What a resident shows to bind an account, read so far that it can be looked for; nothing has been looked up. */
export type Claim =
  | { means: 'NUMBER'; number: string }
  | { means: 'NUMBER_AND_PASSWORD'; number: string; login: string; password: string }
  | { means: 'OFFICE_CODE'; codeHashes: readonly string[] }
  | { means: 'IDENTITY_CHECK'; number: string; answers: RegistrationAnswers };

/** Reads what was typed, by the ways this utility offers. What is refused here says nothing about who or what exists. */
export function readClaim(context: Context, typed: TypedClaim): Claim | LinkRefused {
  const { rules } = context.tenant;
  const { linkBy } = rules.accounts;
  const means = meansOf(linkBy, typed);
  if (linkBy.length === 0 || (means !== undefined && !linkBy.includes(means))) return notOffered;
  if (means === undefined) return invalid('Заполните форму.');
  if (means === 'OFFICE_CODE') {
    const codeHashes = officeCodeHashes(context, typed.officeCode ?? '');
    return codeHashes.length > 0 ? { means, codeHashes } : invalid('Введите код с листка из офиса: буквы и цифры.');
  }
  const typedNumber = (means === 'IDENTITY_CHECK' ? typed.answers?.accountNumber : typed.accountNumber) ?? '';
  const number = parseAccountNumber(rules.accountNumber, typedNumber);
  if (number === undefined) return invalid(rules.accountNumber.hint);
  if (means === 'NUMBER') return { means, number };
  if (means === 'IDENTITY_CHECK') return { means, number, answers: typed.answers ?? {} };
  const login = normaliseLogin(rules, number);
  const password = typed.password ?? '';
  if (login === undefined || !canBePassword(password))
    return invalid('Введите пароль, с которым входят по этому номеру.');
  return { means, number, login, password };
}

/** Which way was meant; undefined when nothing was typed that could be any. */
function meansOf(linkBy: readonly LinkMeans[], typed: TypedClaim): LinkMeans | undefined {
  if (typed.officeCode) return 'OFFICE_CODE';
  if (typed.answers) return 'IDENTITY_CHECK';
  if (!typed.accountNumber) return undefined;
  // A number alone is enough only where the rule says so.
  return typed.password || !linkBy.includes('NUMBER') ? 'NUMBER_AND_PASSWORD' : 'NUMBER';
}

const notOffered: LinkRefused = {
  reason: LinkRefusal.NOT_OFFERED,
  message: 'Так добавить счёт здесь нельзя. Обратитесь к нам.',
};

/** Something typed cannot be what was asked for. */
export const invalid = (message: string): LinkRefused => ({ reason: LinkRefusal.INVALID_ANSWERS, message });
