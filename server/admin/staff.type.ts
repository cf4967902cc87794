import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars.ts';
import { SignInRefused } from '../sessions/session.type.ts';

@InputType({ description: 'What a member of staff typed to sign in.' })
export class StaffSignInInput {
  @Field(() => String, { description: 'Login of the member of staff; large and small letters are one.' })
  login!: string;

  @Field(() => String, { description: 'Password, at most 128 characters.' })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Solution of the captcha (base64), where one is asked for sign-ins.',
  })
  captcha?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'The member of staff is signed in; there is no refresh.' })
export class StaffSignedIn {
  @Field(() => String, {
    description: 'Access token, for the header `Authorization: Bearer …`. Opens the acts of staff, no resident’s data.',
  })
  accessToken!: string;

  @Field(() => DateTime, { description: 'When it expires: sign in again then.' })
  expiresAt!: Date;
}

export const StaffSignInResult = createUnionType({
  name: 'StaffSignInResult',
  description: 'What came of a sign-in of staff.',
  types: () => [StaffSignedIn, SignInRefused] as const,
  resolveType: (outcome: object) => ('accessToken' in outcome ? StaffSignedIn : SignInRefused),
});

@InputType({ description: 'Whose access is blocked, and why.' })
export class BlockResidentInput {
  @Field(() => String, { description: 'Login of the resident, as they type it.' })
  login!: string;

  @Field(() => String, { description: 'Why, in the words of staff: it is kept with the act.' })
  reason!: string;
}

@InputType({ description: 'Whose access is given back, and why.' })
export class UnblockResidentInput {
  @Field(() => String, { description: 'Login of the resident, as they type it.' })
  login!: string;

  @Field(() => String, { description: 'Why, in the words of staff: it is kept with the act.' })
  reason!: string;
}

@InputType({ description: 'What residents read while the portal is stopped.' })
export class StopServiceInput {
  @Field(() => String, { description: 'What happens and when it is over, in Russian, at most 500 characters.' })
  message!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What came of an act of staff.' })
export class StaffActDone {
  @Field(() => Boolean, { description: 'Whether it is done; when not, nothing has changed.' })
  done!: boolean;

  @Field(() => String, { description: 'The same in words, in Russian.' })
  message!: string;
}
