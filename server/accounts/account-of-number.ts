import { sql } from 'kysely';
import type { EntityManager } from '../database/orm.ts';
import type { AccountStatus } from './account.entity.ts';

/** An account as acts need it. */
export interface KnownAccount {
  id: string;
  number: string;
  owner: string;
  status: `${AccountStatus}`;
}

/** No account has it: what is looked up when a number leads to none, so that the same statements run. */
const none = '00000000-0000-0000-0000-000000000000';

/** The account with this number, by the same two statements whether there is one or not. */
export async function accountOfNumber(
  em: EntityManager,
  tenantId: number,
  number: string,
): Promise<KnownAccount | undefined> {
  const { rows } = await sql<{ id: string }>`
    select account_id as id from account_number where tenant_id = ${tenantId} and number = ${number}`.execute(
    em.getKysely(),
  );
  return accountOfId(em, tenantId, rows[0]?.id);
}

/** The account with this id, by the same statement when there is none. */
export async function accountOfId(
  em: EntityManager,
  tenantId: number,
  id: string | undefined,
): Promise<KnownAccount | undefined> {
  const { rows } = await sql<KnownAccount>`
    select id, number, owner, status from account where tenant_id = ${tenantId} and id = ${id ?? none}`.execute(
    em.getKysely(),
  );
  return rows[0];
}
