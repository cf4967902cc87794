import { Args, ArgsType, Field, FieldResolver, Resolver } from 'type-graphql';
import { Account } from '../accounts/account.type.ts';
import { HasMany, readBySelection } from '../database/read/declare.ts';
import { Page } from '../pagination.ts';
import { DateTime } from '../scalars.ts';
import { PaymentEntity } from './payment.entity.ts';
import { PaymentConnection } from './payment.type.ts';

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
}
