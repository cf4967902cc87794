import { plainAddress } from '../../notifications/plain-recipient.ts';
import type { Proof } from './identity-check.ts';

/** The e-mail the utility already has, where its registry brings one. */
export const emailOnFile: Proof = (context, _rule, { email }) => {
  const typed = plainAddress(email ?? '');
  if (typed === undefined) return 'Напишите один адрес, например anna@mail.ru.';
  return async (accountId) => {
    const [account] = await context.readPrimary<{ email: string | null }>(
      'check_email_on_file',
      'select email from account where tenant_id = $1 and id = $2',
      [context.tenantId, accountId],
    );
    return { passed: plainAddress(account?.email ?? '') === typed };
  };
};
