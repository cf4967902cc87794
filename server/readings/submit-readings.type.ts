import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { RegisterCode } from '../meters/meter.entity.ts';
import { DateScalar, DateTime, Month } from '../scalars.ts';
import { ReadingRefusal } from './reading-refusal.ts';

@InputType({ description: 'What one register shows.' })
export class RegisterReadingInput {
  @Field(() => RegisterCode, { description: 'Which register.' })
  code!: RegisterCode;

  @Field(() => String, { description: 'Digits before the comma, as the device shows them; spaces do not matter.' })
  value!: string;
}

@InputType({ description: 'What the registers of one meter show.' })
export class MeterReadingInput {
  @Field(() => String, {
    description:
      'Chosen once by the sender for each hand-in, 8 to 64 latin letters, digits or hyphens: sent again, it changes nothing.',
  })
  key!: string;

  @Field(() => ID, { description: 'Id of the meter.' })
  meterId!: string;

  @Field(() => [RegisterReadingInput], { description: 'Every register of the meter, each once.' })
  registers!: RegisterReadingInput[];

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the device was read, by the sender’s clock; null: now.',
  })
  takenAt?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of a photo that was sent to `/photos/readings`.' })
  photoId?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'An unusual consumption was confirmed by the resident.' })
  confirmed!: boolean;
}

@InputType({ description: 'Readings of meters of any accounts of the viewer.' })
export class SubmitReadingsInput {
  @Field(() => DateTime, {
    nullable: true,
    description: 'The sender’s clock when it sends: with it, `takenAt` of a clock set wrong is put right.',
  })
  sentAt?: string | null;

  @Field(() => [MeterReadingInput], { description: 'One to twenty meters, each judged by itself.' })
  meters!: MeterReadingInput[];
}

@ObjectType({ description: 'What was taken for one register.' })
export class TakenRegister {
  @Field(() => RegisterCode, { description: 'Which register.' })
  code!: RegisterCode;

  @Field(() => String, { description: 'Digits, without zeros before them.' })
  value!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Consumption since the previous reading, in the unit of the service; null when there is none.',
  })
  consumption!: string | null;
}

@ObjectType({ description: 'Something about the value of one register.' })
export class ReadingFault {
  @Field(() => RegisterCode, { description: 'Which register.' })
  code!: RegisterCode;

  @Field(() => ReadingRefusal, { description: 'What it is.' })
  reason!: ReadingRefusal;

  @Field(() => String, { description: 'The same for a person, in Russian, to stand beside the field.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'Digits of the previous reading, where it was compared.' })
  previous!: string | null;
}

@ObjectType({ description: 'The readings of this meter are taken, and seen at once.' })
export class ReadingTaken {
  /** For resolvers of further fields; not part of the schema. */
  accountId!: string;

  @Field(() => String, { description: 'The sender’s key.' })
  key!: string;

  @Field(() => ID, { description: 'Id of the meter.' })
  meterId!: string;

  @Field(() => Month, { description: 'The month they count for.' })
  period!: string;

  @Field(() => DateScalar, { description: 'Day they were taken on.' })
  takenOn!: string;

  @Field(() => Boolean, { description: 'They had been handed in before: nothing was changed now.' })
  repeated!: boolean;

  @Field(() => [TakenRegister], { description: 'What was taken, T1 first.' })
  registers!: TakenRegister[];

  @Field(() => String, { description: 'What was done, for a person, in Russian.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'What a resident must know besides, in Russian.' })
  notice!: string | null;
}

@ObjectType({
  description: 'Nothing was taken yet: the resident is asked whether it is right. Then send it `confirmed`.',
})
export class ReadingToConfirm {
  @Field(() => String, { description: 'The sender’s key; it may be sent again.' })
  key!: string;

  @Field(() => ID, { description: 'Id of the meter, as it was sent.' })
  meterId!: string;

  @Field(() => String, { description: 'What is asked, in Russian.' })
  message!: string;

  @Field(() => [ReadingFault], { description: 'The registers it is about.' })
  registers!: ReadingFault[];
}

@ObjectType({ description: 'Nothing was taken for this meter.' })
export class ReadingRefused {
  @Field(() => String, { description: 'The sender’s key; it may be sent again with other values.' })
  key!: string;

  @Field(() => ID, { description: 'Id of the meter, as it was sent.' })
  meterId!: string;

  @Field(() => ReadingRefusal, { description: 'Why; of several registers the first one’s reason.' })
  reason!: ReadingRefusal;

  @Field(() => String, { description: 'The same for a person, in Russian.' })
  message!: string;

  @Field(() => [ReadingFault], { description: 'The registers it is about; none when it is about the meter.' })
  registers!: ReadingFault[];
}

export const ReadingOutcome = createUnionType({
  name: 'ReadingOutcome',
  description: 'What came of the readings of one meter.',
  types: () => [ReadingTaken, ReadingToConfirm, ReadingRefused] as const,
  resolveType: (outcome: object) =>
    'reason' in outcome ? ReadingRefused : 'period' in outcome ? ReadingTaken : ReadingToConfirm,
});

@ObjectType({ description: 'What came of the readings.' })
export class ReadingsSubmitted {
  /** For resolvers of further fields; not part of the schema. */
  residentId!: string;

  @Field(() => [ReadingOutcome], { description: 'One for each meter, in the order they were sent.' })
  outcomes!: (typeof ReadingOutcome)[];
}
