import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { Account } from '../accounts/account.type.ts';
import type { Context } from '../context.ts';
import { type Column, FromSql, HasMany, Needs, readBySelection } from '../database/read/declare.ts';
import { readRowId } from '../ids.ts';
import { Page } from '../pagination.ts';
import { DateTime, Money } from '../scalars.ts';
import { pageIsLost } from './open-pay-url.ts';
import { paidOnCurrentBill } from './paid-on-current-bill.ts';
import type { PaymentStatus } from './payment-step.entity.ts';
import { PaymentEntity } from './payment.entity.ts';
import { Payment, PaymentConnection } from './payment.type.ts';
import { readPayment } from './read-payment.ts';
import { sayHowItStands } from './say-how-it-stands.ts';

/** Which payments of an account. */
@ArgsType()
class PaymentsPage extends Page {
  @Field(() => DateTime, {
    nullable: true,
    description: 'Not before this moment: the first of a day, to have the whole day.',
  })
  from?: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Not after this moment and its millisecond: 23:59:59.999 of a day, to have the whole day.',
  })
  to?: string;
}

@Resolver(() => Account)
export class AccountPaymentsResolver {
  @HasMany(
    PaymentEntity,
    'account',
    { by: ['paidAt', 'id'], direction: 'desc' },
    {
      from: { property: 'paidAt', is: '>=' },
      to: { property: 'paidAt', is: '<=' },
    },
  )
  @FieldResolver(() => PaymentConnection, { description: 'Payments, the newest first.' })
  payments(@Args() _page: PaymentsPage): never {
    return readBySelection();
  }

  @FromSql(paidOnCurrentBill)
  @FieldResolver(() => Money, {
    nullable: true,
    description:
      '«Оплачено по текущей квитанции»: what was paid here since the current bill came, less what was given back, rubles; ' +
      'null where the rules do not show it.',
  })
  paidOnCurrentBill(): never {
    return readBySelection();
  }
}

const howItStands = (column: Column) => ({
  status: column('status'),
  readingsRefused: sql`exists (select from payment_reading r
    where r.tenant_id = ${column('tenantId')} and r.account_id = ${column('accountId')}
      and r.payment_id = ${column('id')} and r.refusal is not null)`,
  pageIsLost: pageIsLost(column),
});

@Resolver(() => Payment)
export class PaymentResolver {
  @Query(() => Payment, {
    nullable: true,
    description: "One payment of one of the viewer's accounts, as it stands now; null when there is none with this id.",
  })
  async payment(
    @Arg('id', () => ID, { description: 'Id of the payment.' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const payment = readRowId('Payment', id);
    if (!payment || !context.who) return null;
    const { residentId } = context.who;
    return readPayment(context, info, { accountId: payment.owner, paymentId: payment.key, residentId });
  }

  @Needs(howItStands)
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What a resident should know of its state, in Russian; null: nothing.',
  })
  message(
    @Root() payment: { '@status': PaymentStatus; '@readingsRefused': boolean; '@pageIsLost': boolean },
  ): string | null {
    const { '@status': status, '@readingsRefused': readingsRefused, '@pageIsLost': isLost } = payment;
    return sayHowItStands(status, { readingsRefused, pageIsLost: isLost });
  }
}
