import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { KabinetError } from '../errors.ts';
import { readId } from '../ids.ts';
import { countAttempt } from '../sessions/throttle.ts';
import { tryAgainIn } from '../sessions/try-again-in.ts';
import { viewerOf } from '../sessions/viewer.resolver.ts';
import { Viewer } from '../sessions/viewer.type.ts';
import { preliminaryOf } from './preliminary/preliminary-of.ts';
import { PreliminaryCharge } from './preliminary/preliminary-charge.type.ts';
import { submitReadings } from './submit-readings.ts';
import { ReadingsSubmitted, ReadingTaken, SubmitReadingsInput } from './submit-readings.type.ts';

/** Far more than somebody with twenty meters and a bad line needs, and far less than a flood. */
const enough = { scope: 'readings resident', attempts: 300, windowMinutes: 60 };

@Resolver(() => ReadingsSubmitted)
export class SubmitReadingsResolver {
  @Mutation(() => ReadingsSubmitted, {
    description: 'Hands in readings. Each meter is judged by itself: what is good is taken beside what is not.',
  })
  async submitReadings(
    @Arg('input', () => SubmitReadingsInput, { description: 'The readings.' }) input: SubmitReadingsInput,
    @Ctx() context: Context,
  ): Promise<ReadingsSubmitted> {
    if (!context.who) throw new KabinetError('UNAUTHENTICATED');
    const { residentId } = context.who;
    const seconds = await countAttempt(context, [{ ...enough, key: residentId }]);
    if (seconds !== undefined)
      throw new KabinetError(
        'TOO_MANY_REQUESTS',
        `Слишком много попыток подряд. ${tryAgainIn(seconds)} Введённое не пропадёт.`,
      );
    return { residentId, outcomes: await submitReadings(context, residentId, input) };
  }

  @FieldResolver(() => Viewer, { description: 'The resident, with what is seen of the readings now.' })
  viewer(
    @Root() { residentId }: ReadingsSubmitted,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return context.reads.read(info, context.readPrimary, viewerOf(residentId));
  }
}

@Resolver(() => ReadingTaken)
export class ReadingTakenResolver {
  @FieldResolver(() => [PreliminaryCharge], {
    description: 'What the month will probably be charged by these readings; empty where the utility does not say.',
  })
  preliminary(
    @Root() { accountId, meterId, period }: ReadingTaken,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return preliminaryOf(context, info, { accountId, meterId: readId('Meter', meterId)!.key, period });
  }
}
