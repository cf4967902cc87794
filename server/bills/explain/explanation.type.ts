import { Field, Int, ObjectType } from 'type-graphql';
import { Money } from '../../scalars.ts';

/** How a line of a bill came about. */
@ObjectType({ description: 'How a part of a bill came about, in a sentence.' })
export class ExplainedLine {
  @Field(() => String, { description: 'Code of the service it is about.' })
  serviceCode!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Place of the line among those of its charge, from 1; null: about the service as a whole.',
  })
  position!: number | null;

  @Field(() => String, { description: 'The sentence in Russian.' })
  text!: string;
}

/** What changed for a service since the month before. */
@ObjectType({ description: 'What changed for a service since the month before, and why.' })
export class BillChange {
  @Field(() => String, { description: 'Code of the service.' })
  serviceCode!: string;

  @Field(() => String, { description: 'Its name.' })
  service!: string;

  @Field(() => Money, {
    description: 'Charged and recalculated more (below zero: less) than the month before, in rubles.',
  })
  difference!: bigint;

  @Field(() => String, { description: 'The reason in a Russian sentence.' })
  text!: string;
}

/** A bill in words: «почему столько?». */
@ObjectType({ description: 'A bill in words: why it is as much as it is.' })
export class BillExplanation {
  @Field(() => String, { description: 'The whole bill in a few Russian sentences.' })
  summary!: string;

  @Field(() => [ExplainedLine], { description: 'How each part of it came about, in the order of the bill.' })
  lines!: ExplainedLine[];

  @Field(() => [BillChange], {
    description: 'What changed since the month before, the largest first; empty when that month has no bill.',
  })
  changes!: BillChange[];
}
