import { sql } from 'kysely';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { FromEntity, FromSql } from '../database/read/declare.ts';
import { idInSql, OpaqueId } from '../ids.ts';
import { connectionOf } from '../pagination.ts';
import {
  DifferenceKind,
  ReconciliationDifferenceEntity,
  ReconciliationEntity,
  ReconciliationStatus,
} from '../payments/reconciliation.entity.ts';
import { DateScalar, DateTime, Money } from '../scalars.ts';

registerEnumType(ReconciliationStatus, {
  name: 'ReconciliationStatus',
  description: "State of a day's comparison.",
  valuesConfig: {
    AGREES: { description: 'Bank, payments and ledger agree, or what differs was explained.' },
    DIFFERS: { description: 'Something differs and nobody has explained it.' },
    INCOMPLETE: { description: 'Not compared yet, or the bank gave no registry: it is tried again by itself.' },
  },
});
registerEnumType(DifferenceKind, {
  name: 'DifferenceKind',
  description: 'What differs.',
  valuesConfig: {
    MISSING_HERE: { description: 'The bank took money for an order that is not paid here.' },
    MISSING_AT_BANK: { description: 'Paid here, and the bank took no money for it.' },
    DIFFERENT_AMOUNT: { description: 'Bank and payment have different sums, after what was given back.' },
    LEDGER_DIFFERS: { description: 'A payment and its posting have different sums. `there`: the posting.' },
    BALANCE_DIFFERS: {
      description: 'A balance is not what bills and ledger make it. `there`: what they make.',
    },
    REGISTRY_DIFFERS: {
      description:
        'A registry of bills says something else than payments, or than the bill before. `there`: the registry.',
    },
  },
});

/** One thing that differs. */
@FromEntity(ReconciliationDifferenceEntity)
@ObjectType({ description: 'One thing that differs. Nothing is mended by itself.' })
export class ReconciliationDifference {
  @OpaqueId('ReconciliationDifference', 'id')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => DateScalar, { description: 'The day in whose comparison it was found first.' })
  day!: string;

  @Field(() => DifferenceKind, { description: 'What differs.' })
  kind!: DifferenceKind;

  @Field(() => String, { description: "Order number, bank's payment number, or the account's uuid and what of it." })
  subject!: string;

  @FromSql(
    (column) =>
      sql`(select a.number from account a where a.tenant_id = ${column('tenantId')} and a.id = ${column('accountId')})`,
  )
  @Field(() => String, { nullable: true, description: 'Number of the account; null when it is of none here.' })
  accountNumber?: string;

  @FromSql(
    (column) =>
      sql`case when ${column('paymentId')} is not null then ${idInSql('Payment', 'accountId', 'paymentId')(column)} end`,
  )
  @Field(() => ID, { nullable: true, description: 'Id of the payment; null when it is of none here.' })
  paymentId?: string;

  @Field(() => Money, { nullable: true, description: 'Rubles here; null: it is not here at all.' })
  here?: string;

  @Field(() => Money, { nullable: true, description: 'Rubles there; null: it is not there at all.' })
  there?: string;

  @Field(() => DateTime, { description: 'When it was found with these sums.' })
  foundAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was gone or explained; null: it is open.' })
  settledAt?: string;

  @Field(() => String, { nullable: true, description: 'How staff explained it; null: it is open, or gone by itself.' })
  note?: string;
}

/** A page of differences. */
export const ReconciliationDifferenceConnection = connectionOf(
  () => ReconciliationDifference,
  'ReconciliationDifference',
);

/** A day's comparison. */
@FromEntity(ReconciliationEntity)
@ObjectType({ description: "A day's comparison of the bank's registry, the payments and the ledger." })
export class Reconciliation {
  @Field(() => DateScalar, { description: 'The day, in the zone of the utility.' })
  day!: string;

  @Field(() => ReconciliationStatus, { description: 'Whether everything agrees.' })
  status!: ReconciliationStatus;

  @Field(() => Int, { description: 'Orders of the day that the bank took money for.' })
  orders!: number;

  @Field(() => Money, { description: 'What the bank took for them and did not give back, rubles.' })
  bankAmount!: string;

  @Field(() => Int, { description: 'Payments begun in the portal that day and paid.' })
  payments!: number;

  @Field(() => Money, { description: 'Their sum without what was given back, rubles.' })
  paymentsAmount!: string;

  @Field(() => Money, { description: 'The same by the ledger, rubles.' })
  ledgerAmount!: string;

  @FromSql((column) => column('differences'))
  @Field(() => Int, {
    description:
      'How many differences were found and nobody has explained, with those that stood before; of each kind at most 1000.',
  })
  open!: number;

  @FromSql((column) => sql`nullif(${column('comparedAt')}, 'epoch')`)
  @Field(() => DateTime, { nullable: true, description: 'When it was tried last; null: not yet.' })
  comparedAt?: string;
}

/** A page of comparisons. */
export const ReconciliationConnection = connectionOf(() => Reconciliation, 'Reconciliation');

@InputType({ description: 'Which day is compared again.' })
export class ReconcileInput {
  @Field(() => DateScalar, { description: 'The day, before today.' })
  day!: string;
}

@InputType({ description: 'A difference that was explained.' })
export class SettleDifferenceInput {
  @Field(() => ID, { description: 'Id of the difference.' })
  id!: string;

  @Field(() => String, { description: 'What it was and what was done, 1 to 500 characters.' })
  note!: string;
}
