import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { FromEntity } from '../database/read/declare.ts';
import { OpaqueId } from '../ids.ts';
import { DateTime } from '../scalars.ts';
import { SessionEntity, SignInMethod } from './session.entity.ts';

registerEnumType(SignInMethod, {
  name: 'SignInMethod',
  description: 'How a resident showed who they are.',
  valuesConfig: {
    PASSWORD: { description: 'Login and password.' },
    PIN: { description: 'The PIN of a known device.' },
    PASSKEY: { description: 'A passkey of a known device: fingerprint or face.' },
  },
});

/** One sign-in on one device, as its resident sees it. What the rules do not keep is not known. */
@FromEntity(SessionEntity)
@ObjectType({ description: 'A sign-in of the resident on one device that is still going on.' })
export class Session {
  @OpaqueId('Session', 'residentId', 'id')
  @Field(() => ID, { description: 'Opaque id, for `endSession`.' })
  id!: string;

  @Field(() => SignInMethod, { description: 'How the resident signed in.' })
  method!: SignInMethod;

  @Field(() => DateTime, { description: 'When the resident signed in.' })
  startedAt!: string;

  @Field(() => DateTime, { description: 'When it was last gone on with, to within the life of an access token.' })
  lastUsedAt!: string;
}

@InputType({ description: 'Which session to end.' })
export class EndSessionInput {
  @Field(() => ID, { description: 'Id of the session, as `viewer.sessions` gave it.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Sessions have been ended: their devices have to sign in again.' })
export class EndedSessions {
  @Field(() => Int, { description: 'How many; 0 when there was none such.' })
  ended!: number;
}
