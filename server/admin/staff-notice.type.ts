import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars.ts';

@ObjectType({ simpleResolvers: true, description: 'One detail of a staff notice.' })
export class StaffNoticeDetail {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Its value.' })
  value!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Something the utility’s staff must know. Without personal data.' })
export class StaffNotice {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'What it is about: BILL_TEMPLATE, PUBLICATION, READING_EXPORT and the like.' })
  kind!: string;

  @Field(() => String, { description: 'Which one of its kind: «bill.typ», «2026-10».' })
  subject!: string;

  @Field(() => [StaffNoticeDetail], { description: 'What helps to mend it, as it was the last time.' })
  details!: StaffNoticeDetail[];

  @Field(() => Int, { description: 'How often it happened.' })
  times!: number;

  @Field(() => DateTime, { description: 'When it happened first.' })
  raisedAt!: string;

  @Field(() => DateTime, { description: 'When it happened last.' })
  lastAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When staff saw it; null: not since it happened last.' })
  seenAt!: string | null;
}

@InputType({ description: 'Which notice was seen.' })
export class SeeStaffNoticeInput {
  @Field(() => ID, { description: 'Id of the notice.' })
  id!: string;
}
