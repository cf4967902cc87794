import { sql } from 'kysely';
import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { type Column, FromEntity, FromSql, HasMany } from '../../database/read/declare.ts';
import { idInSql, OpaqueId } from '../../ids.ts';
import { connectionOf } from '../../pagination.ts';
import { PaymentStatus } from '../../payments/payment-step.entity.ts';
import { PaymentEntity } from '../../payments/payment.entity.ts';
import {
  RefundEntity,
  RefundKind,
  RefundRequestEntity,
  RefundRequestStatus,
  RefundStatus,
} from '../../payments/refund.entity.ts';
import { refundable } from '../../payments/refundable.ts';
import { RefundNotTaken } from '../../paying/refund/request-refund.type.ts';
import { DateScalar, DateTime, Money } from '../../scalars.ts';

const accountNumber = (column: Column) =>
  sql`(select a.number from account a where a.tenant_id = ${column('tenantId')} and a.id = ${column('accountId')})`;
const ofPayment = (what: string) => (column: Column) =>
  sql`(select ${sql.ref(`p.${what}`)} from payment p where p.tenant_id = ${column('tenantId')}
    and p.account_id = ${column('accountId')} and p.id = ${column('paymentId')})`;

/** A refund as staff see it. */
@FromEntity(RefundEntity)
@ObjectType({ description: 'Money that goes, or went, back to the card that paid, as staff see it.' })
export class StaffRefund {
  @OpaqueId('Refund', 'accountId', 'id')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => RefundKind, { description: 'How it goes back.' })
  kind!: RefundKind;

  @Field(() => Money, { description: 'Rubles.' })
  amount!: string;

  @Field(() => String, { description: 'Why, in the words of staff.' })
  reason!: string;

  @Field(() => RefundStatus, { description: 'Its state.' })
  status!: RefundStatus;

  @Field(() => DateTime, { description: 'When it was begun.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was done or refused; null: not yet.' })
  decidedAt?: string;

  @Field(() => String, { nullable: true, description: "The bank's own word for what is the matter; null: none." })
  detail?: string;
}

/** A payment made in the portal as staff see it. */
@FromEntity(PaymentEntity)
@ObjectType({ description: 'A payment made in the portal, as staff see it.' })
export class StaffPayment {
  @OpaqueId('Payment', 'accountId', 'id')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @FromSql((column) => column('externalId'))
  @Field(() => String, { description: 'Its number at the bank and on the receipt.' })
  number!: string;

  @FromSql(accountNumber)
  @Field(() => String, { description: 'Number of the account.' })
  accountNumber!: string;

  @Field(() => Money, { description: 'Rubles.' })
  amount!: string;

  @Field(() => Money, { description: 'What of it was given back, rubles.' })
  refunded!: string;

  @FromSql(refundable)
  @Field(() => Money, { description: 'What could still be given back now, rubles.' })
  refundable!: string;

  @Field(() => PaymentStatus, { description: 'Its state.' })
  status!: PaymentStatus;

  @Field(() => DateTime, { nullable: true, description: 'When it was begun.' })
  begunAt?: string;

  @Field(() => DateTime, { description: 'When it was paid; until then when it was begun.' })
  paidAt!: string;

  @FromSql(
    (column) => sql`(select s.detail from payment_step s where s.tenant_id = ${column('tenantId')}
      and s.account_id = ${column('accountId')} and s.payment_id = ${column('id')} and s.step = ${column('step')})`,
  )
  @Field(() => String, {
    nullable: true,
    description:
      'What was the matter at its last step: ANOTHER_AMOUNT and the like, or a code of the bank; null: nothing.',
  })
  detail?: string;

  @HasMany(RefundEntity, 'payment', { by: ['createdAt', 'id'], direction: 'asc' })
  @Field(() => [StaffRefund], { description: 'What of it goes, or went, back, the oldest first.' })
  refunds!: StaffRefund[];
}

/** A resident's request for money back as staff see it. */
@FromEntity(RefundRequestEntity)
@ObjectType({ description: "A resident's request to have money back, as staff see it." })
export class StaffRefundRequest {
  @OpaqueId('RefundRequest', 'accountId', 'id')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @FromSql(accountNumber)
  @Field(() => String, { description: 'Number of the account.' })
  accountNumber!: string;

