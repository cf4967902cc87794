import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { seeStaffNotice, staffNotices } from './staff-notices.ts';
import { SeeStaffNoticeInput, StaffNotice } from './staff-notice.type.ts';

@Resolver()
export class StaffNoticeResolver {
  @Query(() => [StaffNotice], { description: 'Staff: what they must know, unseen first, then the latest first.' })
  staffNotices(@Ctx() context: Context): Promise<StaffNotice[]> {
    return staffNotices(context);
  }

  @Mutation(() => StaffNotice, {
    nullable: true,
    description: 'Staff: notes that a notice was seen; null: there is none.',
  })
  seeStaffNotice(
    @Arg('input', () => SeeStaffNoticeInput, { description: 'Which one.' }) { id }: SeeStaffNoticeInput,
    @Ctx() context: Context,
  ): Promise<StaffNotice | null> {
    return seeStaffNotice(context, id);
  }
}
