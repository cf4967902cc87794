import { createUnionType, Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { PinRefusal } from './pin-refusal.ts';

registerEnumType(PinRefusal, {
  name: 'PinRefusal',
  description: 'Why a PIN was not set.',
  valuesConfig: {
    TOO_SIMPLE: { description: 'Among the PINs that are tried first: one digit repeated, digits in a row, a year.' },
    WRONG_LENGTH: { description: 'Not as many digits as `Tenant.rules.settings.pin` says, or not digits alone.' },
    NOT_OFFERED: { description: 'This utility has no PINs.' },
  },
});

@ObjectType({ description: 'What the browser that asks can be signed in with besides login and password.' })
export class ThisDevice {
  @Field(() => Boolean, { description: 'A PIN of this resident is set on this device.' })
  pin!: boolean;

  @Field(() => Boolean, { description: 'A passkey of this resident is set on this device, for this host.' })
  passkey!: boolean;
}

@InputType({ description: 'A PIN for the device one is signed in on.' })
export class SetPinInput {
  @Field(() => String, { description: 'Digits, as many as `Tenant.rules.settings.pin` says.' })
  pin!: string;
}

@ObjectType({ description: 'On this device the PIN now stands for login and password; the device cookie is set.' })
class PinSet {
  @Field(() => String, { description: 'What was done, for a person, in Russian.' })
  message!: string;
}

@ObjectType({ description: 'The PIN was not set; an earlier one stays as it is.' })
class PinRefused {
  @Field(() => PinRefusal, { description: 'Why.' })
  reason!: PinRefusal;

  @Field(() => String, { description: 'The same for a person, in Russian.' })
  message!: string;
}

export const SetPinResult = createUnionType({
  name: 'SetPinResult',
  description: 'What came of setting a PIN.',
  types: () => [PinSet, PinRefused] as const,
  resolveType: (outcome: object) => ('reason' in outcome ? PinRefused : PinSet),
});

@ObjectType({ description: 'This device has no PIN and no passkey any more; the device cookie is cleared.' })
export class RemovedPin {
  @Field(() => String, { description: 'What was done, for a person, in Russian.' })
  message!: string;
}

@InputType({ description: 'The PIN typed on a known device.' })
export class SignInWithPinInput {
  @Field(() => String, { description: 'Digits of the PIN.' })
  pin!: string;
}
