import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AutopayMode, AutopayStatus, AutopayStop } from '../../payments/autopay.entity.ts';
import { DateScalar, Money } from '../../scalars.ts';
import { rulesEnum } from '../../tenancy/rules.type.ts';
import { AutopayRefusal } from './autopay-refusal.ts';

registerEnumType(AutopayStatus, {
  name: 'AutopayStatus',
  description: 'Whether autopay goes on.',
  valuesConfig: {
    ACTIVE: { description: 'It pays.' },
    STOPPED: { description: 'It has stopped by itself; `Autopay.stoppedBy` says why.' },
    OFF: { description: 'The resident has switched it off.' },
  },
});
registerEnumType(AutopayStop, {
  name: 'AutopayStop',
  description: 'Why autopay has stopped by itself.',
  valuesConfig: {
    DECLINED: { description: 'The bank has refused a payment.' },
    CARD_EXPIRED: { description: 'The card is not valid any more.' },
    CARD_FORGOTTEN: { description: 'The card was removed.' },
    ACCESS_LOST: { description: 'The account is no longer linked to who had switched it on.' },
    ACCOUNT_CLOSED: { description: 'The account is closed.' },
    NO_CONTACT: { description: 'There is no e-mail and no phone by which the sum could be told before.' },
  },
});
registerEnumType(AutopayRefusal, {
  name: 'AutopayRefusal',
  description: 'Why autopay was not set.',
  valuesConfig: {
    NOT_OFFERED: { description: 'There is no autopay here, or not in this mode.' },
    INVALID_DAY: { description: 'A day from 1 to 28 goes with ON_DAY, and none with ON_BILL.' },
    INVALID_LIMIT: { description: 'The limit is below the smallest payment, or above what the rules allow.' },
    NO_CARD: { description: 'There is no such card any more, or it is not valid any more.' },
    NO_CONTACT: { description: 'There is no e-mail and no phone by which the sum could be told before.' },
    SET_BY_ANOTHER: { description: 'Another resident of the account has switched it on.' },
    ACCOUNT_CLOSED: { description: 'The account is closed.' },
    INVALID_KEY: { description: 'The key is not 8 to 64 latin letters, digits or hyphens.' },
  },
});

@ObjectType({ description: 'A card that the bank keeps for the resident. Nobody here knows its number.' })
export class Card {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'What may be shown of its number: «411111**1111».' })
  maskedPan!: string;

  @Field(() => String, { nullable: true, description: 'Month until which it is valid, «2030-12»; null: not known.' })
  expiry!: string | null;
}

@ObjectType({ description: 'Paying by itself for an account, as one of its residents has set it.' })
export class Autopay {
  @Field(() => Boolean, { description: 'The viewer has set it, and may change it; else another resident has.' })
  own!: boolean;

  @Field(() => AutopayStatus, { description: 'Whether it goes on.' })
  status!: AutopayStatus;

  @Field(() => rulesEnum('AutopayMode'), { description: 'When it pays.' })
  mode!: AutopayMode;

  @Field(() => Int, { nullable: true, description: 'Day of the month, of ON_DAY; else null.' })
  day!: number | null;

  @Field(() => Money, { description: 'Most that one payment may be, rubles.' })
  limit!: bigint;

  @Field(() => Card, { nullable: true, description: 'The card; null: it was removed, or it is another resident’s.' })
  card!: Card | null;

  @Field(() => AutopayStop, { nullable: true, description: 'Why it has stopped, of STOPPED; else null.' })
  stoppedBy!: AutopayStop | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What a resident should know of it in Russian: why it has stopped, or what was not paid; null: nothing.',
  })
  message!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day it pays next; null: it does not go on, or waits for a bill.',
  })
  nextOn!: string | null;

  @Field(() => Money, {
    nullable: true,
    description: 'What it would pay then as things stand now, rubles; null: nothing is to be paid now.',
  })
  nextAmount!: bigint | null;
}

@InputType({ description: 'How an account is to be paid by itself.' })
export class SetAutopayInput {
  @Field(() => String, {
    description:
      'Chosen once by the sender, 8 to 64 latin letters, digits or hyphens: the same again changes nothing; with other ' +
      'input it is refused with the error IDEMPOTENCY_KEY_REUSED.',
  })
  key!: string;

  @Field(() => ID, { description: 'Id of the account.' })
  accountId!: string;

  @Field(() => ID, { description: 'Id of a card of the viewer.' })
  cardId!: string;

  @Field(() => rulesEnum('AutopayMode'), { description: 'When it pays, of `Tenant.rules.autopay.pays`.' })
  mode!: AutopayMode;

  @Field(() => Int, { nullable: true, description: 'Day of the month, 1 to 28, with ON_DAY; else null.' })
  day?: number | null;

  @Field(() => Money, { description: 'Most that one payment may be, rubles.' })
  limit!: bigint;
}

@ObjectType({ description: 'Autopay is set, and goes on.' })
export class AutopaySet {
  @Field(() => Autopay, { description: 'As it stands now.' })
  autopay!: Autopay;
}

@ObjectType({ description: 'Nothing was set.' })
export class AutopayRefused {
  @Field(() => AutopayRefusal, { description: 'Why.' })
  reason!: AutopayRefusal;

  @Field(() => String, { description: 'The same for a person, in Russian.' })
  message!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Which field is wrong: `day`, `limit`, `cardId`, `mode`; null: none of them.',
  })
  field!: string | null;
}

export const SetAutopayResult = createUnionType({
  name: 'SetAutopayResult',
  description: 'What came of setting autopay.',
  types: () => [AutopaySet, AutopayRefused] as const,
  resolveType: (outcome: object) => ('reason' in outcome ? AutopayRefused : AutopaySet),
});

@ObjectType({ description: 'Autopay of the account is switched off; nothing more is paid by itself.' })
export class AutopayStopped {
  @Field(() => Autopay, { nullable: true, description: 'As it stands now; null: it was never set.' })
  autopay!: Autopay | null;
}

@ObjectType({
  description: 'The card is forgotten here, and the bank is told to forget it. What it paid for has stopped.',
})
export class CardForgotten {
  @Field(() => [Card], { description: 'Cards that are left.' })
  cards!: Card[];
}
