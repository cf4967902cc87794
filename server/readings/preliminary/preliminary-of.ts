import type { GraphQLResolveInfo } from 'graphql';
import { type Expression, sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { Column } from '../../database/read/declare.ts';
import { named } from '../../database/read/statement.ts';

/** Order of preliminary charges. */
export const newestMonthFirst = {
  by: ['period', 'serviceCode', 'meterId', 'registerCode'],
  direction: 'desc',
} as const;

/** The month's registry is not there yet: an account that has its bill has no preliminary charges. */
export const notYetBilled = (column: Column): Expression<unknown> =>
  sql`not exists (select from bill b where b.tenant_id = ${column('tenantId')} and b.account_id = ${column('accountId')}
    and b.period = ${column('period')})`;

/**
 * What was formed of a month for one meter, as a field that gives `[PreliminaryCharge!]!` selects it. On the primary: it was
 * written a moment ago. The caller has seen that the account is the viewer's.
 */
export function preliminaryOf(
  { reads, readPrimary }: Context,
  info: GraphQLResolveInfo,
  { accountId, meterId, period }: { accountId: string; meterId: string; period: string },
): Promise<unknown> {
  return reads.read(info, readPrimary, {
    where: (column) =>
      sql`${column('accountId')} = ${named('accountId', 'uuid')} and ${column('meterId')} = ${named('meterId', 'uuid')}
        and ${column('period')} = ${named('period', 'text')}::date and ${notYetBilled(column)}`,
    values: { accountId, meterId, period },
    order: newestMonthFirst,
  });
}
