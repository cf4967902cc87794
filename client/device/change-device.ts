import type { Client } from '@urql/core';
import {
  AddPasskeyDocument,
  PasskeyCreationOptionsDocument,
  RemovePasskeyDocument,
  RemovePinDocument,
  SetPinDocument,
} from '../graphql/generated/graphql.ts';
import { type KnownDevice, setKnownDevice } from './known-device.ts';
import { askedToCreate } from './passkey.ts';

/** What became of a change: done, or what stands in the way. */
export type Changed = { done: string } | { fault: string };

const lost: Changed = { fault: 'Не получилось: нет связи. Попробуйте ещё раз.' };

/** Sets the PIN of this device, or another one. */
export async function setPin(client: Client, pin: string, device: KnownDevice): Promise<Changed> {
  const { data, error } = await client.mutation(SetPinDocument, { input: { pin } }).toPromise();
  if (!data) return error?.graphQLErrors[0] ? { fault: error.graphQLErrors[0].message } : lost;
  if (data.setPin.__typename === 'PinRefused') return { fault: data.setPin.message };
  setKnownDevice(device);
  return { done: data.setPin.message };
}

/** Removes PIN and passkey of this device. */
export async function removePin(client: Client): Promise<Changed> {
  const { data } = await client.mutation(RemovePinDocument, {}).toPromise();
  if (!data) return lost;
  setKnownDevice(null);
  return { done: data.removePin.message };
}

/** Asks for a finger or a face and keeps it as a passkey of this device. */
export async function addPasskey(client: Client, digits: number): Promise<Changed> {
  const asked = await client.mutation(PasskeyCreationOptionsDocument, {}).toPromise();
  if (!asked.data) return lost;
  const options = asked.data.passkeyCreationOptions;
  if (!options) return { fault: 'Сначала задайте PIN-код на этом устройстве.' };
  const response = await askedToCreate(options.json);
  if (response === undefined)
    return { fault: 'Устройство не подтвердило, что это вы. Попробуйте ещё раз, когда будете готовы.' };
  const { data } = await client.mutation(AddPasskeyDocument, { input: { response } }).toPromise();
  if (!data) return lost;
  if (data.addPasskey.__typename === 'PasskeyRefused') return { fault: data.addPasskey.message };
  setKnownDevice({ digits, passkey: true });
  return { done: data.addPasskey.message };
}

/** Removes the passkey of this device. */
export async function removePasskey(client: Client, digits: number): Promise<Changed> {
  const { data } = await client.mutation(RemovePasskeyDocument, {}).toPromise();
  if (!data) return lost;
  setKnownDevice({ digits, passkey: false });
  return { done: data.removePasskey.message };
}
