import type { CombinedError } from '@urql/core';
import { openClient } from '../graphql/client.ts';
import {
  PasskeyRequestOptionsDocument,
  SignInWithPasskeyDocument,
  SignInWithPinDocument,
  type SignInWithPinMutation,
} from '../graphql/generated/graphql.ts';
import { enter } from '../sessions/session.ts';
import { setKnownDevice } from './known-device.ts';
import { askedToSign } from './passkey.ts';

/** What became of a try: in, told beside the pad, or the device is not known any more and the password is needed. */
export type DeviceSignIn = 'signed-in' | 'given-up' | { message: string; wrong: boolean } | { unknown: string };

/** Signs in by the PIN of this device. */
export async function signInWithPin(pin: string): Promise<DeviceSignIn> {
  const { data, error } = await openClient.mutation(SignInWithPinDocument, { input: { pin } }).toPromise();
  return data ? outcomeOf(data.signInWithPin) : lost(error);
}

/** Asks for a finger or a face and signs in by it. Must be called while a press is still fresh: browsers want one. */
export async function signInWithPasskey(): Promise<DeviceSignIn> {
  const asked = await openClient.mutation(PasskeyRequestOptionsDocument, {}).toPromise();
  if (!asked.data) return lost(asked.error);
  const options = asked.data.passkeyRequestOptions;
  if (!options) return { message: 'Войти по отпечатку или лицу сейчас нельзя. Введите PIN-код.', wrong: false };
  const response = await askedToSign(options.json);
  if (response === undefined) return 'given-up';
  const { data, error } = await openClient.mutation(SignInWithPasskeyDocument, { input: { response } }).toPromise();
  return data ? outcomeOf(data.signInWithPasskey) : lost(error);
}

function outcomeOf(result: SignInWithPinMutation['signInWithPin']): DeviceSignIn {
  if (result.__typename === 'SignedIn') {
    enter(result);
    return 'signed-in';
  }
  if (result.__typename === 'NewPasswordRequired') return { unknown: 'Войдите с паролем.' };
  if (result.reason !== 'DEVICE_UNKNOWN') return { message: result.message, wrong: result.reason === 'WRONG_PIN' };
  setKnownDevice(null);
  return { unknown: result.message };
}

const lost = (error: CombinedError | undefined): DeviceSignIn => ({
  message:
    error?.networkError && !error.response
      ? 'Нет связи. Проверьте интернет и попробуйте ещё раз.'
      : (error?.graphQLErrors[0]?.message ?? 'Не получилось войти. Попробуйте ещё раз через минуту.'),
  wrong: false,
});
