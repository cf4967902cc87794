import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { FromEntity } from '../database/read/declare.ts';
import { OpaqueId } from '../ids.ts';
import { connectionOf } from '../pagination.ts';
import { DateTime, Money, Month } from '../scalars.ts';
import { PaymentStatus } from './payment-step.entity.ts';
import { PaymentEntity, PaymentSource } from './payment.entity.ts';

registerEnumType(PaymentSource, {
  name: 'PaymentSource',
  description: 'Where a payment was made.',
  valuesConfig: {
    PORTAL: { description: 'In this portal.' },
    BANK: { description: "Elsewhere; known from the bank's registry." },
    TERMINAL: { description: 'At a bank’s terminal or application that told the utility at once.' },
  },
});
registerEnumType(PaymentStatus, {
  name: 'PaymentStatus',
  description: 'State of a payment.',
  valuesConfig: {
    CREATED: { description: 'Begun; the bank is being asked for its payment page.' },
    REGISTERED: { description: 'The bank waits for the card: the payment page is open.' },
    UNDER_REVIEW: {
      description: 'What the bank says contradicts the payment: not credited, the utility looks into it.',
    },
    PAID: { description: 'Paid and credited.' },
    DECLINED: { description: 'Refused by the bank; no money was taken.' },
    EXPIRED: { description: 'Not paid in time; no money was taken.' },
    REVERSED: { description: 'Taken back whole.' },
    PARTLY_REFUNDED: { description: 'Some of it was given back.' },
    REFUNDED: { description: 'All of it was given back.' },
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
