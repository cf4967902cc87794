import { Field, ObjectType } from 'type-graphql';
import { sql } from 'kysely';
import { AccountServiceEntity } from '../accounts/account.entity.ts';
import { FromEntity, FromSql } from '../database/read/declare.ts';
import { named } from '../database/read/statement.ts';
import { Money } from '../scalars.ts';
import { rulesEnum } from '../tenancy/rules.type.ts';
import { Service } from '../tenancy/service.type.ts';

@FromEntity(AccountServiceEntity)
@ObjectType({ description: 'A service that can be paid apart.' })
export class PayFormService {
  @Field(() => Service, { description: 'The service.' })
  service!: Service;

  @FromSql((column) => sql`greatest(${column('balance')}, 0)`)
  @Field(() => Money, { description: 'What is owed for it, rubles, never below 0.00.' })
  debt!: string;

  @FromSql((column) => sql`coalesce((${named('proposedBy', 'text')}::jsonb ->> ${column('serviceCode')})::bigint, 0)`)
  @Field(() => Money, { description: 'What its field begins with, rubles; 0.00 where nothing is proposed.' })
  proposed!: string;
}

@ObjectType({ description: 'What is known of the viewer, for the fields about the payer that the rules ask for.' })
export class PayFormPayer {
  @Field(() => String, { nullable: true, description: 'Full name; null when it is not asked for or not known.' })
  fullName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'E-mail; null when neither the payer nor the receipt asks for it, or it is not known.',
  })
  email!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Mobile phone; null when neither the payer nor the receipt asks for it, or it is not known.',
  })
  phone!: string | null;
}

@ObjectType({
  description: 'A text that is accepted with the payment, by a tick of its own that is never set beforehand.',
})
export class PayFormConsent {
  @Field(() => rulesEnum('LegalTextKind'), { description: 'Which text; its page is `/legal/…`.' })
  kind!: string;

  @Field(() => String, { description: 'The version in force: what the tick names.' })
  version!: string;

  @Field(() => String, { description: 'Its title.' })
  title!: string;
}

@ObjectType({ description: 'Everything the payment page of an account needs.' })
export class PayForm {
  /** For resolvers of further fields; not part of the schema. */
  accountId!: string;
  residentId!: string;
  /** Kopecks by code of the service. */
  proposedBy!: Record<string, string>;

  @Field(() => Boolean, {
    description: 'Whether cards are taken here; false: the account is closed, or one pays at a bank by requisites.',
  })
  online!: boolean;

  @Field(() => String, {
    description:
      'Names what the form was made from: balance, bill, services, rules, texts, payments. `startPayment` gives it back; ' +
      'when it is another by then, the form is asked again.',
  })
  quote!: string;

  @Field(() => Money, { description: 'What is to be paid now in rubles, never below 0.00.' })
  amountDue!: bigint;

  @Field(() => Money, {
    nullable: true,
    description: 'What the sum begins with by the rules, rubles; null: it begins empty.',
  })
  proposed!: bigint | null;

  @Field(() => Money, { description: 'The smallest payment in rubles.' })
  minimum!: bigint;

  @Field(() => Money, { nullable: true, description: 'The largest payment in rubles; null: there is no cap.' })
  maximum!: bigint | null;

  @Field(() => Boolean, {
    description: 'Readings must go with the payment: the rules say so, and the account has a meter that is read.',
  })
  readingsRequired!: boolean;

  @Field(() => PayFormPayer, { description: 'What is known of the payer.' })
  payer!: PayFormPayer;

  @Field(() => [PayFormConsent], { description: 'Texts in force that are accepted with the payment, in order.' })
  consents!: PayFormConsent[];

  @Field(() => Money, {
    nullable: true,
    description: '«Оплачено по текущей квитанции», as `Account.paidOnCurrentBill`.',
  })
  paidOnCurrentBill!: bigint | null;

  @Field(() => Boolean, { description: 'Whether the bank can be asked to remember the card, for paying by itself.' })
  canRemember!: boolean;
}
