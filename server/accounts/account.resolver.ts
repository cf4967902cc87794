import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { type Column, ReadRoot } from '../database/read/declare.ts';
import { named } from '../database/read/statement.ts';
import { readId } from '../ids.ts';
import { Account } from './account.type.ts';

/**
 * The one place that decides which account a resident may see: one that is linked to them. A stranger's id, another
 * tenant's (hidden by row-level security) and a missing one give the same: nothing.
 */
export const linkedToViewer = (column: Column) => sql`exists (
  select from account_resident l
  where l.tenant_id = ${column('tenantId')} and l.account_id = ${column('id')} and l.resident_id = ${named('residentId', 'uuid')})`;

@Resolver(() => Account)
export class AccountResolver {
  @ReadRoot()
  @Query(() => Account, {
    nullable: true,
    description: "One of the viewer's accounts; null when there is none with this id.",
  })
  async account(
    @Arg('id', () => ID, { description: 'Id of the account, as `viewer.accounts` gave it.' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const account = readId('Account', id);
    if (!account || account.key !== '' || !context.who) return null;
    const accountId = account.owner;
    return context.reads.read(info, context.read, {
      where: (column) => sql`${column('id')} = ${named('accountId', 'uuid')} and ${linkedToViewer(column)}`,
      values: { accountId, residentId: context.who.residentId },
    });
  }
}
