import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';

/**
 * Forgets who paid what a resident began, within the act's transaction: name, e-mail, phone and the wish for a receipt are
 * gone from their payments. The payments themselves stay, as bookkeeping needs them.
 */
export async function forgetPayer(
  em: EntityManager,
  { tenantId }: Pick<Context, 'tenantId'>,
  residentId: string,
): Promise<void> {
  const db = em.getKysely();
  // Whatever somebody pays, by hand or by itself, begins with a key of theirs: found without looking at all payments.
  const { rows } = await sql<{ account_id: string }>`
    select distinct account_id from money_key where tenant_id = ${tenantId} and owner_id = ${residentId}
    order by account_id`.execute(db);
  for (const { account_id: accountId } of rows)
    await sql`update payment set payer = payer - array['fullName', 'email', 'phone', 'receiptBy', 'rememberCard']
      where tenant_id = ${tenantId} and account_id = ${accountId} and begun_by = ${residentId}
        and payer is not null`.execute(db);
}
