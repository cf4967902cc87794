import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.ts';
import { Payment } from '../../payments/payment.type.ts';
import { readPaymentOfAct } from '../../payments/read-payment.ts';
import { requestRefund } from './request-refund.ts';
import { RefundRequested, RequestRefundInput, RequestRefundResult } from './request-refund.type.ts';

@Resolver(() => RefundRequested)
export class RequestRefundResolver {
  @Mutation(() => RequestRefundResult, {
    description: 'Asks the utility to give a payment, or some of it, back, where `rules.refunds.requestInPortal`.',
  })
  requestRefund(
    @Arg('input', () => RequestRefundInput, { description: 'The request.' }) input: RequestRefundInput,
    @Ctx() context: Context,
  ): Promise<typeof RequestRefundResult> {
    return requestRefund(context, input);
  }

  @FieldResolver(() => Payment, { description: 'The payment with the request.' })
  payment(
    @Root() { accountId, paymentId, residentId }: RefundRequested,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return readPaymentOfAct(context, info, { accountId, paymentId, residentId });
  }
}
