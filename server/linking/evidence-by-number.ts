import { accountOfNumber } from '../accounts/account-of-number.ts';
import type { Context } from '../context.ts';
import type { Evidence } from './evidence.ts';

/** The number alone (S1): whoever knows it may bind the account; owner and address stay masked until a proof is given. */
export const evidenceByNumber = ({ tenantId }: Context, { number }: { number: string }): Evidence => ({
  find: async (em) => {
    const account = await accountOfNumber(em, tenantId, number);
    return account && { accountId: account.id, proof: null };
  },
});
