import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { queueMessage, recipientOf } from '../notifications/queue-message.ts';
import { groupedAccountNumber } from '../tenancy/rules/account-number.ts';
import type { DetachmentReason } from './detachment.entity.ts';

/** An account that was taken off a resident. */
export interface Detached {
  accountId: string;
  residentId: string;
  reason: Exclude<DetachmentReason, DetachmentReason.REMOVED>;
  detachedAt: Date;
}

/** Queues the message that tells a resident that an account is no longer theirs; none when they cannot be written to. */
export async function tellDetached(
  em: EntityManager,
  context: Pick<Context, 'tenant' | 'tenantId' | 'clock'>,
  { accountId, residentId, reason, detachedAt }: Detached,
): Promise<void> {
  const { tenant, tenantId } = context;
  const db = em.getKysely();
  const { rows: residents } = await sql<{ email: string | null; phone: string | null }>`
    select email, phone from resident where tenant_id = ${tenantId} and id = ${residentId}`.execute(db);
  const { rows: accounts } = await sql<{ number: string }>`
    select number from account where tenant_id = ${tenantId} and id = ${accountId}`.execute(db);
  const to = residents[0] && recipientOf(residents[0], ['EMAIL', 'SMS']);
  if (!to || !accounts[0]) return;
  const number = groupedAccountNumber(tenant.rules.accountNumber, accounts[0].number);
  await queueMessage(em, context, {
    to,
    content: { template: 'ACCOUNT_DETACHED', data: { number, reason, at: detachedAt.toISOString() } },
  });
}
