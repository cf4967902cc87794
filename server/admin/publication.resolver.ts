import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { Publication, PublishPeriodInput, PublishPeriodResult } from './publication.type.ts';
import { publications, publishPeriod } from './publish-period.ts';

@Resolver()
export class PublicationResolver {
  @Query(() => [Publication], { description: 'Staff: published months and how far each is, the newest first.' })
  publications(@Ctx() context: Context): Promise<Publication[]> {
    return publications(context);
  }

  @Mutation(() => PublishPeriodResult, {
    description:
      'Staff: publishes a month before its day has come. Each resident is told once, however often it is asked.',
  })
  publishPeriod(
    @Arg('input', () => PublishPeriodInput, { description: 'Which month.' }) { period }: PublishPeriodInput,
    @Ctx() context: Context,
  ): Promise<typeof PublishPeriodResult> {
    return publishPeriod(context, period);
  }
}
