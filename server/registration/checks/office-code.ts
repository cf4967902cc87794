import { officeCodeHashes } from '../../accounts/office-code-hashes.ts';
import type { Proof } from './identity-check.ts';

/** A code the office handed out for the account (S4). It is not used up here: that happens with what it is good for. */
export const officeCode: Proof = (context, _rule, { officeCode: answer }) => {
  const hashes = officeCodeHashes(context, answer ?? '');
  if (hashes.length === 0) return 'Напишите код из офиса: буквы и цифры.';
  return async (accountId) => {
    const [code] = await context.readPrimary<{ hash: string }>(
      'check_office_code',
      `select code_hash as hash from office_code
       where tenant_id = $1 and code_hash = any($2) and account_id = $3 and used_at is null and expires_at > $4`,
      [context.tenantId, hashes, accountId, context.clock.now()],
    );
    return code ? { passed: true, officeCodeHash: code.hash } : { passed: false };
  };
};
