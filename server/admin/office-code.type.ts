import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars.ts';

@InputType({ description: 'The account whose resident has shown a passport at the office.' })
export class IssueOfficeCodeInput {
  @Field(() => String, { description: 'Number of the account; spaces do not matter.' })
  accountNumber!: string;
}

@ObjectType({ description: 'A code to hand out. It is shown this once and kept nowhere.' })
class OfficeCodeIssued {
  @Field(() => String, { description: 'The code, in groups as one reads it out.' })
  code!: string;

  @Field(() => DateTime, { description: 'Until when it binds the account, once.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'No code was made.' })
class OfficeCodeRefused {
  @Field(() => String, { description: 'Why, for a person, in Russian.' })
  message!: string;
}

export const IssueOfficeCodeResult = createUnionType({
  name: 'IssueOfficeCodeResult',
  description: 'What came of asking for an office code.',
  types: () => [OfficeCodeIssued, OfficeCodeRefused] as const,
  resolveType: (outcome: object) => ('code' in outcome ? OfficeCodeIssued : OfficeCodeRefused),
});
