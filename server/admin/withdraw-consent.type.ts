import { Field, InputType } from 'type-graphql';
import { rulesEnum } from '../tenancy/rules.type.ts';

@InputType({ description: 'Whose consent was taken back in writing, and which.' })
export class WithdrawConsentInWritingInput {
  @Field(() => String, { description: 'Login of the resident, as they type it.' })
  login!: string;

  @Field(() => rulesEnum('LegalTextKind'), { description: 'What was consented to.' })
  kind!: string;

  @Field(() => String, { description: 'The letter: its number and date, in the words of staff; kept with the act.' })
  reason!: string;
}
