import type { TenantRules } from '../tenancy/rules.ts';
import { parseAccountNumber } from '../tenancy/rules/account-number.ts';

/** The longest login any tenant's rules allow, with room for spaces around it. */
const longestTyped = 100;

/**
 * The login as it is kept, from what a person typed: an account number without spaces and brackets, or a chosen name
 * whatever its case. Undefined when it can be nobody's.
 */
export function normaliseLogin(rules: Pick<TenantRules, 'login' | 'accountNumber'>, typed: string): string | undefined {
  if (typed.length > longestTyped || !typed.isWellFormed()) return undefined;
  const plain = typed.normalize('NFKC').trim();
  if (rules.login.mode === 'ACCOUNT_NUMBER') return parseAccountNumber(rules.accountNumber, plain);
  const name = plain.toLowerCase();
  return /^[\p{L}\p{M}\p{N}._@-]{1,64}$/u.test(name) ? name : undefined;
}
