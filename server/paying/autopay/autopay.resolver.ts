import { type GraphQLResolveInfo, OperationTypeNode } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import { Account } from '../../accounts/account.type.ts';
import type { Context } from '../../context.ts';
import { type Column, Needs } from '../../database/read/declare.ts';
import { named } from '../../database/read/statement.ts';
import type { Run } from '../../database/tenant-reader.ts';
import { KabinetError } from '../../errors.ts';
import { countAttempt } from '../../sessions/throttle.ts';
import { tryAgainIn } from '../../sessions/try-again-in.ts';
import { Viewer } from '../../sessions/viewer.type.ts';
import { autopayOf } from './autopay-of.ts';
import { Autopay, AutopayStopped, Card, CardForgotten, SetAutopayInput, SetAutopayResult } from './autopay.type.ts';
import { cardsOf } from './cards-of.ts';
import { forgetCard } from './forget-card.ts';
import { setAutopay } from './set-autopay.ts';
import { stopAutopay } from './stop-autopay.ts';

/** Far more than anybody changes their mind. */
const enough = { scope: 'autopay resident', attempts: 60, windowMinutes: 60 };

@Resolver(() => Account)
export class AccountAutopayResolver {
  @Needs((column: Column) => ({ accountId: column('id'), residentId: named('residentId', 'uuid') }))
  @FieldResolver(() => Autopay, {
    nullable: true,
    description: 'Paying by itself; null: no resident of the account has ever set it.',
  })
  autopay(
    @Root() account: { '@accountId': string; '@residentId': string },
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Autopay | null> {
    const { '@accountId': accountId, '@residentId': residentId } = account;
    return autopayOf(context, runOf(context, info), { accountId, residentId });
  }
}

@Resolver(() => Viewer)
export class ViewerCardsResolver {
  @Needs((column: Column) => ({ residentId: column('id') }))
  @FieldResolver(() => [Card], { description: 'Cards that the bank keeps for the resident, the newest first.' })
  cards(
    @Root() resident: { '@residentId': string },
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Card[]> {
    return cardsOf(context, runOf(context, info), resident['@residentId']);
  }
}

/** What a mutation answers must show what it did. */
const runOf = (context: Context, info: GraphQLResolveInfo): Run =>
  info.operation.operation === OperationTypeNode.MUTATION ? context.readPrimary : context.read;

@Resolver(() => Autopay)
export class AutopayResolver {
  @Mutation(() => SetAutopayResult, {
    description: 'Lets an account be paid by itself with a card that the bank keeps, or changes how.',
  })
  async setAutopay(
    @Arg('input', () => SetAutopayInput, { description: 'How.' }) input: SetAutopayInput,
    @Ctx() context: Context,
  ): Promise<typeof SetAutopayResult> {
    return setAutopay(context, await residentWho(context), input);
  }

  @Mutation(() => AutopayStopped, {
    description: 'Switches autopay of an account off. A payment that has begun already goes on.',
  })
  async stopAutopay(
    @Arg('accountId', () => ID, { description: 'Id of the account.' }) id: string,
    @Ctx() context: Context,
  ): Promise<AutopayStopped> {
    return stopAutopay(context, await residentWho(context), id);
  }

  @Mutation(() => CardForgotten, {
    description: 'Forgets a card of the viewer, here and at the bank. Nothing is paid with it from now on.',
  })
  async forgetCard(
    @Arg('id', () => ID, { description: 'Id of the card; one that is not there is forgotten already.' }) id: string,
    @Ctx() context: Context,
  ): Promise<CardForgotten> {
    return forgetCard(context, await residentWho(context), id);
  }
}

/** The resident who asks, not too often. */
async function residentWho(context: Context): Promise<string> {
  if (!context.who) throw new KabinetError('UNAUTHENTICATED');
  const { residentId } = context.who;
  const seconds = await countAttempt(context, [{ ...enough, key: residentId }]);
  if (seconds !== undefined)
    throw new KabinetError('TOO_MANY_REQUESTS', `Слишком много попыток подряд. ${tryAgainIn(seconds)}`);
  return residentId;
}
