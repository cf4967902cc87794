import { Field, ObjectType } from 'type-graphql';
import { RegisterCode } from '../../meters/meter.entity.ts';
import { PaymentStatus } from '../../payments/payment-step.entity.ts';
import { DateTime, Money } from '../../scalars.ts';
import { rulesEnum } from '../../tenancy/rules.type.ts';

@ObjectType({ description: 'What of a payment went to one service.' })
export class ReceiptService {
  @Field(() => String, { description: 'Name of the service; «Предоплата» for what no service has used yet.' })
  name!: string;

  @Field(() => Money, { description: 'Rubles.' })
  amount!: bigint;
}

@ObjectType({ description: 'A reading that was handed in with a payment.' })
export class ReceiptReading {
  @Field(() => String, { description: 'Name of the service.' })
  service!: string;

  @Field(() => String, { description: 'Serial number of the meter; masked as elsewhere.' })
  serial!: string;

  @Field(() => RegisterCode, { description: 'Which of its registers.' })
  register!: RegisterCode;

  @Field(() => String, { description: 'Integer part as digits.' })
  value!: string;

  @Field(() => Boolean, { description: 'Whether it was taken.' })
  taken!: boolean;
}

@ObjectType({ description: 'A line of a receipt, ready to be shown.' })
export class ReceiptLine {
  @Field(() => rulesEnum('ReceiptPart'), { description: 'Which one.' })
  part!: string;

  @Field(() => String, { description: 'What stands before it, in Russian: «Номер платежа».' })
  label!: string;

  @Field(() => [String], {
    description: 'What it says, in Russian; a service or a register each has a line of its own.',
  })
  values!: string[];
}

/** A receipt (квитанция об оплате) of a payment made in the portal. */
@ObjectType({ description: 'Receipt (квитанция об оплате) of a payment made in the portal.' })
export class Receipt {
  @Field(() => String, { description: 'Number of the payment, the same at the bank.' })
  number!: string;

  @Field(() => DateTime, { description: 'When it was paid.' })
  paidAt!: string;

  @Field(() => Money, { description: 'Sum in rubles.' })
  amount!: bigint;

  @Field(() => Money, { description: 'What of it was given back since, rubles.' })
  refunded!: bigint;

  @Field(() => PaymentStatus, { description: 'State of the payment now.' })
  status!: PaymentStatus;

  @Field(() => String, { description: 'The same in Russian: «Оплачено».' })
  statusInWords!: string;

  @Field(() => String, { description: 'Number of the account, as it stands on the bill.' })
  accountNumber!: string;

  @Field(() => String, {
    description: 'Address that is supplied; masked when opened by a link, and as `Account.address`.',
  })
  address!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Who paid, as far as they told; masked for everybody else. null: the rules ask for no payer.',
  })
  payer!: string | null;

  @Field(() => [ReceiptService], { description: 'What it was paid for.' })
  services!: ReceiptService[];

  @Field(() => [ReceiptReading], { description: 'Readings that went with it.' })
  readings!: ReceiptReading[];

  @Field(() => [ReceiptLine], {
    description: 'Lines as `Tenant.rules.receipts.shows` has them, in order; empty ones left out.',
  })
  lines!: ReceiptLine[];

  @Field(() => String, {
    description:
      'Link that opens it without signing in, masked: `https://host/receipt#token`. Whoever has it can open it.',
  })
  link!: string;
}
