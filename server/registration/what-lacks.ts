import type { Context } from '../context.ts';
import type { KeptRegistration } from './kept-registration.ts';
import type { AskedField } from './outcomes.ts';

type Rules = Context['tenant']['rules']['registration'];

/** Where the answer to a field is kept; the others are compared and gone. */
const keptAs: Partial<Record<AskedField, 'accountNumber' | 'login' | 'name' | 'email' | 'phone' | 'passwordHash'>> = {
  ACCOUNT_NUMBER: 'accountNumber',
  LOGIN: 'login',
  FULL_NAME: 'name',
  EMAIL: 'email',
  PHONE: 'phone',
  PASSWORD: 'passwordHash',
};

/** Without these there is nobody to make, whatever a rule says about the field. */
export const alwaysNeeded: ReadonlySet<AskedField> = new Set(['ACCOUNT_NUMBER', 'LOGIN', 'PASSWORD', 'PASSWORD_AGAIN']);

/**
 * Whether a registration has passed the identity checks of the rules in force: they may be other ones than when it was begun,
 * and whoever began it before they were there has shown nothing.
 */
export function isIdentified({ identity }: Rules, { proofs }: Pick<KeptRegistration, 'proofs'>): boolean {
  const { require, checks } = identity;
  if (require === 'NONE') return true;
  const passed = checks.filter(({ proof }) => proofs.includes(proof)).length;
  return require === 'ALL' ? passed === checks.length : passed > 0;
}

/** Whether it has every answer without which the rules in force make nobody. */
export const isAnswered = ({ steps }: Rules, registration: KeptRegistration): boolean =>
  steps
    .flatMap(({ fields }) => fields)
    .every(({ asks, required }) => {
      const place = keptAs[asks];
      return !place || !(required || alwaysNeeded.has(asks)) || registration[place] !== null;
    });
