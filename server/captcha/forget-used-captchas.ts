import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';

/** Removes used captchas that are too old to be good again, a thousand at a time; gives how many. */
export async function forgetUsedCaptchas(
  em: EntityManager,
  { tenantId, clock }: Pick<Context, 'tenantId' | 'clock'>,
): Promise<number> {
  const { rows } = await sql`delete from used_captcha where (tenant_id, challenge) in (
      select tenant_id, challenge from used_captcha
      where tenant_id = ${tenantId} and expires_at <= ${clock.now()}
      limit 1000)
    returning challenge`.execute(em.getKysely());
  return rows.length;
}
