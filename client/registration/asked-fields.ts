import type { AskedField, RegistrationAnswersInput, RegistrationRulesQuery } from '../graphql/generated/graphql.ts';
import { bareLogin, loginFault, shownLogin } from '../sessions/login-mask.ts';
import type { Answers } from './typed.ts';

/** What the utility decided about its forms. */
export type FormRules = RegistrationRulesQuery['tenant'];

/** How a field looks to a person, a phone's keyboard and a password manager. */
export interface FieldLook {
  label: string;
  hint: string | null;
  name: string;
  autocomplete: string;
  type?: 'text' | 'email' | 'tel' | 'password';
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel';
  autocapitalize?: 'none' | 'words' | 'characters';
}

/** The field for what is asked, by the utility's rules. */
export function lookOf(asks: AskedField, { rules }: FormRules): FieldLook {
  const question = (): string | null =>
    rules.registration.identity.checks.find(({ proof }) => proof === asks)?.question ?? null;
  const byNumber = rules.login.mode === 'ACCOUNT_NUMBER';
  switch (asks) {
    case 'ACCOUNT_NUMBER':
      return {
        label: rules.accountNumber.label,
        hint: rules.accountNumber.hint,
        name: byNumber ? 'username' : 'account-number',
        autocomplete: byNumber ? 'username' : 'off',
        inputmode: rules.accountNumber.alphabet === 'DIGITS' ? 'numeric' : 'text',
        autocapitalize: rules.accountNumber.alphabet === 'DIGITS' ? 'none' : 'characters',
      };
    case 'LOGIN':
      return {
        label: rules.login.label,
        hint: rules.login.hint ?? null,
        name: 'username',
        autocomplete: 'username',
        autocapitalize: 'none',
      };
    case 'FULL_NAME':
      return {
        label: 'Фамилия, имя и отчество',
        hint: null,
        name: 'name',
        autocomplete: 'name',
        autocapitalize: 'words',
      };
    case 'PASSWORD':
      return {
        label: 'Пароль',
        hint: lengthNote(rules.password.minLength),
        name: 'new-password',
        autocomplete: 'new-password',
        type: 'password',
      };
    case 'PASSWORD_AGAIN':
      return {
        label: 'Пароль ещё раз',
        hint: null,
        name: 'new-password-again',
        autocomplete: 'new-password',
        type: 'password',
      };
    case 'EMAIL':
      return {
        label: 'Электронная почта',
        hint: null,
        name: 'email',
        autocomplete: 'email',
        type: 'email',
        inputmode: 'email',
        autocapitalize: 'none',
      };
    case 'PHONE':
      return {
        label: 'Мобильный телефон',
        hint: null,
        name: 'tel',
        autocomplete: 'tel',
        type: 'tel',
        inputmode: 'tel',
      };
    case 'AMOUNT_DUE':
      return {
        label: 'Сумма к оплате, в рублях',
        hint: question(),
        name: 'amount-due',
        autocomplete: 'off',
        inputmode: 'decimal',
      };
    case 'METER_SERIAL':
      return {
        label: 'Номер счётчика',
        hint: question(),
        name: 'meter-serial',
        autocomplete: 'off',
        autocapitalize: 'characters',
      };
    case 'OFFICE_CODE':
      return {
        label: 'Код из офиса',
        hint: question() ?? rules.accounts.officeCode?.hint ?? null,
        name: 'office-code',
        autocomplete: 'off',
        autocapitalize: 'characters',
      };
  }
}

/** What a new password needs, in a few words. */
export const lengthNote = (fewest: number): string => `Не короче ${fewest} знаков, подойдёт фраза из нескольких слов`;

/** The answer as it is shown while it is typed: an account number stands in its groups. */
export const shownAnswer = (asks: AskedField, text: string, { rules }: FormRules): string =>
  asks === 'ACCOUNT_NUMBER' ? shownLogin(text, rules.accountNumber.grouping) : text;

/** What is plainly wrong with an answer; undefined when the server may be asked. */
export function answerFault(
  { asks, required }: { asks: AskedField; required: boolean },
  answers: Answers,
  { rules }: FormRules,
): string | undefined {
  const text = answers[asks] ?? '';
  if (text.trim() === '') return required ? (empty[asks] ?? 'Заполните это поле.') : undefined;
  const { minLength, maxLength, alphabet } = rules.accountNumber;
  if (asks === 'ACCOUNT_NUMBER') return loginFault(text, [minLength, maxLength], alphabet === 'DIGITS');
  if (asks === 'EMAIL' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim()))
    return 'Проверьте адрес: нужен вид имя@почта.ру.';
  if (asks === 'PHONE' && text.replace(/\D/g, '').length < 10) return 'Проверьте номер: нужны +7 и десять цифр.';
  if (asks === 'PASSWORD') return passwordFault(text, rules.password.minLength);
  if (asks === 'PASSWORD_AGAIN' && text !== answers.PASSWORD) return 'Пароли не совпали. Введите тот же ещё раз.';
  return undefined;
}

const empty: Answers = {
  PASSWORD: 'Придумайте пароль.',
  PASSWORD_AGAIN: 'Введите пароль ещё раз.',
};

/** What is plainly wrong with a new password. */
export function passwordFault(text: string, fewest: number): string | undefined {
  if (text === '') return empty.PASSWORD;
  const length = Array.from(text).length;
  return length < fewest ? `Нужно не меньше ${fewest} знаков, сейчас ${length}.` : undefined;
}

const inputs: Record<AskedField, keyof RegistrationAnswersInput> = {
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
};

/** Answers as the server takes them; what was left empty is not sent. */
export function answersInput(
  asked: readonly AskedField[],
  answers: Answers,
  amountDueMonth: string,
): RegistrationAnswersInput {
  const sent = asked.flatMap((asks) => {
    const text = answers[asks] ?? '';
    return text.trim() === '' ? [] : [[inputs[asks], asks === 'ACCOUNT_NUMBER' ? bareLogin(text) : text]];
  });
  const month = asked.includes('AMOUNT_DUE') && amountDueMonth !== '' ? { amountDueMonth } : {};
  return { ...(Object.fromEntries(sent) as RegistrationAnswersInput), ...month };
}

/** The login that will be this person's. */
export const loginOf = (answers: Answers, { rules }: FormRules): string =>
  rules.login.mode === 'ACCOUNT_NUMBER' ? bareLogin(answers.ACCOUNT_NUMBER ?? '') : (answers.LOGIN ?? '').trim();
