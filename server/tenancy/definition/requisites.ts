import { z } from 'zod';

// Check digits of Russian requisites; no package on hand does all five. Sources beside each.

const digits = (text: string): number[] => Array.from(text, Number);
const weighted = (text: string, weights: readonly number[]): number =>
  digits(text).reduce((sum, digit, place) => sum + digit * (weights[place] ?? 0), 0);

/** INN of a company (10 digits) or an entrepreneur (12): Приказ ФНС № ЕД-7-14/559@, weights 2 4 10 3 5 9 4 6 8 modulo 11. */
export function isInn(inn: string): boolean {
  const check = (weights: readonly number[], place: number): boolean =>
    (weighted(inn.slice(0, place), weights) % 11) % 10 === Number(inn[place]);
  if (/^\d{10}$/.test(inn)) return check([2, 4, 10, 3, 5, 9, 4, 6, 8], 9);
  if (!/^\d{12}$/.test(inn)) return false;
  return check([7, 2, 4, 10, 3, 5, 9, 4, 6, 8], 10) && check([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8], 11);
}

/** OGRN (13 digits) or OGRNIP (15): the number without its last digit modulo 11 or 13, last digit of the rest. */
export function isOgrn(ogrn: string): boolean {
  if (!/^(?:\d{13}|\d{15})$/.test(ogrn)) return false;
  const modulus = ogrn.length === 13 ? 11n : 13n;
  return (BigInt(ogrn.slice(0, -1)) % modulus) % 10n === BigInt(ogrn.slice(-1));
}

/** KPP: tax office, two characters for the reason, a number. It has no check digit. */
export function isKpp(kpp: string): boolean {
  return /^\d{4}[0-9A-Z]{2}\d{3}$/.test(kpp);
}

/** BIC of a bank in Russia (Банк России, 732-П): nine digits beginning with 0. It has no check digit. */
export function isBic(bic: string): boolean {
  return /^0[1-4]\d{7}$/.test(bic);
}

/**
 * A bank account's key (Банк России, порядок расчёта контрольного ключа): 23 digits, weights 7 1 3, sum divisible by 10.
 * A customer's account stands behind the last three digits of the BIC, a correspondent account behind "0" and digits 5–6.
 */
export function isBankAccount(account: string, bic: string, kind: 'CUSTOMER' | 'CORRESPONDENT'): boolean {
  if (!/^\d{20}$/.test(account) || !isBic(bic)) return false;
  const prefix = kind === 'CUSTOMER' ? bic.slice(-3) : `0${bic.slice(4, 6)}`;
  const weights = Array.from({ length: 23 }, (_, place) => [7, 1, 3][place % 3]!);
  return weighted(prefix + account, weights) % 10 === 0;
}

const checked = (is: (text: string) => boolean, message: string): z.ZodString => z.string().refine(is, message);

/** Who the utility is before the law and where its money goes. */
export const Requisites = z
  .strictObject({
    inn: checked(isInn, 'is not an INN: 10 or 12 digits with check digits'),
    kpp: checked(isKpp, 'is not a KPP: 9 characters').nullable(),
    ogrn: checked(isOgrn, 'is not an OGRN: 13 or 15 digits with a check digit'),
    legalAddress: z.string().min(10).max(300),
    bankName: z.string().min(3).max(45, 'a payment QR holds 45 characters of a bank’s name (ГОСТ Р 56042-2014)'),
    bic: checked(isBic, 'is not a BIC: 9 digits beginning with 0'),
    account: z.string(),
    correspondentAccount: z.string(),
  })
  .superRefine(({ account, correspondentAccount, bic }, context) => {
    const fault = (field: string): void =>
      context.addIssue({
        code: 'custom',
        path: [field],
        message: `is not an account at the bank with BIC ${bic}: 20 digits with a key`,
      });
    if (!isBankAccount(account, bic, 'CUSTOMER')) fault('account');
    if (!isBankAccount(correspondentAccount, bic, 'CORRESPONDENT')) fault('correspondentAccount');
  });
