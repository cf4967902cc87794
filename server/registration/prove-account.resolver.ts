import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { Account } from '../accounts/account.type.ts';
import { readAccount } from '../accounts/linked-accounts.ts';
import type { Context } from '../context.ts';
import { proveAccount } from './prove-account.ts';
import { AccountProved, ProveAccountInput, ProveAccountResult } from './prove-account.type.ts';

@Resolver(() => AccountProved)
export class ProveAccountResolver {
  @Mutation(() => ProveAccountResult, {
    description:
      'Shows by a proof that an account of the viewer is their own, which lifts the masking of its owner and address.',
  })
  proveAccount(
    @Arg('input', () => ProveAccountInput, { description: 'The account and the proof.' }) input: ProveAccountInput,
    @Ctx() context: Context,
  ): Promise<typeof ProveAccountResult> {
    return proveAccount(context, input);
  }

  @FieldResolver(() => Account, { description: 'The account, now unmasked.' })
  account(@Root() proved: AccountProved, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    return readAccount(context, info, context.readPrimary, proved);
  }
}
