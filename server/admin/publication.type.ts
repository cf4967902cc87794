import { createUnionType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PublicationStatus } from '../delivery/publication.entity.ts';
import { DateTime, Month } from '../scalars.ts';

registerEnumType(PublicationStatus, {
  name: 'PublicationStatus',
  description: 'How far the publication of a period is.',
  valuesConfig: {
    QUEUED: { description: 'Asked for; nobody has been told yet.' },
    RUNNING: { description: 'Residents are being told.' },
    DONE: { description: 'All messages are in the outbox.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'The bills of a month, as they are made known to residents.' })
export class Publication {
  @Field(() => Month, { description: 'The billed month.' })
  period!: string;

  @Field(() => PublicationStatus, { description: 'How far it is.' })
  status!: PublicationStatus;

  @Field(() => Int, { description: 'Accounts with a bill of the month.' })
  accounts!: number;

  @Field(() => Int, { description: 'How many of them are done.' })
  accountsDone!: number;

  @Field(() => Int, { description: 'How many messages went into the outbox.' })
  messages!: number;

  @Field(() => DateTime, { description: 'When it was asked for, or the day of the rule had come.' })
  requestedAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the last account was done.' })
  finishedAt!: string | null;
}

@InputType({ description: 'Which month is published.' })
export class PublishPeriodInput {
  @Field(() => Month, { description: 'The billed month; its registry of charges is imported.' })
  period!: string;
}

@ObjectType({ simpleResolvers: true, description: 'The month is being published, or was before.' })
export class PeriodPublished {
  @Field(() => Publication, { description: 'How far it is.' })
  publication!: Publication;

  @Field(() => String, { description: 'The same for a person, in Russian.' })
  message!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Nothing is published.' })
export class PublicationRefused {
  @Field(() => String, { description: 'Why, for a person, in Russian.' })
  message!: string;
}

export const PublishPeriodResult = createUnionType({
  name: 'PublishPeriodResult',
  description: 'What came of publishing a month.',
  types: () => [PeriodPublished, PublicationRefused] as const,
  resolveType: (outcome: object) => ('publication' in outcome ? PeriodPublished : PublicationRefused),
});