  @FromSql(idInSql('Payment', 'accountId', 'paymentId'))
  @Field(() => ID, { description: 'Id of the payment.' })
  paymentId!: string;

  @FromSql(ofPayment('external_id'))
  @Field(() => String, { description: 'Number of the payment at the bank and on the receipt.' })
  paymentNumber!: string;

  @FromSql(ofPayment('amount'))
  @Field(() => Money, { description: 'Sum of the payment, rubles.' })
  paymentAmount!: string;

  @FromSql(ofPayment('refunded'))
  @Field(() => Money, { description: 'What of it was given back before, rubles.' })
  paymentRefunded!: string;

  @Field(() => Money, { description: 'Rubles asked for.' })
  amount!: string;

  @Field(() => String, { description: 'Why, in the words of the resident.' })
  reason!: string;

  @Field(() => RefundRequestStatus, { description: 'Its state.' })
  status!: RefundRequestStatus;

  @Field(() => DateScalar, { description: 'Day until which it is to be answered and the money back.' })
  dueOn!: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was answered; null: not yet.' })
  decidedAt?: string;

  @Field(() => String, { nullable: true, description: 'The answer; null: none yet.' })
  answer?: string;
}

/** A page of payments. */
export const StaffPaymentConnection = connectionOf(() => StaffPayment, 'StaffPayment');

/** A page of requests. */
export const StaffRefundRequestConnection = connectionOf(() => StaffRefundRequest, 'StaffRefundRequest');

@InputType({ description: 'Money to give back to the card that paid.' })
export class RefundPaymentInput {
  @Field(() => String, {
    description:
      'Chosen once by the sender, 8 to 64 of A-Za-z0-9-: the same again is answered as before; with other input IDEMPOTENCY_KEY_REUSED.',
  })
  key!: string;

  @Field(() => ID, { description: 'Id of the payment.' })
  paymentId!: string;

  @Field(() => Money, { nullable: true, description: 'Rubles; null: all that is left of it.' })
  amount?: bigint | null;

  @Field(() => String, { description: 'Why, for those who look at it later. The resident does not see it.' })
  reason!: string;
}

@InputType({ description: "Answer to a resident's request to have money back." })
export class AnswerRefundRequestInput {
  @Field(() => String, {
    description:
      'Chosen once by the sender, 8 to 64 of A-Za-z0-9-: the same again is answered as before; with other input IDEMPOTENCY_KEY_REUSED.',
  })
  key!: string;

  @Field(() => ID, { description: 'Id of the request.' })
  id!: string;

  @Field(() => Boolean, { description: 'Whether the money goes back.' })
  accept!: boolean;

  @Field(() => Money, {
    nullable: true,
    description: 'Rubles that go back; null: all that was asked for. Only with `accept`.',
  })
  amount?: bigint | null;

  @Field(() => String, { description: 'What the resident reads, in Russian.' })
  answer!: string;
}

@InputType({ description: 'A payment to look at.' })
export class ReviewPaymentInput {
  @Field(() => ID, { description: 'Id of the payment.' })
  id!: string;
}

@ObjectType({
  description: 'The refund was begun, now or before under this key; the bank may have decided it already.',
})
export class RefundBegun {
  /** For resolvers; not part of the schema. Uuids. */
  accountId!: string;
  paymentId!: string;

  @Field(() => String, { description: 'How it stands, in Russian.' })
  message!: string;
}

@ObjectType({ description: 'The request was answered, now or before under this key.' })
export class RefundRequestAnswered {
  /** For resolvers; not part of the schema. Uuids. */
  accountId!: string;
  requestId!: string;

  @Field(() => String, { description: 'How it stands, in Russian.' })
  message!: string;
}

/** What came of giving money back. */
export const RefundPaymentResult = createUnionType({
  name: 'RefundPaymentResult',
  description: 'What came of giving money back.',
  types: () => [RefundBegun, RefundNotTaken] as const,
  resolveType: (value) => ('reason' in value ? RefundNotTaken : RefundBegun),
});

/** What came of an answer. */
export const AnswerRefundRequestResult = createUnionType({
  name: 'AnswerRefundRequestResult',
  description: 'What came of an answer to a request.',
  types: () => [RefundRequestAnswered, RefundNotTaken] as const,
  resolveType: (value) => ('reason' in value ? RefundNotTaken : RefundRequestAnswered),
});
