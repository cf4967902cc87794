import { sql } from 'kysely';
import type { EntityManager } from '../../database/orm.ts';
import { AutopayRunStatus, AutopaySkip } from '../../payments/autopay.entity.ts';
import type { AutopayContext } from './autopay-parts.ts';

/**
 * Takes back what was announced or passed by, and not begun: it is announced anew when autopay goes on. A month for which a
 * payment was begun is never paid by itself again, whatever became of that payment.
 */
export async function planAnew(
  em: EntityManager,
  { tenantId }: Pick<AutopayContext, 'tenantId'>,
  accountId: string,
): Promise<void> {
  await sql`update autopay_run set status = ${AutopayRunStatus.SKIPPED}, skipped_by = ${AutopaySkip.CHANGED}
    where tenant_id = ${tenantId} and account_id = ${accountId} and payment_id is null
      and skipped_by is distinct from ${AutopaySkip.CHANGED}`.execute(em.getKysely());
}
