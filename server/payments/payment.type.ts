import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { FromEntity, FromSql, HasMany } from '../database/read/declare.ts';
import { idInSql, OpaqueId } from '../ids.ts';
import { RegisterCode } from '../meters/meter.entity.ts';
import { Meter } from '../meters/meter.type.ts';
import { connectionOf } from '../pagination.ts';
import { DateTime, Money, Month } from '../scalars.ts';
import { Service } from '../tenancy/service.type.ts';
import { openPayUrl } from './open-pay-url.ts';
import { PaymentPartEntity, PaymentReadingEntity } from './payment-parts.entity.ts';
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

/** What of a payment is for one service. */
@FromEntity(PaymentPartEntity)
@ObjectType({ description: 'What of a payment is for one service.' })
export class PaymentPart {
  @Field(() => Service, { description: 'The service.' })
  service!: Service;

  @Field(() => Money, { description: 'Sum in rubles.' })
  amount!: string;
}

/** A reading that goes with a payment. */
@FromEntity(PaymentReadingEntity)
@ObjectType({ description: 'What a register showed; it becomes a reading of the meter when the payment is credited.' })
export class PaymentReading {
  @Field(() => Meter, { description: 'The meter.' })
  meter!: Meter;

  @FromSql((column) => column('registerCode'))
  @Field(() => RegisterCode, { description: 'Which of its registers.' })
  register!: RegisterCode;

  @Field(() => String, { description: 'Integer part as digits.' })
  value!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was not taken though the payment was credited, in Russian; null: taken, or not decided yet.',
  })
  refusal?: string;
}

/** Money paid for an account. */
@FromEntity(PaymentEntity)
@ObjectType({ description: 'Money paid for an account.' })
export class Payment {
  @OpaqueId('Payment', 'accountId', 'id')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @FromSql(idInSql('Account', 'accountId'))
  @Field(() => ID, { description: 'Id of the account it is for.' })
  accountId!: string;

  @Field(() => Money, { description: 'Sum in rubles.' })
  amount!: string;

  @Field(() => DateTime, { description: 'When it was paid; until then when it was begun.' })
  paidAt!: string;

  @Field(() => Month, { nullable: true, description: 'Month it was paid for, where the bank says so.' })
  period?: string;

  @Field(() => PaymentSource, { description: 'Where it was made.' })
  source!: PaymentSource;

  @Field(() => PaymentStatus, { description: 'Its state.' })
  status!: PaymentStatus;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was begun in the portal; null: it was made elsewhere.',
  })
  begunAt?: string;

  @Field(() => Money, { description: 'What of it was given back, rubles.' })
  refunded!: string;

  @HasMany(PaymentPartEntity, 'payment', { by: ['serviceCode'], direction: 'asc' })
  @Field(() => [PaymentPart], { description: 'Its parts by services, where the payer divided it; they make the sum.' })
  parts!: PaymentPart[];

  @HasMany(PaymentReadingEntity, 'payment', { by: ['meterId', 'registerCode'], direction: 'asc' })
  @Field(() => [PaymentReading], { description: 'Readings that go with it.' })
  readings!: PaymentReading[];

  @FromSql(openPayUrl)
  @Field(() => String, {
    nullable: true,
    description: "The bank's payment page, for who began it, while it waits for the card; null otherwise.",
  })
  payUrl?: string;

  @Field(() => Boolean, { description: 'Paid by itself with a bound card.' })
  automatic!: boolean;
}

/** A page of payments. */
export const PaymentConnection = connectionOf(() => Payment, 'Payment');
