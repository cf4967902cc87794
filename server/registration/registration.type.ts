import { createUnionType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ConsentTickInput } from '../consents/consent-tick.type.ts';
import { rulesEnum } from '../tenancy/rules.type.ts';
import { RegistrationAnswersInput } from './answers.type.ts';
import { type AskedField, type IdentityProof, RegistrationNext, RegistrationRefusal } from './outcomes.ts';

registerEnumType(RegistrationRefusal, {
  name: 'RegistrationRefusal',
  description: 'Why a registration did not go on.',
  valuesConfig: {
    INVALID_ANSWERS: { description: 'Some answers are missing or cannot be right: see `faults`.' },
    CONSENT_NEEDED: { description: 'A required consent is missing, or is to a version no longer in force.' },
    NOT_RECOGNISED: { description: 'No identity check passed, or there is no such account; which is not said.' },
    TOO_MANY_ATTEMPTS: { description: 'Too often for this account, from this address or at this utility.' },
    EXPIRED: { description: 'This registration has lain too long: begin anew.' },
  },
});

registerEnumType(RegistrationNext, {
  name: 'RegistrationNext',
  description: 'What is to be done after the last step.',
  valuesConfig: {
    CONFIRM: { description: 'Open the link of the message or enter its code: `completeRegistration`.' },
    SIGN_IN: { description: 'Sign in; where the rules give one-time passwords, with the one of the message.' },
  },
});

@InputType({ description: 'Answers of the first step (`Tenant.rules.registration.steps`).' })
export class StartRegistrationInput {
  @Field(() => RegistrationAnswersInput, { description: 'Answers to the fields of the first step.' })
  answers!: RegistrationAnswersInput;

  @Field(() => [ConsentTickInput], { nullable: true, description: 'Ticks, when the first step is the last.' })
  consents?: ConsentTickInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Solution of a captcha, base64, where `Tenant.rules.captcha` asks one for REGISTRATION.',
  })
  captcha?: string | null;
}

@InputType({ description: 'Answers of the next step, or to the question of one more identity check.' })
export class ContinueRegistrationInput {
  @Field(() => String, { description: 'What the step before gave.' })
  registration!: string;

  @Field(() => RegistrationAnswersInput, { description: 'Answers to the fields of this step alone.' })
  answers!: RegistrationAnswersInput;

  @Field(() => [ConsentTickInput], { nullable: true, description: 'Ticks, with the last step.' })
  consents?: ConsentTickInput[] | null;
}

@InputType({ description: 'The registration whose message has not come.' })
export class ResendRegistrationCodeInput {
  @Field(() => String, { description: 'What the last step gave.' })
  registration!: string;
}

@ObjectType({ description: 'The registration goes on: with a step, or with one more identity check.' })
class RegistrationContinues {
  @Field(() => String, { description: 'Secret with which this browser goes on; good for an hour.' })
  registration!: string;

  @Field(() => Int, { nullable: true, description: 'The next step, counted from 0; null: a check comes first.' })
  step?: number;

  @Field(() => rulesEnum('IdentityProof') as never, {
    nullable: true,
    description: 'The check that comes next, as the one before did not pass; null: a step comes next.',
  })
  check?: IdentityProof;

  @Field(() => String, { nullable: true, description: 'How that check is asked for, in Russian.' })
  question?: string;

  @Field(() => String, { nullable: true, description: 'What happened, for a person, in Russian.' })
  message?: string;
}

@ObjectType({ description: 'All is answered. The same whether account and login are free, taken or do not exist.' })
class RegistrationSubmitted {
  @Field(() => String, { description: 'Secret to enter the code with, or to have it sent again.' })
  registration!: string;

  @Field(() => RegistrationNext, { description: 'What is to be done.' })
  next!: RegistrationNext;

  @Field(() => String, { description: 'The same for a person, in Russian.' })
  message!: string;

  @Field(() => Int, { nullable: true, description: 'Digits of the code that was sent; null: none was.' })
  codeDigits?: number;

  @Field(() => String, { description: 'Login as it was typed and will be kept.' })
  login!: string;
}

@ObjectType({ description: 'What is wrong with one answer.' })
class AnswerFault {
  @Field(() => rulesEnum('AskedField') as never, { description: 'The field.' })
  asks!: AskedField;

  @Field(() => String, { description: 'What is wrong, for a person, in Russian: to stand beside the field.' })
  message!: string;
}

@ObjectType({ description: 'The registration did not go on.' })
class RegistrationRefused {
  @Field(() => RegistrationRefusal, { description: 'Why.' })
  reason!: RegistrationRefusal;

  @Field(() => String, { description: 'The same for a person, in Russian.' })
  message!: string;

  @Field(() => [AnswerFault], { description: 'Answers to change; empty unless INVALID_ANSWERS.' })
  faults!: readonly AnswerFault[];

  @Field(() => Int, { nullable: true, description: 'Seconds until the next attempt; null when one may try at once.' })
  retryAfterSeconds?: number;
}

@ObjectType({ description: 'Link and code were sent again, those before are void; or what is in the way.' })
export class ResentRegistrationCode {
  @Field(() => String, { description: 'What to expect, for a person, in Russian.' })
  message!: string;

  @Field(() => Int, { nullable: true, description: 'Seconds until it can be sent; null: it was sent.' })
  retryAfterSeconds?: number;
}

export const RegistrationResult = createUnionType({
  name: 'RegistrationResult',
  description: 'What came of a step of the registration.',
  types: () => [RegistrationContinues, RegistrationSubmitted, RegistrationRefused] as const,
  resolveType: (outcome: object) =>
    'reason' in outcome ? RegistrationRefused : 'next' in outcome ? RegistrationSubmitted : RegistrationContinues,
});
