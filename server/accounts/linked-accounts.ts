import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { Column } from '../database/read/declare.ts';
import type { NamedValues } from '../database/read/reads.ts';
import { named } from '../database/read/statement.ts';
import type { Run } from '../database/tenant-reader.ts';

/**
 * The one place that decides which account a resident may see: one that is linked to them. A stranger's id, another
 * tenant's (hidden by row-level security) and a missing one give the same: nothing.
 */
export const linkedToViewer = (column: Column) => sql`exists (
  select from account_resident l
  where l.tenant_id = ${column('tenantId')} and l.account_id = ${column('id')} and l.resident_id = ${named('residentId', 'uuid')})`;

/** The resident's accounts in their own order, on their side of the link; the first is the primary one. */
export const inOwnOrder = 'position, linked_at, account_id';

/**
 * Values without which no statement reads accounts: who asks, what stays masked from them, what the rules show, and their
 * first account (or how to find it, should it be asked for).
 */
export function accountValues(
  { tenant }: Pick<Context, 'tenant'>,
  residentId: string,
  primaryId: string | undefined | (() => Promise<string | undefined>),
): NamedValues {
  const { ownerName, address, liftedBy } = tenant.rules.registration.masking;
  const masksSerial = (ownerName || address) && liftedBy.includes('METER_SERIAL');
  const showsPaidOnCurrentBill = tenant.rules.payments.paidOnCurrentBill;
  return {
    residentId,
    masksOwner: ownerName,
    masksAddress: address,
    masksSerial,
    liftedBy,
    primaryId,
    showsPaidOnCurrentBill,
  };
}

/** One account of a resident as they may see it, or null when it is not theirs. */
export function readAccount(
  context: Context,
  info: GraphQLResolveInfo,
  run: Run,
  { accountId, residentId }: { accountId: string; residentId: string },
): Promise<unknown> {
  return context.reads.read(info, run, {
    where: (column) => sql`${column('id')} = ${named('accountId', 'uuid')} and ${linkedToViewer(column)}`,
    values: { accountId, ...accountValues(context, residentId, () => primaryAccountOf(context, run, residentId)) },
  });
}

/** A statement of its own: residents and accounts are spread differently on a distributed database. */
async function primaryAccountOf({ tenantId }: Context, run: Run, residentId: string): Promise<string | undefined> {
  const [first] = await run<{ id: string }>(
    'primary_account',
    `select account_id as id from resident_account where tenant_id = $1 and resident_id = $2
     order by ${inOwnOrder} limit 1`,
    [tenantId, residentId],
  );
  return first?.id;
}
