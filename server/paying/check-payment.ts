import type { Context } from '../context.ts';
import { StepCause } from '../payments/payment-step.entity.ts';
import type { WhichPayment } from './paying-context.ts';

/** A resident gets an answer within some seconds, whatever the bank does: then the payment is shown as it stands. */
const patienceMs = 2500;

/** Asks the bank about a payment of one of the resident's accounts; about a stranger's nothing is asked. */
export async function checkPayment(
  { tenant, tenantId, readPrimary, settler }: Pick<Context, 'tenant' | 'tenantId' | 'readPrimary' | 'settler'>,
  residentId: string,
  of: WhichPayment,
): Promise<void> {
  const linked = await readPrimary(
    'account_of_payment_is_linked',
    `select from account_resident where tenant_id = $1 and account_id = $2 and resident_id = $3`,
    [tenantId, of.accountId, residentId],
  );
  if (linked.length > 0) await settler.within(patienceMs, tenant, of, StepCause.RESIDENT);
}
