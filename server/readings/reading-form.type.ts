import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ReadingSource, ReadingStatus, RegisterCode } from '../meters/meter.entity.ts';
import { DateScalar, DateTime, Month } from '../scalars.ts';
import { rulesEnum } from '../tenancy/rules.type.ts';

@ObjectType('ReadingWindow', { description: 'Days on which readings are handed in, as they stand today.' })
export class ReadingWindowType {
  @Field(() => rulesEnum('ReadingWindowMode'), { description: 'What the window means.' })
  mode!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day of the window that is open, else of the next one; null where any day is good.',
  })
  opensOn!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of that window; null where any day is good.' })
  closesOn!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days until the last one, 0 on it; null where any day is good, and while the window is closed.',
  })
  daysLeft!: number | null;

  @Field(() => Boolean, { description: 'Whether today is within it; true where any day is good.' })
  open!: boolean;

  @Field(() => Month, { description: 'The month that a reading of today counts for.' })
  period!: string;
}

@ObjectType({ description: 'One register of the form for readings.' })
export class ReadingFormRegister {
  @Field(() => RegisterCode, { description: 'Zone it counts in.' })
  code!: RegisterCode;

  @Field(() => String, { description: 'What it is called here: «день», «ночь».' })
  label!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Digits of the newest reading before what is handed in this period: consumption counts from it.',
  })
  previous!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day the previous one was taken on.' })
  previousOn!: string | null;

  @Field(() => ReadingSource, { nullable: true, description: 'Who told the previous one.' })
  previousSource!: ReadingSource | null;

  @Field(() => String, { nullable: true, description: 'Digits handed in for this period; null: nothing yet.' })
  handedIn!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When that came in, or was last corrected.' })
  handedInAt!: string | null;

  @Field(() => ReadingStatus, { nullable: true, description: 'What became of what was handed in.' })
  handedInStatus!: ReadingStatus | null;

  @Field(() => String, { nullable: true, description: "Digits of the newest reading the utility's bills are made of." })
  lastBilled!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of the one last billed.' })
  lastBilledOn!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Consumption since the previous reading above which `ReadingToConfirm` comes; null: never.',
  })
  warnAbove!: number | null;
}

@ObjectType({ description: 'One meter of the form for readings.' })
export class ReadingFormMeter {
  @Field(() => ID, { description: 'Id of the meter, as `Meter.id`.' })
  meterId!: string;

  @Field(() => String, { description: 'Name of the service it measures.' })
  service!: string;

  @Field(() => String, { nullable: true, description: 'Unit of what it counts, e.g. «кВт·ч».' })
  unit!: string | null;

  @Field(() => String, { description: 'Serial number, as `Meter.serial`.' })
  serial!: string;

  @Field(() => Int, { description: 'Digits of the integer part: how wide a field is.' })
  digits!: number;

  @Field(() => DateScalar, { nullable: true, description: 'Day of the next verification (поверка).' })
  verificationDueOn!: string | null;

  @Field(() => Boolean, { description: 'Whether readings of it are handed in here; if not, `notice` says why.' })
  taken!: boolean;

  @Field(() => String, { nullable: true, description: 'What a resident must know of this meter, in Russian.' })
  notice!: string | null;

  @Field(() => [ReadingFormRegister], { description: 'Its registers, T1 first.' })
  registers!: ReadingFormRegister[];
}

@ObjectType({ description: 'What the form for readings of an account shows.' })
export class ReadingForm {
  @Field(() => ReadingWindowType, { description: 'Days on which readings are handed in.' })
  window!: ReadingWindowType;

  @Field(() => Boolean, { description: 'Readings are handed in together with a payment only.' })
  needsPayment!: boolean;

  @Field(() => [ReadingFormMeter], { description: 'Meters that stand at the address, as `Account.meters` has them.' })
  meters!: ReadingFormMeter[];
}
