import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar, Money, Month } from '../scalars.ts';
import { Service } from '../tenancy/service.type.ts';
import { PostingKind } from './ledger.entity.ts';

registerEnumType(PostingKind, {
  name: 'PostingKind',
  description: 'What an entry of a statement is of.',
  valuesConfig: {
    OPENING: { description: 'What stood on the account before its first bill in the portal.' },
    CHARGE: { description: 'Charged for a month.' },
    RECALCULATION: { description: 'Recalculated (перерасчёт).' },
    PAYMENT: { description: 'Paid in this portal.' },
    BANK_PAYMENT: { description: 'Paid elsewhere: at a bank, a terminal, a till.' },
    REFUND: { description: 'Given back to the card that paid.' },
  },
});

/** What of an entry is for one service. */
@ObjectType({ description: 'What of an entry is for one service.' })
export class StatementPart {
  @Field(() => Service, { nullable: true, description: 'The service; null: prepaid, for no service yet.' })
  service!: Service | null;

  @Field(() => Money, { description: 'Rubles; above zero is owed more, below zero less.' })
  amount!: bigint;
}

/** One event on an account. */
@ObjectType({ description: 'One event on an account: a charge, a correction, a payment, a refund.' })
export class StatementEntry {
  @Field(() => DateScalar, { description: 'The day it counts on; of a charge the last one of its month.' })
  day!: string;

  @Field(() => Month, { description: 'The month it counts for.' })
  period!: string;

  @Field(() => PostingKind, { description: 'What it is of.' })
  kind!: PostingKind;

  @Field(() => Boolean, { description: 'It corrects an entry made before; `amount` is the difference.' })
  correction!: boolean;

  @Field(() => Money, { description: 'Rubles; above zero is owed more, below zero less.' })
  amount!: bigint;

  @Field(() => Money, { description: 'What is owed after it, rubles; below zero is prepaid.' })
  balance!: bigint;

  @Field(() => [StatementPart], { description: 'By services; the parts make the sum.' })
  services!: StatementPart[];

  @Field(() => ID, { nullable: true, description: 'The payment it is of; null: of none, or of one taken back since.' })
  paymentId!: string | null;
}

/** Everything that was charged, corrected, paid and given back in an interval. */
@ObjectType({
  description: 'Everything that was charged, corrected, paid here and elsewhere, and given back in an interval.',
})
export class AccountStatement {
  @Field(() => DateScalar, { description: 'First day.' })
  from!: string;

  @Field(() => DateScalar, { description: 'Last day.' })
  to!: string;

  @Field(() => Money, { description: 'Owed when the first day begins, rubles; below zero is prepaid.' })
  opening!: bigint;

  @Field(() => Money, { description: 'Owed when the last day ends, rubles: opening and all entries.' })
  closing!: bigint;

  @Field(() => [StatementEntry], { description: 'The entries, the oldest first.' })
  entries!: StatementEntry[];

  @Field(() => Boolean, {
    description:
      'Opening and closing balance of the newest bill not after the interval are what the entries make; true before the first bill.',
  })
  agrees!: boolean;
}
