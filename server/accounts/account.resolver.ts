import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { ReadRoot } from '../database/read/declare.ts';
import { readId } from '../ids.ts';
import { Account } from './account.type.ts';
import { readAccount } from './linked-accounts.ts';

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
    const { residentId } = context.who;
    return readAccount(context, info, context.read, { accountId: account.owner, residentId });
  }
}
