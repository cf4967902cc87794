import { FieldResolver, Resolver } from 'type-graphql';
import { FromSql, HasLatest, HasMany, readBySelection } from '../database/read/declare.ts';
import { Money } from '../scalars.ts';
import { Payment } from './payment.type.ts';
import { RefundEntity, RefundRequestEntity } from './refund.entity.ts';
import { Refund, RefundRequest } from './refund.type.ts';
import { refundable } from './refundable.ts';

@Resolver(() => Payment)
export class PaymentRefundsResolver {
  @FromSql(refundable)
  @FieldResolver(() => Money, {
    description: 'What of it could still go back to the card, rubles; 0.00: nothing, or some of it is on its way back.',
  })
  refundable(): never {
    return readBySelection();
  }

  @HasMany(RefundEntity, 'payment', { by: ['createdAt', 'id'], direction: 'asc' })
  @FieldResolver(() => [Refund], { description: 'What of it goes, or went, back to the card, the oldest first.' })
  refunds(): never {
    return readBySelection();
  }

  @HasLatest(RefundRequestEntity, 'payment', { by: ['createdAt', 'id'], direction: 'desc' })
  @FieldResolver(() => RefundRequest, {
    nullable: true,
    description: 'The newest request of a resident to have it back; null: there is none.',
  })
  refundRequest(): never {
    return readBySelection();
  }
}
