import { createUnionType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../scalars.ts';
import { SignInRefusal } from './sign-in.ts';

registerEnumType(SignInRefusal, {
  name: 'SignInRefusal',
  description: 'Why a sign-in was refused.',
  valuesConfig: {
    WRONG_LOGIN_OR_PASSWORD: {
      description: 'No resident has this login with this password; which is wrong is not said.',
    },
    TOO_MANY_ATTEMPTS: {
      description: 'Too many failed attempts for this login, from this address or at this utility.',
    },
    WRONG_PIN: { description: 'Not the PIN of this device; the message says how many tries are left.' },
    DEVICE_UNKNOWN: { description: 'This device has no PIN, or has none any more: sign in with login and password.' },
    WRONG_PASSKEY: {
      description: 'The passkey was refused: not of this device, of another host, or answered too late.',
    },
  },
});

@InputType({ description: 'What a resident typed into the sign-in form.' })
export class SignInInput {
  @Field(() => String, {
    description:
      "Login by the utility's rule (`Tenant.rules.login`): account number with or without spaces, or chosen name.",
  })
  login!: string;

  @Field(() => String, { description: 'Password, at most 128 characters.' })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Solution of a captcha, base64, where `Tenant.rules.captcha` asks one for SIGN_IN.',
  })
  captcha?: string | null;
}

/** What every act that gives an access token answers. */
@ObjectType()
abstract class Access {
  @Field(() => String, {
    description: 'Access token, for the header `Authorization: Bearer …`. Keep it in memory only.',
  })
  accessToken!: string;

  @Field(() => DateTime, { description: 'When the access token expires: refresh the session before.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'The resident is signed in; the refresh cookie is set.' })
export class SignedIn extends Access {
  /** For resolvers of further fields; not part of the schema. */
  residentId!: string;
}

@ObjectType({ description: 'Nobody was signed in.' })
export class SignInRefused {
  @Field(() => SignInRefusal, { description: 'Why.' })
  reason!: SignInRefusal;

  @Field(() => String, { description: 'The same for a person, in Russian.' })
  message!: string;

  @Field(() => Int, { nullable: true, description: 'Seconds until the next attempt; null when one may try at once.' })
  retryAfterSeconds?: number;
}

@ObjectType({
  description:
    'The one-time password is right. It opens nothing: set an own one by `completeRegistration`, then sign in.',
})
class NewPasswordRequired {
  @Field(() => String, { description: 'Login the password belongs to.' })
  login!: string;

  @Field(() => String, { description: 'What to do next, for a person, in Russian.' })
  message!: string;
}

export const SignInResult = createUnionType({
  name: 'SignInResult',
  description: 'What came of a sign-in.',
  types: () => [SignedIn, SignInRefused, NewPasswordRequired] as const,
  resolveType: (outcome: object) => {
    if ('accessToken' in outcome) return SignedIn;
    return 'reason' in outcome ? SignInRefused : NewPasswordRequired;
  },
});

@ObjectType({ description: 'The session goes on; the refresh cookie has been exchanged.' })
class SessionRefreshed extends Access {}

@ObjectType({ description: 'There is no session to go on with; the refresh cookie is cleared.' })
class SessionEnded {
  @Field(() => String, { description: 'What to do, for a person, in Russian.' })
  message!: string;
}

export const RefreshSessionResult = createUnionType({
  name: 'RefreshSessionResult',
  description: 'What came of refreshing a session.',
  types: () => [SessionRefreshed, SessionEnded] as const,
  resolveType: (outcome: object) => ('accessToken' in outcome ? SessionRefreshed : SessionEnded),
});

@ObjectType({ description: 'What came of signing out.' })
export class SignOutResult {
  @Field(() => Boolean, { description: 'True: this browser is signed out, also when it was before.' })
  done!: boolean;
}
