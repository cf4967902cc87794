import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { MessageChannel } from '../notifications/message.entity.ts';
import { DateTime } from '../scalars.ts';
import { rulesEnum } from '../tenancy/rules.type.ts';
import { EmailedBill } from './delivery-choice.entity.ts';
import { DeliveryRefusal } from './delivery-refusal.ts';

registerEnumType(EmailedBill, {
  name: 'EmailedBill',
  description: 'A format in which a bill comes by e-mail.',
  valuesConfig: { PDF: { description: 'For printing.' }, PNG: { description: 'A picture.' } },
});

registerEnumType(MessageChannel, {
  name: 'NoticeChannel',
  description: 'How a notice comes.',
  valuesConfig: { EMAIL: { description: 'As a letter.' }, SMS: { description: 'As an SMS.' } },
});

registerEnumType(DeliveryRefusal, {
  name: 'DeliveryRefusal',
  description: 'Why choices of delivery were not taken.',
  valuesConfig: {
    NOT_OFFERED: { description: 'The utility does not offer it, or not for this account.' },
    NOT_FOUND: { description: 'The account is not one of the resident’s.' },
    NO_ADDRESS: { description: 'There is no e-mail or phone it could go to.' },
    NEEDS_CONSENT: { description: 'It needs a consent the resident has not given for this way of messages.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'How the bills of one account reach the resident.' })
export class AccountDelivery {
  @Field(() => ID, { description: 'Id of the account.' })
  accountId!: string;

  @Field(() => String, { description: 'Its number, digits only.' })
  number!: string;

  @Field(() => Boolean, {
    description: 'Whether it has choices of its own; false: only those of the primary account count.',
  })
  offered!: boolean;

  @Field(() => EmailedBill, { nullable: true, description: 'Format of the bill by e-mail; null: it does not come.' })
  billByEmail!: EmailedBill | null;

  @Field(() => Boolean, { description: 'Whether the resident refused the paper bill.' })
  paperRefused!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'Since when paper is refused.' })
  paperRefusedAt!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Whether one kind of notice comes by one channel.' })
export class NoticeChoice {
  @Field(() => rulesEnum('NoticeKind'), { description: 'What the notice is about.' })
  kind!: string;

  @Field(() => MessageChannel, { description: 'How it comes.' })
  channel!: MessageChannel;

  @Field(() => Boolean, { description: 'Whether it comes: chosen, or the rule has it on at first.' })
  chosen!: boolean;

  @Field(() => String, { nullable: true, description: 'Where it goes, masked; null: there is no such address.' })
  address!: string | null;

  @Field(() => rulesEnum('LegalTextKind'), {
    nullable: true,
    description: 'A consent for this channel without which it does not come, and which the resident has not given.',
  })
  needsConsent!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'How bills and notices reach the resident.' })
export class Delivery {
  @Field(() => [AccountDelivery], { description: 'By account, the primary one first.' })
  accounts!: AccountDelivery[];

  @Field(() => [NoticeChoice], { description: 'Every notice on offer by every channel, in the order of the rules.' })
  notices!: NoticeChoice[];
}

@InputType({ description: 'How the bills of one account shall reach the resident.' })
export class ChooseDeliveryInput {
  @Field(() => ID, { description: 'Id of the account.' })
  accountId!: string;

  @Field(() => EmailedBill, { nullable: true, description: 'Format of the bill by e-mail; null: it shall not come.' })
  billByEmail?: EmailedBill | null;

  @Field(() => Boolean, { description: 'Whether the paper bill is refused.' })
  paperRefused!: boolean;
}

@InputType({ description: 'Whether one kind of notice shall come by one channel.' })
export class NoticeChoiceInput {
  @Field(() => rulesEnum('NoticeKind'), { description: 'What the notice is about.' })
  kind!: string;

  @Field(() => MessageChannel, { description: 'How it comes.' })
  channel!: MessageChannel;

  @Field(() => Boolean, { description: 'Whether it shall come.' })
  chosen!: boolean;
}

@InputType({ description: 'Which notices shall come: all are taken, or none.' })
export class ChooseNoticesInput {
  @Field(() => [NoticeChoiceInput], { description: 'The choices; what is not named stays as it is.' })
  choices!: NoticeChoiceInput[];
}

@ObjectType({ description: 'The choices are in force.' })
export class DeliveryChosen {
  residentId!: string;

  @Field(() => String, { description: 'What was done, for a person, in Russian.' })
  message!: string;
}

@ObjectType({ description: 'Nothing has changed.' })
export class DeliveryRefused {
  @Field(() => DeliveryRefusal, { description: 'Why.' })
  reason!: DeliveryRefusal;

  @Field(() => String, { description: 'The same for a person, in Russian.' })
  message!: string;
}

const resolveType = (outcome: object) => ('reason' in outcome ? DeliveryRefused : DeliveryChosen);

export const ChooseDeliveryResult = createUnionType({
  name: 'ChooseDeliveryResult',
  description: 'What came of choosing how the bills of an account come.',
  types: () => [DeliveryChosen, DeliveryRefused] as const,
  resolveType,
});

export const ChooseNoticesResult = createUnionType({
  name: 'ChooseNoticesResult',
  description: 'What came of choosing notices.',
  types: () => [DeliveryChosen, DeliveryRefused] as const,
  resolveType,
});
