import { createUnionType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MessageChannel } from '../../notifications/message.entity.ts';
import { ContactRefusal } from './contact-refusal.ts';
import { OwnDataRefusal } from './own-data-refusal.ts';

registerEnumType(ContactRefusal, {
  name: 'ContactRefusal',
  description: 'Why an e-mail or a phone was not changed.',
  valuesConfig: {
    INVALID_ADDRESS: { description: 'Not one plain address or number.' },
    ADDRESSES_DIFFER: { description: 'Typed twice, and not alike.' },
    SAME_ADDRESS: { description: 'The resident has this very address already.' },
    NOT_OFFERED: { description: 'A resident does not change it alone (`Tenant.rules.settings.editable`).' },
    WRONG_CODE: { description: 'The code is wrong, used, expired or void; which is not said.' },
    TOO_MANY_ATTEMPTS: { description: 'Too often by this resident, to this address, from here or at this utility.' },
  },
});

registerEnumType(OwnDataRefusal, {
  name: 'OwnDataRefusal',
  description: 'Why own data were not changed.',
  valuesConfig: {
    INVALID_NAME: { description: 'Not a name: signs of no name, or letters of two alphabets in one.' },
    INVALID_PHONE: { description: 'Not a phone number.' },
    NOT_OFFERED: { description: 'A resident does not change it alone (`Tenant.rules.settings.editable`).' },
  },
});

@InputType({ description: 'The e-mail or phone the resident wants to have instead.' })
export class RequestContactChangeInput {
  @Field(() => MessageChannel, { description: 'EMAIL: the e-mail is changed; SMS: the mobile phone.' })
  channel!: MessageChannel;

  @Field(() => String, { description: 'The new address or number.' })
  address!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The same once more, for an e-mail where `Tenant.rules.settings.emailTypedTwice`.',
  })
  addressAgain?: string | null;

  @Field(() => String, { nullable: true, description: 'Solution of the captcha of EMAIL_CHANGE, where it is asked.' })
  captcha?: string | null;
}

@InputType({ description: 'The code that came to the new address.' })
export class ConfirmContactChangeInput {
  @Field(() => MessageChannel, { description: 'What is changed, as it was requested.' })
  channel!: MessageChannel;

  @Field(() => String, { description: 'Code from the message; spaces and hyphens do not matter.' })
  code!: string;
}

@InputType({ description: 'Own data to change; what is null stays as it is.' })
export class ChangeOwnDataInput {
  @Field(() => String, { nullable: true, description: 'Surname, first name and patronymic.' })
  fullName?: string | null;

  @Field(() => String, { nullable: true, description: 'Home phone; empty: none any more.' })
  homePhone?: string | null;
}

@ObjectType({ description: 'A code went to the new address. The same whether somebody else has this address or not.' })
class ContactChangeRequested {
  @Field(() => String, { description: 'What to expect, for a person, in Russian.' })
  message!: string;

  @Field(() => Int, { description: 'Digits of the code.' })
  codeDigits!: number;

  @Field(() => Int, { description: 'Minutes for which the code is good.' })
  minutes!: number;
}

@ObjectType({ description: 'The resident has the new address now; the old one was told.' })
export class ContactChanged {
  residentId!: string;

  @Field(() => String, { description: 'What was done, for a person, in Russian.' })
  message!: string;
}

@ObjectType({ description: 'The e-mail or phone stays as it is.' })
class ContactChangeRefused {
  @Field(() => ContactRefusal, { description: 'Why.' })
  reason!: ContactRefusal;

  @Field(() => String, { description: 'The same for a person, in Russian.' })
  message!: string;

  @Field(() => Int, { nullable: true, description: 'Seconds until the next attempt; null when one may try at once.' })
  retryAfterSeconds?: number;
}

@ObjectType({ description: 'The data are changed.' })
export class OwnDataChanged {
  residentId!: string;
}

@ObjectType({ description: 'Nothing is changed.' })
class OwnDataRefused {
  @Field(() => OwnDataRefusal, { description: 'Why.' })
  reason!: OwnDataRefusal;

  @Field(() => String, { description: 'The same for a person, in Russian.' })
  message!: string;
}

export const RequestContactChangeResult = createUnionType({
  name: 'RequestContactChangeResult',
  description: 'What came of asking for another e-mail or phone.',
  types: () => [ContactChangeRequested, ContactChanged, ContactChangeRefused] as const,
  resolveType: (outcome: object) =>
    'reason' in outcome ? ContactChangeRefused : 'residentId' in outcome ? ContactChanged : ContactChangeRequested,
});

export const ConfirmContactChangeResult = createUnionType({
  name: 'ConfirmContactChangeResult',
  description: 'What came of entering the code of a new e-mail or phone.',
  types: () => [ContactChanged, ContactChangeRefused] as const,
  resolveType: (outcome: object) => ('reason' in outcome ? ContactChangeRefused : ContactChanged),
});

export const ChangeOwnDataResult = createUnionType({
  name: 'ChangeOwnDataResult',
  description: 'What came of changing own data.',
  types: () => [OwnDataChanged, OwnDataRefused] as const,
  resolveType: (outcome: object) => ('reason' in outcome ? OwnDataRefused : OwnDataChanged),
});
