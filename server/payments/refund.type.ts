import { sql } from 'kysely';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { FromEntity, FromSql } from '../database/read/declare.ts';
import { named } from '../database/read/statement.ts';
import { OpaqueId } from '../ids.ts';
import { DateScalar, DateTime, Money } from '../scalars.ts';
import { RefundEntity, RefundKind, RefundRequestEntity, RefundRequestStatus, RefundStatus } from './refund.entity.ts';

registerEnumType(RefundKind, {
  name: 'RefundKind',
  description: 'How money goes back to the card that paid.',
  valuesConfig: {
    REVERSAL: {
      description: 'The whole payment is taken back before the bank has booked it: the card sees it soonest.',
    },
    REFUND: { description: 'A sum of a booked payment; the card sees it within some days.' },
  },
});
registerEnumType(RefundStatus, {
  name: 'RefundStatus',
  description: 'State of a refund.',
  valuesConfig: {
    CREATED: { description: 'Begun; the bank has not said yet that it is done.' },
    DONE: { description: 'The bank has given it back, and it is taken off the account.' },
    REFUSED: { description: 'The bank has refused; no money moved.' },
    UNDER_REVIEW: { description: 'What the bank says contradicts it: the utility looks into it.' },
  },
});
registerEnumType(RefundRequestStatus, {
  name: 'RefundRequestStatus',
  description: "State of a resident's request to have money back.",
  valuesConfig: {
    RECEIVED: { description: 'The utility has it and answers until `dueOn`.' },
    ACCEPTED: { description: 'Accepted: the money goes back to the card.' },
    REFUSED: { description: 'Refused; `answer` says why.' },
  },
});

/** Money on its way back to the card that paid. */
@FromEntity(RefundEntity)
@ObjectType({ description: 'Money that goes, or went, back to the card that paid.' })
export class Refund {
  @OpaqueId('Refund', 'accountId', 'id')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => RefundKind, { description: 'How it goes back.' })
  kind!: RefundKind;

  @Field(() => Money, { description: 'Rubles.' })
  amount!: string;

  @Field(() => RefundStatus, { description: 'Its state.' })
  status!: RefundStatus;

  @Field(() => DateTime, { description: 'When the utility began it.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was done or refused; null: not yet.' })
  decidedAt?: string;
}

/** A resident's request to have a payment, or some of it, back. */
@FromEntity(RefundRequestEntity)
@ObjectType({ description: "A resident's request to have a payment, or some of it, back." })
export class RefundRequest {
  @OpaqueId('RefundRequest', 'accountId', 'id')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => Money, { description: 'Rubles asked for.' })
  amount!: string;

  @FromSql(
    (column) => sql`case when ${column('residentId')} = ${named('residentId', 'uuid')} then ${column('reason')} end`,
  )
  @Field(() => String, { nullable: true, description: 'Why, in the words of who asked; null for others.' })
  reason?: string;

  @Field(() => RefundRequestStatus, { description: 'Its state.' })
  status!: RefundRequestStatus;

  @Field(() => DateScalar, { description: 'Day until which it is answered and the money is back.' })
  dueOn!: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was answered; null: not yet.' })
  decidedAt?: string;

  @Field(() => String, { nullable: true, description: 'Answer of the utility, in Russian; null: none yet.' })
  answer?: string;
}
