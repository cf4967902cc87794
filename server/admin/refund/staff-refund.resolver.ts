import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.ts';
import type { Column } from '../../database/read/declare.ts';
import { named } from '../../database/read/statement.ts';
import { Page } from '../../pagination.ts';
import { PaymentStatus } from '../../payments/payment-step.entity.ts';
import { PaymentSource } from '../../payments/payment.entity.ts';
import { RefundRequestStatus, RefundStatus } from '../../payments/refund.entity.ts';
import { requireStaff } from '../require-staff.ts';
import { answerRefundRequest } from './answer-refund-request.ts';
import { refundPayment } from './refund-payment.ts';
import { reviewPayment } from './review-payment.ts';
import {
  AnswerRefundRequestInput,
  AnswerRefundRequestResult,
  RefundBegun,
  RefundPaymentInput,
  RefundPaymentResult,
  RefundRequestAnswered,
  ReviewPaymentInput,
  StaffPayment,
  StaffPaymentConnection,
  StaffRefundRequest,
  StaffRefundRequestConnection,
} from './staff-refund.type.ts';

/** A payment that contradicts, or a refund of it that does. Two lists that each have an index, however many payments there are. */
const underReview = (column: Column) => sql`(${column('accountId')}, ${column('id')}) in (
  select p.account_id, p.id from payment p
    where p.tenant_id = ${named('tenantId', 'smallint')} and p.status = ${sql.lit(PaymentStatus.UNDER_REVIEW)}
  union all select r.account_id, r.payment_id from refund r
    where r.tenant_id = ${named('tenantId', 'smallint')} and r.status = ${sql.lit(RefundStatus.UNDER_REVIEW)})`;

@Resolver(() => StaffPayment)
export class StaffRefundResolver {
  @Query(() => StaffRefundRequestConnection, {
    description: "Staff: residents' requests to have money back that wait for an answer, the most urgent first.",
  })
  async openRefundRequests(
    @Args() _page: Page,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    await requireStaff(context);
    return context.reads.read(info, context.readPrimary, {
      where: (column) => sql`${column('status')} = ${sql.lit(RefundRequestStatus.RECEIVED)}`,
      values: {},
      order: { by: ['dueOn', 'createdAt', 'id'], direction: 'asc' },
    });
  }

  @Query(() => StaffPaymentConnection, {
    description: 'Staff: payments that contradict what the bank says, and those with such a refund, the oldest first.',
  })
  async paymentsUnderReview(
    @Args() _page: Page,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    await requireStaff(context);
    return context.reads.read(info, context.readPrimary, {
      where: underReview,
      values: { tenantId: context.tenantId },
      order: { by: ['begunAt', 'id'], direction: 'asc' },
    });
  }

  @Query(() => StaffPayment, {
    nullable: true,
    description: 'Staff: a payment made in the portal by its number, as it stands on the receipt; null: there is none.',
  })
  async staffPayment(
    @Arg('number', () => String, { description: 'The number.' }) number: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    await requireStaff(context);
    return context.reads.read(info, context.readPrimary, {
      where: (column) => sql`exists (select from payment_order o where o.tenant_id = ${column('tenantId')}
        and o.order_number = ${named('number', 'text')} and o.account_id = ${column('accountId')}
        and o.payment_id = ${column('id')})`,
      values: { number: number.slice(0, 64).replaceAll('\0', '') },
    });
  }

  @Mutation(() => RefundPaymentResult, {
    description:
      'Staff: gives a payment, or some of it, back to the card that paid. Taken off the account once the bank has.',
  })
  refundPayment(
    @Arg('input', () => RefundPaymentInput, { description: 'What, and why.' }) input: RefundPaymentInput,
    @Ctx() context: Context,
  ): Promise<typeof RefundPaymentResult> {
    return refundPayment(context, input);
  }

  @Mutation(() => AnswerRefundRequestResult, {
    description: "Staff: answers a resident's request; when accepted the money goes back at once. They are told.",
  })
  answerRefundRequest(
    @Arg('input', () => AnswerRefundRequestInput, { description: 'The answer.' }) input: AnswerRefundRequestInput,
    @Ctx() context: Context,
  ): Promise<typeof AnswerRefundRequestResult> {
    return answerRefundRequest(context, input);
  }

  @Mutation(() => StaffPayment, {
    nullable: true,
    description:
      'Staff: has the bank asked again about a payment and its refunds, and gives how they stand then; null: there is none. ' +
      'What contradicts stays so until the bank says something else.',
  })
  async reviewPayment(
    @Arg('input', () => ReviewPaymentInput, { description: 'Which one.' }) { id }: ReviewPaymentInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const of = await reviewPayment(context, id);
    return of ? readStaffPayment(context, info, of) : null;
  }
}

@Resolver(() => RefundBegun)
export class RefundBegunResolver {
  @FieldResolver(() => StaffPayment, { description: 'The payment with its refunds, as they stand now.' })
  payment(@Root() of: RefundBegun, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    return readStaffPayment(context, info, of);
  }
}

@Resolver(() => RefundRequestAnswered)
export class RefundRequestAnsweredResolver {
  @FieldResolver(() => StaffRefundRequest, { description: 'The request as it stands now.' })
  request(
    @Root() { accountId, requestId }: RefundRequestAnswered,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return context.reads.read(info, context.readPrimary, {
      where: (column) => sql`${column('accountId')} = ${named('accountId', 'uuid')}
        and ${column('id')} = ${named('requestId', 'uuid')}`,
      values: { accountId, requestId },
    });
  }
}

/** For staff who were let in before. */
const readStaffPayment = (
  context: Context,
  info: GraphQLResolveInfo,
  { accountId, paymentId }: { accountId: string; paymentId: string },
): Promise<unknown> =>
  context.reads.read(info, context.readPrimary, {
    where: (column) => sql`${column('accountId')} = ${named('accountId', 'uuid')}
      and ${column('id')} = ${named('paymentId', 'uuid')} and ${column('source')} = ${sql.lit(PaymentSource.PORTAL)}`,
    values: { accountId, paymentId },
  });
