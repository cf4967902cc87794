import { Field, InputType } from 'type-graphql';
import { Month } from '../scalars.ts';

/** What a person typed, as it was typed; a field that was not asked for is missing. Nothing here has been looked at. */
export interface RegistrationAnswers {
  accountNumber?: string | null;
  login?: string | null;
  fullName?: string | null;
  password?: string | null;
  passwordAgain?: string | null;
  email?: string | null;
  phone?: string | null;
  amountDue?: string | null;
  /** First day of the month whose bill the sum stands on. */
  amountDueMonth?: string | null;
  meterSerial?: string | null;
  officeCode?: string | null;
}

@InputType({
  description:
    'What a person typed into the fields that `Tenant.rules.registration` or a check asked for, as it was typed.',
})
export class RegistrationAnswersInput implements RegistrationAnswers {
  @Field(() => String, { nullable: true, description: "Number of the account by the utility's rule." })
  accountNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Login of the resident’s own choice.' })
  login?: string | null;

  @Field(() => String, { nullable: true, description: 'Surname, first name and patronymic of the owner.' })
  fullName?: string | null;

  @Field(() => String, { nullable: true, description: 'Password, of any characters.' })
  password?: string | null;

  @Field(() => String, { nullable: true, description: 'The same password once more.' })
  passwordAgain?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Mobile phone.' })
  phone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Sum to pay in rubles as it stands on the bill: "1 234,56"; comma or point, spaces do not matter.',
  })
  amountDue?: string | null;

  @Field(() => Month, {
    nullable: true,
    description: 'Month of the bill the sum was read from, one of the newest three; null: the newest.',
  })
  amountDueMonth?: string | null;

  @Field(() => String, { nullable: true, description: 'Serial number of a meter that is installed.' })
  meterSerial?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code handed out at the office; spaces and hyphens do not matter.',
  })
  officeCode?: string | null;
}
