import { sql } from 'kysely';
import { accountOfNumber } from '../accounts/account-of-number.ts';
import type { Context } from '../context.ts';
import { passwordMatches } from '../sessions/passwords.ts';
import { ResidentStatus } from '../sessions/resident.entity.ts';
import type { Evidence } from './evidence.ts';

/** No resident has it: what is looked up when the login leads to nobody, so that the same statements run. */
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * The number and the password of its own registration (S2), checked as a sign-in checks them: a missing login, a wrong password
 * and a blocked resident cost the same statements and the same hashing. Opens the account of that very number, as long as it
 * is that resident's own: what they in turn got by somebody's password is not theirs to hand on.
 * @throws KabinetError TOO_MANY_REQUESTS when more passwords are being checked than the server can
 */
export async function evidenceByPassword(
  context: Context,
  { number, login, password }: { number: string; login: string; password: string },
): Promise<Evidence> {
  const { tenantId } = context;
  const [found] = await context.readPrimary<{ id: string }>(
    'link_login',
    'select resident_id as id from login where tenant_id = $1 and login = $2',
    [tenantId, login],
  );
  const [resident] = await context.readPrimary<{ id: string; hash: string; status: string }>(
    'link_resident',
    'select id, password_hash as hash, status from resident where tenant_id = $1 and id = $2',
    [tenantId, found?.id ?? nobody],
  );
  const hash = resident?.status === ResidentStatus.ACTIVE ? resident.hash : undefined;
  const matches = await passwordMatches(hash, password);
  const via = matches ? resident!.id : nobody;
  return {
    lockedResident: via,
    find: async (em) => {
      const db = em.getKysely();
      const account = await accountOfNumber(em, tenantId, number);
      // Looked at again under the lock: a password that has just changed opens nothing.
      const { rows: same } = await sql`
        select from resident where tenant_id = ${tenantId} and id = ${via} and status = ${ResidentStatus.ACTIVE}
          and password_hash = ${hash ?? ''}`.execute(db);
      // Locked, so that an import that takes the account off them waits, and then finds the new link as well.
      const { rows: links } = await sql<{ proof: string | null }>`
        select proof from account_resident
        where tenant_id = ${tenantId} and account_id = ${account?.id ?? nobody} and resident_id = ${via}
          and via_resident_id is null
        for update`.execute(db);
      if (!account || same.length === 0 || !links[0]) return undefined;
      return { accountId: account.id, proof: links[0].proof, viaResidentId: via };
    },
  };
}
