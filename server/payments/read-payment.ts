import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { accountValues } from '../accounts/linked-accounts.ts';
import type { Context } from '../context.ts';
import type { Column } from '../database/read/declare.ts';
import { named } from '../database/read/statement.ts';
import { KabinetError } from '../errors.ts';

/** The account of a payment is linked to who asks: the one rule of which payments a resident may see. */
export const ofLinkedAccount = (column: Column) => sql`exists (
  select from account_resident l
  where l.tenant_id = ${column('tenantId')} and l.account_id = ${column('accountId')}
    and l.resident_id = ${named('residentId', 'uuid')})`;

/**
 * One payment as a resident may see it, or null when it is not of their accounts. On the primary: it is asked for while it
 * is being decided.
 */
export function readPayment(
  context: Context,
  info: GraphQLResolveInfo,
  { accountId, paymentId, residentId }: { accountId: string; paymentId: string; residentId: string },
): Promise<unknown> {
  return context.reads.read(info, context.readPrimary, {
    where: (column) => sql`${column('accountId')} = ${named('accountId', 'uuid')}
      and ${column('id')} = ${named('paymentId', 'uuid')} and ${ofLinkedAccount(column)}`,
    values: { accountId, paymentId, ...accountValues(context, residentId, undefined) },
  });
}

/**
 * The same of a payment that an act has just answered with: the key may have been used before, and the account taken off
 * the resident since.
 * @throws KabinetError NOT_FOUND
 */
export async function readPaymentOfAct(...args: Parameters<typeof readPayment>): Promise<unknown> {
  const payment = await readPayment(...args);
  if (!payment) throw new KabinetError('NOT_FOUND');
  return payment;
}
