import { Arg, Ctx, FieldResolver, ID, Query, Resolver } from 'type-graphql';
import type { Clock } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Tenant } from '../tenancy/define-tenant.ts';
import { localDay } from '../tenancy/local-day.ts';
import { TenantType } from '../tenancy/tenant.type.ts';
import { readingForm } from './reading-form.ts';
import { ReadingForm, ReadingWindowType } from './reading-form.type.ts';
import { windowOn } from './reading-window.ts';

/** Like the rest of the tenant, the window needs no token and no database. */
@Resolver(() => TenantType)
export class ReadingWindowResolver {
  @FieldResolver(() => ReadingWindowType, { description: 'Days on which readings are handed in, as they stand today.' })
  readingWindow(@Ctx() { tenant, clock }: { tenant: Tenant; clock: Clock }): ReadingWindowType {
    return windowOn(tenant, localDay(tenant.timeZone, clock.now()));
  }
}

@Resolver(() => ReadingForm)
export class ReadingFormResolver {
  @Query(() => ReadingForm, {
    nullable: true,
    description: "The form for readings of one of the viewer's accounts; null when there is none with this id.",
  })
  readingForm(
    @Arg('accountId', () => ID, { description: 'Id of the account.' }) accountId: string,
    @Ctx() context: Context,
  ): Promise<ReadingForm | null> {
    return readingForm(context, accountId);
  }
}
