import type { AccountLinkMeans, AskedField, LinkAccountInput, LinkRefusal } from '../graphql/generated/graphql.ts';
import { answerFault, answersInput, type FormRules } from '../registration/asked-fields.ts';
import { askedBy } from '../registration/register.ts';
import type { Answers } from '../registration/typed.ts';
import { bareLogin } from '../sessions/login-mask.ts';
import { keptStore } from '../ui/kept-store.ts';

/** What a resident typed to bind an account, by what was asked. */
interface TypedLink {
  answers: Answers;
  amountDueMonth: string;
}

/** Kept while the tab is open; of what is secret nothing lies in the browser. */
const { value, set, forget } = keptStore<TypedLink>(
  'kabinet-add-account',
  () => ({ answers: {}, amountDueMonth: '' }),
  ({ answers: { ACCOUNT_NUMBER } }) => ({ answers: ACCOUNT_NUMBER === undefined ? {} : { ACCOUNT_NUMBER } }),
);

export { value as typedLink, set as setTypedLink, forget as forgetTypedLink };

/** How the ways are called, where there is a choice. */
export const meansTitles: Record<AccountLinkMeans, string> = {
  NUMBER: 'По номеру',
  NUMBER_AND_PASSWORD: 'По номеру и паролю',
  OFFICE_CODE: 'По коду из офиса',
  IDENTITY_CHECK: 'По данным из квитанции',
};

/** The fields of a way. */
export function fieldsOf(means: AccountLinkMeans, { rules }: FormRules): AskedField[] {
  switch (means) {
    case 'NUMBER':
      return ['ACCOUNT_NUMBER'];
    case 'NUMBER_AND_PASSWORD':
      return ['ACCOUNT_NUMBER', 'PASSWORD'];
    case 'OFFICE_CODE':
      return ['OFFICE_CODE'];
    case 'IDENTITY_CHECK':
      return [
        ...new Set<AskedField>([
          'ACCOUNT_NUMBER',
          ...rules.registration.identity.checks.map(({ proof }) => askedBy(proof)),
        ]),
      ];
  }
}

/** What is plainly wrong with an answer; undefined when the server may be asked. */
export function linkFault(asks: AskedField, answers: Answers, rules: FormRules): string | undefined {
  // Somebody else's password, however short their utility allowed it once.
  if (asks === 'PASSWORD')
    return (answers.PASSWORD ?? '') === '' ? 'Введите пароль, с которым входят по этому номеру.' : undefined;
  return answerFault({ asks, required: true }, answers, rules);
}

/** What is sent. */
export function linkInput(
  means: AccountLinkMeans,
  { answers, amountDueMonth }: TypedLink,
  rules: FormRules,
): LinkAccountInput {
  const accountNumber = bareLogin(answers.ACCOUNT_NUMBER ?? '');
  switch (means) {
    case 'NUMBER':
      return { accountNumber };
    case 'NUMBER_AND_PASSWORD':
      return { accountNumber, password: answers.PASSWORD ?? '' };
    case 'OFFICE_CODE':
      return { officeCode: answers.OFFICE_CODE ?? '' };
    case 'IDENTITY_CHECK':
      return { answers: answersInput(fieldsOf(means, rules), answers, amountDueMonth) };
  }
}

/** The field a refusal is about; undefined: about none of them alone. */
export function refusedField(reason: LinkRefusal, means: AccountLinkMeans): AskedField | undefined {
  if (reason === 'ALREADY_LINKED' || reason === 'INVALID_ANSWERS' || reason === 'NOT_LINKED')
    return means === 'NUMBER' ? 'ACCOUNT_NUMBER' : means === 'OFFICE_CODE' ? 'OFFICE_CODE' : undefined;
  return undefined;
}
