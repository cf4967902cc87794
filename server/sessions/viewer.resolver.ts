import { type GraphQLResolveInfo, OperationTypeNode } from 'graphql';
import { sql } from 'kysely';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { AccountConnection } from '../accounts/account.type.ts';
import { accountValues, inOwnOrder, linkedToViewer } from '../accounts/linked-accounts.ts';
import type { Context } from '../context.ts';
import { type Column, Needs, ReadRoot } from '../database/read/declare.ts';
import { named } from '../database/read/statement.ts';
import { Page } from '../pagination.ts';
import { ResidentStatus } from './resident.entity.ts';
import { SignedIn } from './session.type.ts';
import { Viewer } from './viewer.type.ts';

/** Accounts on the resident's side of the link, the primary one first, read in the resident's own statement. */
const linkedAccounts = (column: Column) => ({
  accountIds: sql`(select coalesce(json_agg(l.account_id order by ${sql.raw(inOwnOrder)}), '[]') from resident_account l
    where l.tenant_id = ${column('tenantId')} and l.resident_id = ${column('id')})`,
  residentId: column('id'),
});

/** The row of the resident who asks, as long as they may be signed in. */
export const viewerOf = (residentId: string) => ({
  where: (column: Column) =>
    sql`${column('id')} = ${named('residentId', 'uuid')} and ${column('status')} = ${sql.lit(ResidentStatus.ACTIVE)}`,
  values: { residentId },
});

@Resolver(() => Viewer)
export class ViewerResolver {
  @ReadRoot()
  @Query(() => Viewer, { nullable: true, description: 'The signed-in resident; null when nobody is signed in.' })
  viewer(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<unknown> | null {
    return context.who ? context.reads.read(info, context.read, viewerOf(context.who.residentId)) : null;
  }

  /**
   * Residents and accounts are spread differently on a distributed database, so this is a second statement: by the ids of
   * the first, and checked again on the account's side, so that ids alone open nothing.
   */
  @Needs(linkedAccounts)
  @FieldResolver(() => AccountConnection, { description: 'Accounts linked to the resident, by number.' })
  accounts(
    @Root() resident: { '@accountIds': string[]; '@residentId': string },
    @Args() _page: Page,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { '@accountIds': accountIds, '@residentId': residentId } = resident;
    // What a mutation answers must show what it did.
    const run = info.operation.operation === OperationTypeNode.MUTATION ? context.readPrimary : context.read;
    return context.reads.read(info, run, {
      where: (column) => sql`${column('id')} = any(${named('accountIds', 'uuid[]')}) and ${linkedToViewer(column)}`,
      values: { accountIds, ...accountValues(context, residentId, accountIds[0]) },
      order: { by: ['number', 'id'], direction: 'asc' },
    });
  }
}

@Resolver(() => SignedIn)
export class SignedInViewerResolver {
  @FieldResolver(() => Viewer, { description: 'The resident who has signed in.' })
  viewer(
    @Root() { residentId }: SignedIn,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return context.reads.read(info, context.readPrimary, viewerOf(residentId));
  }
}
