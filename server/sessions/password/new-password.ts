import type { Context } from '../../context.ts';
import { KabinetError } from '../../errors.ts';
import { canBePassword, lengthOf } from '../passwords.ts';
import { isCommonPassword } from './common-passwords.ts';

/** Why a new password, or a change of it, was refused. */
export enum PasswordRefusal {
  WRONG_CODE = 'WRONG_CODE',
  WRONG_PASSWORD = 'WRONG_PASSWORD',
  SAME_PASSWORD = 'SAME_PASSWORD',
  TOO_SHORT = 'TOO_SHORT',
  TOO_LONG = 'TOO_LONG',
  TOO_COMMON = 'TOO_COMMON',
  TOO_MANY_ATTEMPTS = 'TOO_MANY_ATTEMPTS',
}

/** Nothing was changed, and what to do. */
export interface PasswordRefused {
  reason: PasswordRefusal;
  message: string;
  retryAfterSeconds?: number;
}

/**
 * Why this can be nobody's new password, by the tenant's rules; undefined when it can. Any characters are good.
 * @throws KabinetError BAD_USER_INPUT for what no keyboard writes
 */
export function refusalOfNewPassword(
  { tenant }: Pick<Context, 'tenant'>,
  password: string,
  login?: string,
): PasswordRefused | undefined {
  const { minLength, maxLength } = tenant.rules.password;
  if (password.length > 2 * maxLength || lengthOf(password) > maxLength)
    return { reason: PasswordRefusal.TOO_LONG, message: `Пароль длиннее ${maxLength} знаков. Сократите его.` };
  if (lengthOf(password) < minLength)
    return {
      reason: PasswordRefusal.TOO_SHORT,
      message: `Нужно не меньше ${minLength} знаков. Подойдёт фраза из нескольких слов.`,
    };
  if (!canBePassword(password)) throw new KabinetError('BAD_USER_INPUT');
  if (isCommonPassword(password, { login, names: [tenant.slug, tenant.shortName, tenant.brand.productName] }))
    return tooCommon();
  return undefined;
}

/** It is among those tried first. */
export const tooCommon = (): PasswordRefused => ({
  reason: PasswordRefusal.TOO_COMMON,
  message: 'Такой пароль подбирают первым. Придумайте другой, например фразу из нескольких слов.',
});
