import type { Context } from '../context.ts';
import { plainAddress, plainPhone } from '../notifications/plain-recipient.ts';
import { normaliseLogin } from '../sessions/normalise-login.ts';
import { lengthOf } from '../sessions/passwords.ts';
import { refusalOfNewPassword } from '../sessions/password/new-password.ts';
import type { TenantRules } from '../tenancy/rules.ts';
import { parseAccountNumber } from '../tenancy/rules/account-number.ts';
import type { RegistrationAnswers } from './answers.type.ts';
import { emptyText } from './empty-text.ts';
import { parseFullName } from '../sessions/full-name.ts';
import type { AnswerFault, AskedField } from './outcomes.ts';
import { alwaysNeeded } from './what-lacks.ts';

/** Answers as they are kept; undefined: not asked here, or left empty where that is allowed. */
export interface CheckedAnswers {
  number?: string;
  login?: string;
  name?: string;
  email?: string;
  phone?: string;
  /** In clear, until it is hashed. */
  password?: string;
}

type FormField = TenantRules['registration']['steps'][number]['fields'][number];
type Checked = { kept: CheckedAnswers } | { fault: string };

/** Where the answer to a field stands in the input. */
const places = {
  ACCOUNT_NUMBER: 'accountNumber',
  LOGIN: 'login',
  FULL_NAME: 'fullName',
  PASSWORD: 'password',
  PASSWORD_AGAIN: 'passwordAgain',
  EMAIL: 'email',
  PHONE: 'phone',
  AMOUNT_DUE: 'amountDue',
  METER_SERIAL: 'meterSerial',
  OFFICE_CODE: 'officeCode',
} as const satisfies Record<AskedField, keyof RegistrationAnswers>;

/** Longer than any sum, serial number or code. */
const longestProof = 64;

/**
 * Checks the answers of one step by themselves: what is said here follows from the text typed and the rules alone, never from
 * who exists. Answers nobody asked for are left out.
 */
export function checkAnswers(
  context: Context,
  fields: readonly FormField[],
  answers: RegistrationAnswers,
  login?: string,
): { kept: CheckedAnswers; faults: AnswerFault[] } {
  const kept: CheckedAnswers = {};
  const faults: AnswerFault[] = [];
  for (const { asks, required } of fields) {
    const typed = answers[places[asks]] ?? '';
    const isEmpty = asks === 'PASSWORD' || asks === 'PASSWORD_AGAIN' ? typed === '' : typed.trim() === '';
    if (isEmpty) {
      if (required || alwaysNeeded.has(asks)) faults.push({ asks, message: emptyText(context, asks) });
      continue;
    }
    const checked = check(context, asks, typed, { answers, login: kept.login ?? kept.number ?? login });
    if ('fault' in checked) faults.push({ asks, message: checked.fault });
    else Object.assign(kept, checked.kept);
  }
  return { kept, faults };
}

function check(
  context: Context,
  asks: AskedField,
  typed: string,
  { answers, login }: { answers: RegistrationAnswers; login: string | undefined },
): Checked {
  const { rules } = context.tenant;
  switch (asks) {
    case 'ACCOUNT_NUMBER': {
      const number = parseAccountNumber(rules.accountNumber, typed);
      return number === undefined ? { fault: `Проверьте номер. ${rules.accountNumber.hint}` } : { kept: { number } };
    }
    case 'LOGIN':
      return checkLogin(context, typed);
    case 'FULL_NAME': {
      const parsed = parseFullName(typed);
      return 'fault' in parsed ? parsed : { kept: { name: parsed.name } };
    }
    case 'PASSWORD': {
      const refused = refusalOfNewPassword(context, typed, login);
      return refused ? { fault: refused.message } : { kept: { password: typed } };
    }
    case 'PASSWORD_AGAIN':
      return typed === answers.password ? { kept: {} } : { fault: 'Пароли не совпадают. Наберите ещё раз.' };
    case 'EMAIL': {
      const email = plainAddress(typed);
      return email === undefined ? { fault: 'Нужен один адрес, например anna@mail.ru.' } : { kept: { email } };
    }
    case 'PHONE':
      return checkPhone(context, typed);
    case 'AMOUNT_DUE':
    case 'METER_SERIAL':
    case 'OFFICE_CODE':
      return typed.length > longestProof ? { fault: 'Слишком длинно. Проверьте, что набрано.' } : { kept: {} };
  }
}

/** A chosen login by the tenant's rule; the same for one chosen in place of a taken one. */
export function checkLogin({ tenant: { rules } }: Pick<Context, 'tenant'>, typed: string): Checked {
  const login = normaliseLogin(rules, typed);
  if (rules.login.mode !== 'CHOSEN') return login === undefined ? { fault: 'Проверьте номер.' } : { kept: { login } };
  const { minLength, maxLength, hint } = rules.login;
  if (login === undefined) return { fault: `Такой логин не подойдёт. ${hint}` };
  if (lengthOf(login) < minLength) return { fault: `Нужно не меньше ${minLength} знаков.` };
  if (lengthOf(login) > maxLength) return { fault: `Нужно не больше ${maxLength} знаков.` };
  // One word in two alphabets looks like another word.
  if (/\p{Script=Cyrillic}/u.test(login) && /[a-z]/.test(login))
    return { fault: 'Логин набран и русскими, и латинскими буквами. Проверьте раскладку.' };
  return { kept: { login } };
}

/** Where the rules send SMS, only a mobile number is of use. */
function checkPhone({ tenant: { rules } }: Context, typed: string): Checked {
  const phone = plainPhone(typed.trim());
  if (phone === undefined) return { fault: 'Нужен номер из десяти цифр после +7.' };
  const { activation } = rules.registration;
  const bySms =
    (activation.mode === 'CONFIRM' && activation.channel === 'SMS') ||
    (rules.password.mode === 'ONE_TIME' && rules.password.channels.includes('SMS'));
  return bySms && !phone.startsWith('+79')
    ? { fault: 'Нужен мобильный номер: на него придёт СМС.' }
    : { kept: { phone } };
}
