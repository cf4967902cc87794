import type { Context } from '../../context.ts';
import { readRowId } from '../../ids.ts';
import type { WhichPayment } from '../../paying/paying-context.ts';
import { StepCause } from '../../payments/payment-step.entity.ts';
import { PaymentSource } from '../../payments/payment.entity.ts';
import { requireStaff } from '../require-staff.ts';

/** Staff get an answer within some seconds, whatever the bank does. */
const patienceMs = 5000;

/**
 * Asks the bank about a payment and its refunds once more. Gives which payment; undefined: the portal has none with this id.
 * @throws KabinetError FORBIDDEN for anybody but staff
 */
export async function reviewPayment(context: Context, id: string): Promise<WhichPayment | undefined> {
  await requireStaff(context);
  const read = readRowId('Payment', id);
  if (!read) return undefined;
  const { tenant, tenantId, readPrimary, settler } = context;
  const of = { accountId: read.owner, paymentId: read.key };
  const found = await readPrimary(
    'payment_of_portal',
    `select from payment where tenant_id = $1 and account_id = $2 and id = $3 and source = '${PaymentSource.PORTAL}'`,
    [tenantId, of.accountId, of.paymentId],
  );
  if (found.length === 0) return undefined;
  await settler.within(patienceMs, tenant, of, StepCause.STAFF);
  return of;
}
