import { sql } from 'kysely';
import { AccountStatus } from '../accounts/account.entity.ts';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';

/**
 * Lets one hand-in of an account go on at a time, on all servers, until the end of the transaction, and says whether the
 * resident may see the account. The links are what is locked: all of an account's residents hold the same rows, and none of
 * them can be taken off while their readings are written.
 */
export async function lockAccount(
  em: EntityManager,
  { tenantId }: Pick<Context, 'tenantId'>,
  { accountId, residentId }: { accountId: string; residentId: string },
): Promise<'STRANGE' | 'CLOSED' | 'OPEN'> {
  const { rows } = await sql<{ resident_id: string; status: AccountStatus }>`
    select l.resident_id, a.status
    from account_resident l join account a on a.tenant_id = l.tenant_id and a.id = l.account_id
    where l.tenant_id = ${tenantId} and l.account_id = ${accountId}
      and exists (select from account_resident own where own.tenant_id = l.tenant_id
        and own.account_id = l.account_id and own.resident_id = ${residentId})
    order by l.resident_id for update of l`.execute(em.getKysely());
  const own = rows.find(({ resident_id: resident }) => resident === residentId);
  if (!own) return 'STRANGE';
  return own.status === AccountStatus.CLOSED ? 'CLOSED' : 'OPEN';
}
