import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';

/**
 * Uses up an office code for a resident, in the transaction that binds the account: true once, however many ask at once.
 * False when it was used or has expired meanwhile; then the binding must not be.
 */
export async function useOfficeCode(
  em: EntityManager,
  { tenantId, clock }: Pick<Context, 'tenantId' | 'clock'>,
  codeHash: string,
  residentId: string,
): Promise<boolean> {
  const now = clock.now();
  const { rows } = await sql`
    update office_code set used_at = ${now}, used_by = ${residentId}
    where tenant_id = ${tenantId} and code_hash = ${codeHash} and used_at is null and expires_at > ${now}
    returning account_id`.execute(em.getKysely());
  return rows.length > 0;
}
