import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.ts';
import { explainBill } from './explain-bill.ts';
import { BillExplanation } from './explanation.type.ts';

@Resolver(() => BillExplanation)
export class BillExplanationResolver {
  @Query(() => BillExplanation, {
    nullable: true,
    description:
      "Why a bill of one of the viewer's accounts is as much as it is; null when there is none with this id.",
  })
  billExplanation(
    @Arg('billId', () => ID, { description: 'Id of the bill.' }) billId: string,
    @Ctx() context: Context,
  ): Promise<BillExplanation | null> {
    return explainBill(context, billId);
  }
}
