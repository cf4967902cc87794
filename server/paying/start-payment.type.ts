import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { ConsentTickInput } from '../consents/consent-tick.type.ts';
import { ReadingRefused, ReadingToConfirm, RegisterReadingInput } from '../readings/submit-readings.type.ts';
import { DateTime, Money } from '../scalars.ts';
import { rulesEnum } from '../tenancy/rules.type.ts';
import { PayForm } from './pay-form.type.ts';
import { PaymentRefusal } from './payment-refusal.ts';

registerEnumType(PaymentRefusal, {
  name: 'PaymentRefusal',
  description: 'Why a payment was not begun.',
  valuesConfig: {
    INVALID_AMOUNT: { description: 'The sum, or a part of it, is no sum above zero.' },
    BELOW_MINIMUM: { description: 'The sum is below `PayForm.minimum`.' },
    ABOVE_MAXIMUM: { description: 'The sum is above `PayForm.maximum`: it is paid in parts.' },
    PARTS_DO_NOT_ADD_UP: { description: 'The parts by services are not there, or do not make the sum.' },
    UNKNOWN_SERVICE: { description: 'A part is for a service that the account does not have, or is there twice.' },
    READINGS_REQUIRED: { description: 'The readings of every meter go with a payment here.' },
    READINGS_REFUSED: { description: 'Readings of a meter cannot be taken; `readings` says which and why.' },
    PAYER_INCOMPLETE: { description: 'A field about the payer is missing or wrong.' },
    CONSENT_REQUIRED: { description: 'A text was not accepted in its version in force.' },
    QUOTE_CHANGED: { description: 'Something has changed since the form was shown; `form` is the new one.' },
    NOT_OFFERED: { description: 'This is not offered here: paying by card, or what was asked with it.' },
    ACCOUNT_CLOSED: { description: 'The account is closed.' },
    INVALID_KEY: { description: 'The key is not 8 to 64 latin letters, digits or hyphens.' },
  },
});

@InputType({ description: 'What of a payment is for one service.' })
export class PaymentPartInput {
  @Field(() => String, { description: 'Code of a service of the account: `Service.code`.' })
  serviceCode!: string;

  @Field(() => Money, { description: 'Sum in rubles, above 0.00; leave a service out that is not paid.' })
  amount!: bigint;
}

@InputType({ description: 'What the registers of one meter show, to go with a payment.' })
export class PaymentMeterInput {
  @Field(() => ID, { description: 'Id of the meter.' })
  meterId!: string;

  @Field(() => [RegisterReadingInput], { description: 'Every register of the meter, each once.' })
  registers!: RegisterReadingInput[];

  @Field(() => DateTime, { nullable: true, description: 'When the device was read; null: now.' })
  takenAt?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'An unusual consumption was confirmed by the resident.' })
  confirmed!: boolean;
}

@InputType({ description: 'Who pays, as far as the rules ask (`Tenant.rules.payments.payer`).' })
export class PayerInput {
  @Field(() => String, { nullable: true, description: 'Full name.' })
  fullName?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail; a receipt by e-mail goes there.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Mobile phone; a receipt by SMS goes there.' })
  phone?: string | null;
}

@InputType({ description: 'A payment to begin.' })
export class StartPaymentInput {
  @Field(() => String, {
    description:
      'Chosen once by the sender, 8 to 64 latin letters, digits or hyphens: the same again is answered as before; with ' +
      'other input it is refused with the error IDEMPOTENCY_KEY_REUSED.',
  })
  key!: string;

  @Field(() => ID, { description: 'Id of the account.' })
  accountId!: string;

  @Field(() => String, { description: '`PayForm.quote` of the form that was shown.' })
  quote!: string;

  @Field(() => Money, { description: 'Sum in rubles.' })
  amount!: bigint;

  @Field(() => [PaymentPartInput], {
    nullable: true,
    description: 'What it is for, where `Tenant.rules.payments.split` is PER_SERVICE: the parts make the sum.',
  })
  parts?: PaymentPartInput[] | null;

  @Field(() => [PaymentMeterInput], {
    nullable: true,
    description: 'Readings that go with it; they are taken when the payment is credited.',
  })
  readings?: PaymentMeterInput[] | null;

  @Field(() => PayerInput, { nullable: true, description: 'Who pays.' })
  payer?: PayerInput | null;

  @Field(() => [rulesEnum('Channel')], {
    nullable: true,
    description: 'How the receipt is wanted, of `Tenant.rules.payments.receiptBy`.',
  })
  receiptBy?: string[] | null;

  @Field(() => [ConsentTickInput], {
    nullable: true,
    description: 'Texts that were accepted, each by its own tick: `PayForm.consents`.',
  })
  consents?: ConsentTickInput[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Let the bank remember the card, for paying by itself.' })
  rememberCard!: boolean;
}

@ObjectType({ description: 'One field of a payment that is wrong.' })
export class PaymentFieldFault {
  @Field(() => String, {
    description:
      'Which: `amount`, `parts.<code>`, `payer.fullName`, `receiptBy`, `consents.<KIND>`, `readings`, `key`.',
  })
  field!: string;

  @Field(() => String, { description: 'What is wrong, in Russian, to stand beside the field.' })
  message!: string;
}

@ObjectType({ description: 'The payment is begun. No money has moved.' })
export class PaymentStarted {
  /** For resolvers of further fields; not part of the schema. */
  accountId!: string;
  paymentId!: string;
  residentId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The bank's page to go to; null: the bank has not answered yet and is being asked. Then watch `payment.payUrl`.",
  })
  payUrl!: string | null;
}

@ObjectType({ description: 'Nothing was begun.' })
export class PaymentRefused {
  @Field(() => PaymentRefusal, { description: 'Why; of several faults the first one’s reason.' })
  reason!: PaymentRefusal;

  @Field(() => String, { description: 'The same for a person, in Russian.' })
  message!: string;

  @Field(() => [PaymentFieldFault], { description: 'Every field that is wrong, with its own sentence.' })
  fields!: PaymentFieldFault[];

  @Field(() => [ReadingRefused], {
    description:
      'Meters whose readings cannot be taken, as `submitReadings` says it; each bears the key of the payment.',
  })
  readings!: ReadingRefused[];

  @Field(() => PayForm, { nullable: true, description: 'The form as it is now; always there for QUOTE_CHANGED.' })
  form!: PayForm | null;
}

@ObjectType({
  description: 'Nothing was begun yet: a consumption is unusual. When it is right, send the same readings `confirmed`.',
})
export class PaymentToConfirm {
  @Field(() => [ReadingToConfirm], {
    description: 'Meters whose consumption is unusual, as `submitReadings` says it; each bears the key of the payment.',
  })
  readings!: ReadingToConfirm[];
}

export const StartPaymentResult = createUnionType({
  name: 'StartPaymentResult',
  description: 'What came of beginning a payment.',
  types: () => [PaymentStarted, PaymentRefused, PaymentToConfirm] as const,
  resolveType: (outcome: object) =>
    'reason' in outcome ? PaymentRefused : 'paymentId' in outcome ? PaymentStarted : PaymentToConfirm,
});
