import { sql } from 'kysely';
import type { EntityManager } from '../database/orm.ts';

/** Voids the codes that were handed out for an account and have not been used, within the act's transaction. */
export async function voidOfficeCodes(em: EntityManager, tenantId: number, accountId: string): Promise<void> {
  await sql`delete from office_code
    where tenant_id = ${tenantId} and account_id = ${accountId} and used_at is null`.execute(em.getKysely());
}
