import { sql } from 'kysely';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { FromEntity, FromSql, HasMany } from '../database/read/declare.ts';
import { idInSql, OpaqueId } from '../ids.ts';
import { RegisterCode } from '../meters/meter.entity.ts';
import { connectionOf } from '../pagination.ts';
import { DateScalar, Decimal, Money, Month } from '../scalars.ts';
import { Service } from '../tenancy/service.type.ts';
import { BillEntity, BillLineEntity, ChargeEntity, ChargeMethod } from './bill.entity.ts';

registerEnumType(ChargeMethod, {
  name: 'ChargeMethod',
  description: 'How a volume was found.',
  valuesConfig: { METER: { description: 'By the meter.' }, NORM: { description: 'By the norm of consumption.' } },
});

/** One line of a charge. */
@FromEntity(BillLineEntity)
@ObjectType({ description: 'One line of a charge: a zone of the meter, or the norm.' })
export class BillLine {
  @OpaqueId('BillLine', 'accountId', 'period', 'serviceCode', 'position')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => RegisterCode, { nullable: true, description: 'Zone of the meter; null where there is none.' })
  registerCode?: RegisterCode;

  @Field(() => ChargeMethod, {
    nullable: true,
    description: 'How the volume was found; null where the utility does not say.',
  })
  method?: ChargeMethod;

  @Field(() => String, { nullable: true, description: 'Reading at the start as digits; null without a meter.' })
  previousReading?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Reading at the end as digits; below the start when the meter rolled over.',
  })
  currentReading?: string;

  @Field(() => Decimal, { description: 'Volume in `unit`.' })
  volume!: string;

  @Field(() => String, { nullable: true, description: 'Unit of the volume, e.g. «кВт·ч».' })
  unit?: string;

  @Field(() => Decimal, { description: 'Rubles for one unit.' })
  tariff!: string;

  @Field(() => Money, { description: 'Charged for this line in rubles.' })
  charged!: string;
}

/** What was charged for one service in one month. */
@FromEntity(ChargeEntity)
@ObjectType({ description: 'What was charged for one service in one month (начисление).' })
export class Charge {
  @OpaqueId('Charge', 'accountId', 'period', 'serviceCode')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => Month, { description: 'Billed month.' })
  period!: string;

  @Field(() => Service, { description: 'The service.' })
  service!: Service;

  @Field(() => Money, { description: 'Balance at the start of the month in rubles.' })
  opening!: string;

  @Field(() => Money, { description: 'Charged in the month in rubles, all zones.' })
  charged!: string;

  @Field(() => Money, { description: 'Recalculation (перерасчёт) in rubles; below zero lowers the sum.' })
  recalculated!: string;

  @Field(() => Money, { description: 'Paid in the month in rubles.' })
  paid!: string;

  @Field(() => Money, { description: 'Balance at the end in rubles: opening + charged + recalculated − paid.' })
  closing!: string;

  @HasMany(BillLineEntity, 'charge', { by: ['position'], direction: 'asc' })
  @Field(() => [BillLine], { description: 'Lines of the charge, one for each zone.' })
  lines!: BillLine[];
}

/** A month's bill of an account. */
@FromEntity(BillEntity)
@ObjectType({ description: "A month's bill (счёт, квитанция) of an account." })
export class Bill {
  @OpaqueId('Bill', 'accountId', 'period')
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => Month, { description: 'Billed month.' })
  period!: string;

  @Field(() => Money, { description: 'Balance at the start of the month in rubles.' })
  opening!: string;

  @Field(() => Money, { description: 'Charged in the month in rubles.' })
  charged!: string;

  @Field(() => Money, { description: 'Recalculation in rubles; below zero lowers the sum.' })
  recalculated!: string;

  @Field(() => Money, { description: 'Paid in the month in rubles.' })
  paid!: string;

  @Field(() => Money, {
    description: 'Sum to pay by this bill in rubles: opening + charged + recalculated − paid; below zero is prepaid.',
  })
  closing!: string;

  @Field(() => DateScalar, { description: 'Day until which it is to be paid.' })
  dueOn!: string;

  @FromSql((column) => sql`'/documents/bills/' || ${idInSql('Bill', 'accountId', 'period')(column)}`)
  @Field(() => String, {
    description:
      'Path of the bill as a document on this host, to be ended with `.pdf` or `.png` (`Tenant.rules.bills.formats`). ' +
      "Read with the session's cookie or a Bearer token; `?download=1` makes it a file to keep.",
  })
  documentPath!: string;

  @HasMany(ChargeEntity, 'bill', { by: ['serviceCode'], direction: 'asc' })
  @Field(() => [Charge], { description: 'Its charges, one for each service.' })
  charges!: Charge[];
}

/** A page of bills. */
export const BillConnection = connectionOf(() => Bill, 'Bill');
/** A page of charges. */
export const ChargeConnection = connectionOf(() => Charge, 'Charge');
