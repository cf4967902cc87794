import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.ts';
import { type Column, Needs } from '../../database/read/declare.ts';
import { SignInResult } from '../session.type.ts';
import { Viewer } from '../viewer.type.ts';
import { RemovedPin, SetPinInput, SetPinResult, SignInWithPinInput, ThisDevice } from './device.type.ts';
import { addPasskey } from './passkey/add-passkey.ts';
import { passkeyCreationOptions, passkeyRequestOptions } from './passkey/passkey-options.ts';
import { AddPasskeyResult, PasskeyInput, PasskeyOptions, RemovedPasskey } from './passkey/passkey.type.ts';
import { removePasskey } from './passkey/remove-passkey.ts';
import { signInWithPasskey } from './passkey/sign-in-with-passkey.ts';
import { removePin } from './remove-pin.ts';
import { setPin } from './set-pin.ts';
import { signInWithPin } from './sign-in-with-pin.ts';
import { thisDevice } from './this-device.ts';

@Resolver()
export class DeviceResolver {
  @Mutation(() => SetPinResult, {
    description: 'Sets or changes the PIN of the signed-in resident on this device.',
  })
  setPin(
    @Arg('input', () => SetPinInput, { description: 'The PIN.' }) input: SetPinInput,
    @Ctx() context: Context,
  ): Promise<typeof SetPinResult> {
    return setPin(context, input);
  }

  @Mutation(() => RemovedPin, { description: 'Removes PIN and passkey of this device. Succeeds also without them.' })
  removePin(@Ctx() context: Context): Promise<RemovedPin> {
    return removePin(context);
  }

  @Mutation(() => SignInResult, {
    description: 'Signs in by the PIN of this device: gives an access token and sets the refresh cookie.',
  })
  signInWithPin(
    @Arg('input', () => SignInWithPinInput, { description: 'The PIN.' }) input: SignInWithPinInput,
    @Ctx() context: Context,
  ): Promise<typeof SignInResult> {
    return signInWithPin(context, input);
  }
}

@Resolver()
export class PasskeyResolver {
  @Mutation(() => PasskeyOptions, {
    nullable: true,
    description: 'Begins adding a passkey to this device; null where it has no PIN, or the utility no passkeys.',
  })
  passkeyCreationOptions(@Ctx() context: Context): Promise<PasskeyOptions | null> {
    return passkeyCreationOptions(context);
  }

  @Mutation(() => AddPasskeyResult, {
    description: 'Adds the passkey that this device has made; it takes the place of an earlier one.',
  })
  addPasskey(
    @Arg('input', () => PasskeyInput, { description: 'The answer of the device.' }) input: PasskeyInput,
    @Ctx() context: Context,
  ): Promise<typeof AddPasskeyResult> {
    return addPasskey(context, input);
  }

  @Mutation(() => RemovedPasskey, { description: 'Removes the passkey of this device. Succeeds also without one.' })
  removePasskey(@Ctx() context: Context): Promise<RemovedPasskey> {
    return removePasskey(context);
  }

  @Mutation(() => PasskeyOptions, {
    nullable: true,
    description: 'Begins signing in by the passkey of this device; null when it has none.',
  })
  passkeyRequestOptions(@Ctx() context: Context): Promise<PasskeyOptions | null> {
    return passkeyRequestOptions(context);
  }

  @Mutation(() => SignInResult, {
    description: 'Signs in by the passkey of this device: gives an access token and sets the refresh cookie.',
  })
  signInWithPasskey(
    @Arg('input', () => PasskeyInput, { description: 'The answer of the device.' }) input: PasskeyInput,
    @Ctx() context: Context,
  ): Promise<typeof SignInResult> {
    return signInWithPasskey(context, input);
  }
}

@Resolver(() => Viewer)
export class ViewerDeviceResolver {
  @Needs((column: Column) => ({ residentId: column('id') }))
  @FieldResolver(() => ThisDevice, { description: 'What the browser that asks can be signed in with.' })
  device(@Root() resident: { '@residentId': string }, @Ctx() context: Context): Promise<ThisDevice> {
    return thisDevice(context, resident['@residentId']);
  }
}
