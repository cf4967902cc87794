import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { rulesEnum } from '../../tenancy/rules.type.ts';

@InputType({ description: 'A receipt to send once more.' })
export class SendReceiptInput {
  @Field(() => ID, { description: 'Id of the payment.' })
  paymentId!: string;

  @Field(() => rulesEnum('Channel'), {
    description: 'How; one of `Tenant.rules.receipts.linkBy` or `payments.receiptBy`.',
  })
  channel!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Whether a receipt is on its way.' })
export class ReceiptSent {
  @Field(() => Boolean, { description: 'Whether it is.' })
  sent!: boolean;

  @Field(() => String, { description: 'Where it goes, masked, or why it does not; in Russian.' })
  message!: string;
}
