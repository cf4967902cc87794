import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import { KabinetError } from '../../errors.ts';
import { readId } from '../../ids.ts';
import { AutopayStatus } from '../../payments/autopay.entity.ts';
import { lockAccount } from '../../readings/lock-account.ts';
import { autopayOf } from './autopay-of.ts';
import type { AutopayStopped } from './autopay.type.ts';
import { holdAutopay } from './held-autopay.ts';
import { planAnew } from './plan-anew.ts';

/**
 * Switches off what the resident has switched on. One that is off already, or was never set, stays so; another resident's is
 * not touched.
 * @throws KabinetError NOT_FOUND for an account that is not the resident's
 */
export async function stopAutopay(context: Context, residentId: string, id: string): Promise<AutopayStopped> {
  const { tenantId, clock } = context;
  const account = readId('Account', id);
  if (!account || account.key !== '') throw new KabinetError('NOT_FOUND');
  const of = { accountId: account.owner, residentId };
  await context.write(async (em) => {
    if ((await lockAccount(em, context, of)) === 'STRANGE') throw new KabinetError('NOT_FOUND');
    const autopay = await holdAutopay(em, context, of.accountId);
    if (autopay?.residentId !== residentId || autopay.status === AutopayStatus.OFF) return;
    await sql`update autopay set status = ${AutopayStatus.OFF}, stopped_by = null, changed_at = ${clock.now()}
      where tenant_id = ${tenantId} and account_id = ${of.accountId}`.execute(em.getKysely());
    await planAnew(em, context, of.accountId);
  });
  return { autopay: await autopayOf(context, context.readPrimary, of) };
}
