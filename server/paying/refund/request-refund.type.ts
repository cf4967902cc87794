import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Money } from '../../scalars.ts';

/** Why money is not given back, or not asked for. */
export enum RefundRefusal {
  INVALID_KEY = 'INVALID_KEY',
  INVALID_AMOUNT = 'INVALID_AMOUNT',
  MORE_THAN_LEFT = 'MORE_THAN_LEFT',
  REASON_REQUIRED = 'REASON_REQUIRED',
  NOT_PAID = 'NOT_PAID',
  NOT_OFFERED = 'NOT_OFFERED',
  ALREADY_ASKED = 'ALREADY_ASKED',
  ALREADY_UNDER_WAY = 'ALREADY_UNDER_WAY',
  ALREADY_ANSWERED = 'ALREADY_ANSWERED',
}

registerEnumType(RefundRefusal, {
  name: 'RefundRefusal',
  description: 'Why money is not given back, or not asked for.',
  valuesConfig: {
    INVALID_KEY: { description: 'The key is not 8 to 64 of A-Za-z0-9-.' },
    INVALID_AMOUNT: { description: 'The sum is not above zero.' },
    MORE_THAN_LEFT: { description: 'It is more than is left of the payment.' },
    REASON_REQUIRED: { description: 'The reason, or the answer, is empty, too long, or no plain text.' },
    NOT_PAID: { description: 'The payment is not paid, was made elsewhere, or has gone back already.' },
    NOT_OFFERED: { description: 'Not in the portal: the rules, or a bank that is not set up.' },
    ALREADY_ASKED: { description: 'A request for this payment waits for its answer.' },
    ALREADY_UNDER_WAY: { description: 'Some of this payment is on its way back.' },
    ALREADY_ANSWERED: { description: 'The request was answered before.' },
  },
});

@InputType({ description: 'A request to have a payment, or some of it, back.' })
export class RequestRefundInput {
  @Field(() => String, {
    description:
      'Chosen once by the sender, 8 to 64 of A-Za-z0-9-: the same again is answered as before; with other input IDEMPOTENCY_KEY_REUSED.',
  })
  key!: string;

  @Field(() => ID, { description: 'Id of the payment.' })
  paymentId!: string;

  @Field(() => Money, { description: 'Rubles; at most `Payment.refundable`.' })
  amount!: bigint;

  @Field(() => String, { description: 'Why, in plain words; at most 500 signs.' })
  reason!: string;
}

@ObjectType({ description: 'The request was made, or had been made before under this key.' })
export class RefundRequested {
  /** For the resolver of the payment; not part of the schema. */
  accountId!: string;
  paymentId!: string;
  residentId!: string;

  @Field(() => String, { description: 'What happens next, in Russian.' })
  message!: string;
}

@ObjectType({ description: 'Nothing was changed.' })
export class RefundNotTaken {
  @Field(() => RefundRefusal, { description: 'Why.' })
  reason!: RefundRefusal;

  @Field(() => String, { description: 'The same in Russian, for a person.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'Name of the input field that is wrong; null: none of them.' })
  field!: string | null;
}

/** What came of asking for money back. */
export const RequestRefundResult = createUnionType({
  name: 'RequestRefundResult',
  description: 'What came of asking for money back.',
  types: () => [RefundRequested, RefundNotTaken] as const,
  resolveType: (value) => ('reason' in value ? RefundNotTaken : RefundRequested),
});
