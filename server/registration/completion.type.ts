import { createUnionType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CompletionRefusal } from './outcomes.ts';

registerEnumType(CompletionRefusal, {
  name: 'CompletionRefusal',
  description: 'Why a registration was not completed.',
  valuesConfig: {
    WRONG_CODE: {
      description: 'Code, link or one-time password is wrong, void, expired or of another portal; which is not said.',
    },
    ALREADY_COMPLETED: { description: 'This very code, link or one-time password was used before: sign in.' },
    LOGIN_TAKEN: { description: 'The chosen login is taken: come again with the same code or link and a `newLogin`.' },
    ACCOUNT_UNAVAILABLE: { description: 'There is no such account, or it has a resident already; which is not said.' },
    TOO_SHORT: { description: 'The new password has too few characters.' },
    TOO_LONG: { description: 'The new password has too many characters.' },
    TOO_COMMON: { description: 'The new password is among those that are tried first.' },
    TOO_MANY_ATTEMPTS: { description: 'Too often for this registration, from this address or at this utility.' },
  },
});

@InputType({
  description:
    'What completes a registration: `token` of the link; or `registration` and `code`; or `login`, `oneTimePassword` and `newPassword`.',
})
export class CompleteRegistrationInput {
  @Field(() => String, { nullable: true, description: 'Token from the link: what stands after `#` in its address.' })
  token?: string | null;

  @Field(() => String, { nullable: true, description: 'What the last step gave; needed with `code`.' })
  registration?: string | null;

  @Field(() => String, { nullable: true, description: 'Code from the message; spaces and hyphens do not matter.' })
  code?: string | null;

  @Field(() => String, { nullable: true, description: 'Login; needed with `oneTimePassword`.' })
  login?: string | null;

  @Field(() => String, { nullable: true, description: 'One-time password from the message.' })
  oneTimePassword?: string | null;

  @Field(() => String, { nullable: true, description: 'Own password in its place, of any characters.' })
  newPassword?: string | null;

  @Field(() => String, { nullable: true, description: 'Another login, when the chosen one was LOGIN_TAKEN.' })
  newLogin?: string | null;
}

@ObjectType({ description: 'It worked. Nobody is signed in: the portal signs in next.' })
class RegistrationCompleted {
  @Field(() => String, { description: 'Login to sign in with.' })
  login!: string;

  @Field(() => String, { description: 'What to do next, for a person, in Russian.' })
  message!: string;

  @Field(() => Boolean, { description: 'A one-time password is on its way; an own one is set with it.' })
  passwordSent!: boolean;
}

@ObjectType({ description: 'The registration is not completed.' })
class RegistrationNotCompleted {
  @Field(() => CompletionRefusal, { description: 'Why.' })
  reason!: CompletionRefusal;

  @Field(() => String, { description: 'The same for a person, in Russian.' })
  message!: string;

  @Field(() => Int, { nullable: true, description: 'Seconds until the next attempt; null when one may try at once.' })
  retryAfterSeconds?: number;
}

export const CompleteRegistrationResult = createUnionType({
  name: 'CompleteRegistrationResult',
  description: 'What came of completing a registration.',
  types: () => [RegistrationCompleted, RegistrationNotCompleted] as const,
  resolveType: (outcome: object) => ('reason' in outcome ? RegistrationNotCompleted : RegistrationCompleted),
});
