import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { FromEntity } from '../database/read/declare.ts';
import { OpaqueId } from '../ids.ts';
import { connectionOf } from '../pagination.ts';
import { DateTime, Money, Month } from '../scalars.ts';
import { PaymentEntity, PaymentSource, PaymentStatus } from './payment.entity.ts';

registerEnumType(PaymentSource, {
  name: 'PaymentSource',
  description: 'Where a payment was made.',
  valuesConfig: {
    PORTAL: { description: 'In this portal.' },
    BANK: { description: "Elsewhere; known from the bank's registry." },
  },
});
registerEnumType(PaymentStatus, {
  name: 'PaymentStatus',
  description: 'State of a payment.',
  valuesConfig: {
    PENDING: { description: 'Not decided yet.' },
    PAID: { description: 'Paid.' },
    REFUSED: { description: 'Refused by the bank; no money was taken.' },
    REFUNDED: { description: 'Given back.' },
  },
});

/** Money paid for an account. */
@FromEntity(PaymentEntity)
@ObjectType({ description: 'Money paid for an account.' })
export class Payment {
  @OpaqueId('Payment', 'accountId', 'id')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => Money, { description: 'Sum in rubles.' })
  amount!: string;

  @Field(() => DateTime, { description: 'When it was paid.' })
  paidAt!: string;

  @Field(() => Month, { nullable: true, description: 'Month it was paid for, where the bank says so.' })
  period?: string;

  @Field(() => PaymentSource, { description: 'Where it was made.' })
  source!: PaymentSource;

  @Field(() => PaymentStatus, { description: 'Its state.' })
  status!: PaymentStatus;
}

/** A page of payments. */
export const PaymentConnection = connectionOf(() => Payment, 'Payment');
