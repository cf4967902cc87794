import { canBeName, isSameName } from './comparable-name.ts';
import type { Proof } from './identity-check.ts';

/** The owner's name in the billing data (S2). */
export const name: Proof = (context, { tolerance }, { fullName }) => {
  const typed = fullName ?? '';
  if (!canBeName(typed)) return 'Напишите фамилию, имя и отчество, как в квитанции.';
  return async (accountId) => {
    const [account] = await context.readPrimary<{ owner: string }>(
      'check_name',
      'select owner from account where tenant_id = $1 and id = $2',
      [context.tenantId, accountId],
    );
    return { passed: account !== undefined && isSameName(account.owner, typed, tolerance) };
  };
};
