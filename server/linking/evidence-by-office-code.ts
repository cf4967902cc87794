import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { Evidence } from './evidence.ts';

/** A code an office has handed out (S4): one that is wrong, used, expired or of another utility opens nothing. */
export const evidenceByOfficeCode = (
  { tenantId, clock }: Context,
  { codeHashes }: { codeHashes: readonly string[] },
): Evidence => ({
  find: async (em) => {
    // Locked: of two who use it at once, and an import that voids it, the second waits for the first.
    const { rows } = await sql<{ accountId: string; codeHash: string }>`
      select account_id as "accountId", code_hash as "codeHash" from office_code
      where tenant_id = ${tenantId} and code_hash = any(${[...codeHashes]}::text[]) and used_at is null
        and expires_at > ${clock.now()}
      for update`.execute(em.getKysely());
    const [found] = rows;
    return found && { accountId: found.accountId, proof: 'OFFICE_CODE', officeCodeHash: found.codeHash };
  },
});
