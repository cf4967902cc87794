import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { KabinetError } from '../errors.ts';
import { readRowId } from '../ids.ts';
import { Payment } from '../payments/payment.type.ts';
import { readPayment } from '../payments/read-payment.ts';
import { countAttempt } from '../sessions/throttle.ts';
import { tryAgainIn } from '../sessions/try-again-in.ts';
import { checkPayment } from './check-payment.ts';

/** A return page asks a few times for each payment, and nobody pays so often. */
const enough = { scope: 'payment check resident', attempts: 300, windowMinutes: 60 };

@Resolver(() => Payment)
export class CheckPaymentResolver {
  @Mutation(() => Payment, {
    nullable: true,
    description:
      'Lets the server ask the bank now; answers with the payment as it stands then. null: the viewer has no such payment.',
  })
  async checkPayment(
    @Arg('id', () => ID, { description: 'Id of the payment.' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    if (!context.who) throw new KabinetError('UNAUTHENTICATED');
    const { residentId } = context.who;
    const seconds = await countAttempt(context, [{ ...enough, key: residentId }]);
    if (seconds !== undefined)
      throw new KabinetError('TOO_MANY_REQUESTS', `Слишком много попыток подряд. ${tryAgainIn(seconds)}`);
    const read = readRowId('Payment', id);
    if (!read) return null;
    const of = { accountId: read.owner, paymentId: read.key };
    await checkPayment(context, residentId, of);
    return readPayment(context, info, { ...of, residentId });
  }
}
