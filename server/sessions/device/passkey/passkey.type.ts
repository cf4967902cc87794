import { createUnionType, Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { PasskeyRefusal } from './passkey-refusal.ts';

registerEnumType(PasskeyRefusal, {
  name: 'PasskeyRefusal',
  description: 'Why a passkey was not added.',
  valuesConfig: {
    WRONG_PASSKEY: { description: 'The answer of the device was refused: made for another host, too late or twice.' },
    PIN_NEEDED: { description: 'There is no PIN on this device: set one first.' },
    NOT_OFFERED: { description: 'This utility has no passkeys.' },
  },
});

@ObjectType({ description: 'What the browser needs to ask the device for a passkey.' })
export class PasskeyOptions {
  @Field(() => String, {
    description:
      'Options of WebAuthn as JSON (`parseCreationOptionsFromJSON`, `parseRequestOptionsFromJSON`), good for 5 minutes.',
  })
  json!: string;
}

@InputType({ description: "The device's answer." })
export class PasskeyInput {
  @Field(() => String, { description: 'The credential as JSON (`PublicKeyCredential.toJSON`).' })
  response!: string;
}

@ObjectType({ description: 'On this device one can sign in by fingerprint or face.' })
class PasskeyAdded {
  @Field(() => String, { description: 'What was done, for a person, in Russian.' })
  message!: string;
}

@ObjectType({ description: 'The passkey was not added.' })
class PasskeyRefused {
  @Field(() => PasskeyRefusal, { description: 'Why.' })
  reason!: PasskeyRefusal;

  @Field(() => String, { description: 'The same for a person, in Russian.' })
  message!: string;
}

export const AddPasskeyResult = createUnionType({
  name: 'AddPasskeyResult',
  description: 'What came of adding a passkey.',
  types: () => [PasskeyAdded, PasskeyRefused] as const,
  resolveType: (outcome: object) => ('reason' in outcome ? PasskeyRefused : PasskeyAdded),
});

@ObjectType({ description: 'This device has no passkey any more; its PIN stays.' })
export class RemovedPasskey {
  @Field(() => String, { description: 'What was done, for a person, in Russian.' })
  message!: string;
}
