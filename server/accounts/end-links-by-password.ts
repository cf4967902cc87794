import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { detachAccount } from './detach-account.ts';
import { DetachmentReason } from './detachment.entity.ts';

/**
 * Ends what others bound by a resident's password (S2), within the act's transaction that makes it another one, where the rule
 * says so. Whoever loses an account by it is told. The resident's row must be locked: nobody binds by the old password meanwhile.
 */
export async function endLinksByPassword(
  em: EntityManager,
  context: Pick<Context, 'tenant' | 'tenantId' | 'clock'>,
  residentId: string,
): Promise<void> {
  const { tenant, tenantId } = context;
  if (!tenant.rules.accounts.relinkAfterPasswordChange) return;
  const db = em.getKysely();
  // By way of their own accounts, which alone can be bound by it: links are found by account.
  const { rows: own } = await sql<{ accountId: string }>`
    select account_id as "accountId" from resident_account
    where tenant_id = ${tenantId} and resident_id = ${residentId} order by account_id`.execute(db);
  for (const { accountId } of own) {
    const { rows } = await sql<{ residentId: string }>`
      select resident_id as "residentId" from account_resident
      where tenant_id = ${tenantId} and account_id = ${accountId} and via_resident_id = ${residentId}
      order by resident_id`.execute(db);
    for (const other of rows)
      await detachAccount(em, context, {
        accountId,
        residentId: other.residentId,
        reason: DetachmentReason.PASSWORD_CHANGED,
      });
  }
}
