import { sql } from 'kysely';
import type { EntityManager } from '../../database/orm.ts';
import { queueMessage } from '../../notifications/queue-message.ts';
import { AutopayStatus, type AutopayStop } from '../../payments/autopay.entity.ts';
import type { AutopayContext } from './autopay-parts.ts';
import type { HeldAutopay } from './held-autopay.ts';
import type { PaidFor } from './whom-it-pays-for.ts';

/** Stops an autopay that the transaction holds, and tells its resident why. One that does not go on stays as it is. */
export async function stopByItself(
  em: EntityManager,
  context: Pick<AutopayContext, 'tenant' | 'tenantId' | 'clock'>,
  { accountId, status }: HeldAutopay,
  why: { stop: AutopayStop; whom: PaidFor },
): Promise<void> {
  if (status !== AutopayStatus.ACTIVE) return;
  const { tenantId } = context;
  await sql`update autopay set status = ${AutopayStatus.STOPPED}, stopped_by = ${why.stop}
    where tenant_id = ${tenantId} and account_id = ${accountId}`.execute(em.getKysely());
  const { to, number } = why.whom;
  const data = { account: accountId, number, reason: why.stop };
  if (to) await queueMessage(em, context, { to, content: { template: 'AUTOPAY_STOPPED', data } });
}
