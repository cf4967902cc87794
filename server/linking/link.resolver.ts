import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { Account } from '../accounts/account.type.ts';
import { readAccount } from '../accounts/linked-accounts.ts';
import type { Context } from '../context.ts';
import { viewerOf } from '../sessions/viewer.resolver.ts';
import { Viewer } from '../sessions/viewer.type.ts';
import { linkAccount } from './link-account.ts';
import {
  AccountLinked,
  AccountUnlinked,
  LinkAccountInput,
  LinkAccountResult,
  UnlinkAccountInput,
  UnlinkAccountResult,
} from './link.type.ts';
import { unlinkAccount } from './unlink-account.ts';

@Resolver(() => AccountLinked)
export class LinkResolver {
  @Mutation(() => LinkAccountResult, {
    description: 'Binds one more account to the signed-in resident, in a way the utility offers. Every try is counted.',
  })
  linkAccount(
    @Arg('input', () => LinkAccountInput, { description: 'Which account, and what allows to bind it.' })
    input: LinkAccountInput,
    @Ctx() context: Context,
  ): Promise<typeof LinkAccountResult> {
    return linkAccount(context, input);
  }

  @Mutation(() => UnlinkAccountResult, {
    description: 'Removes an account from the portal of the signed-in resident; the account itself stays as it is.',
  })
  unlinkAccount(
    @Arg('input', () => UnlinkAccountInput, { description: 'Which account.' }) input: UnlinkAccountInput,
    @Ctx() context: Context,
  ): Promise<typeof UnlinkAccountResult> {
    return unlinkAccount(context, input);
  }

  @FieldResolver(() => Account, { description: 'The account that was bound.' })
  account(
    @Root() { accountId }: AccountLinked,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return readAccount(context, info, context.readPrimary, { accountId, residentId: context.who!.residentId });
  }
}

@Resolver(() => AccountUnlinked)
export class AccountUnlinkedResolver {
  @FieldResolver(() => Viewer, { description: 'The resident, with the accounts that are left.' })
  viewer(
    @Root() { residentId }: AccountUnlinked,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return context.reads.read(info, context.readPrimary, viewerOf(residentId));
  }
}
