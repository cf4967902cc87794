import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { accountValues } from '../accounts/linked-accounts.ts';
import type { Context } from '../context.ts';
import { named } from '../database/read/statement.ts';
import { KabinetError } from '../errors.ts';
import { PaymentStatus } from '../payments/payment-step.entity.ts';
import { Payment } from '../payments/payment.type.ts';
import { pageIsLost } from '../payments/open-pay-url.ts';
import { ofLinkedAccount, readPaymentOfAct } from '../payments/read-payment.ts';
import { countAttempt } from '../sessions/throttle.ts';
import { tryAgainIn } from '../sessions/try-again-in.ts';
import { payForm } from './pay-form.ts';
import { PayForm, PayFormService } from './pay-form.type.ts';
import { startPayment } from './start-payment.ts';
import { PaymentStarted, StartPaymentInput, StartPaymentResult } from './start-payment.type.ts';

/** Far more than somebody who pays in parts with a bad line needs, and far less than a flood of orders at the bank. */
const enough = { scope: 'payments resident', attempts: 100, windowMinutes: 60 };

@Resolver(() => PayForm)
export class PayResolver {
  @Query(() => PayForm, {
    nullable: true,
    description: 'Everything the payment page needs; null when the viewer has no account with this id.',
  })
  payForm(
    @Arg('accountId', () => ID, { description: 'Id of the account.' }) accountId: string,
    @Ctx() context: Context,
  ): Promise<PayForm | null> {
    return payForm(context, accountId);
  }

  @Mutation(() => StartPaymentResult, {
    description:
      'Begins a payment and asks the bank for its payment page. No money moves by this; the sum is checked against the rules.',
  })
  async startPayment(
    @Arg('input', () => StartPaymentInput, { description: 'The payment.' }) input: StartPaymentInput,
    @Ctx() context: Context,
  ): Promise<typeof StartPaymentResult> {
    if (!context.who) throw new KabinetError('UNAUTHENTICATED');
    const { residentId } = context.who;
    const seconds = await countAttempt(context, [{ ...enough, key: residentId }]);
    if (seconds !== undefined)
      throw new KabinetError('TOO_MANY_REQUESTS', `Слишком много попыток подряд. ${tryAgainIn(seconds)}`);
    return startPayment(context, residentId, input);
  }

  @FieldResolver(() => [PayFormService], {
    description: 'Services of the account with their debts, where each can be paid apart; else empty.',
  })
  services(
    @Root() { accountId, residentId, proposedBy }: PayForm,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> | [] {
    if (context.tenant.rules.payments.split !== 'PER_SERVICE') return [];
    return context.reads.read(info, context.readPrimary, {
      where: (column) => sql`${column('accountId')} = ${named('accountId', 'uuid')} and ${ofLinkedAccount(column)}`,
      values: { accountId, residentId, proposedBy: JSON.stringify(proposedBy) },
      order: { by: ['serviceCode'], direction: 'asc' },
    });
  }

  @FieldResolver(() => Payment, {
    nullable: true,
    description:
      "The viewer's newest payment of this account that still waits for the bank or the card, or that is looked into; null: none.",
  })
  open(
    @Root() { accountId, residentId }: PayForm,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return context.reads.read(info, context.readPrimary, {
      where: (column) => sql`${column('accountId')} = ${named('accountId', 'uuid')} and ${ofLinkedAccount(column)}
        and not ${pageIsLost(column)} and ${column('id')} = (select p.id from payment p
          where p.tenant_id = ${column('tenantId')} and p.account_id = ${named('accountId', 'uuid')}
            and p.begun_by = ${named('residentId', 'uuid')} and not p.automatic and (p.status in (${open})
            and p.expires_at > ${named('now', 'text')}::timestamptz or p.status = ${sql.lit(PaymentStatus.UNDER_REVIEW)})
          order by p.begun_at desc, p.id desc limit 1)`,
      values: {
        accountId,
        now: context.clock.now().toISOString(),
        ...accountValues(context, residentId, undefined),
      },
    });
  }
}

const open = sql.join([PaymentStatus.CREATED, PaymentStatus.REGISTERED].map((status) => sql.lit(status)));

@Resolver(() => PaymentStarted)
export class PaymentStartedResolver {
  @FieldResolver(() => Payment, { description: 'The payment as it stands now.' })
  payment(
    @Root() { accountId, paymentId, residentId }: PaymentStarted,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return readPaymentOfAct(context, info, { accountId, paymentId, residentId });
  }
}
