import { createStore, del, get, set, update, values } from 'idb-keyval';
import type { RegisterReadingInput } from '../graphql/generated/graphql.ts';

/** What was typed for one meter and has not been taken yet: it waits for a network, or for a word of the resident. */
export interface KeptReading {
  /** Chosen once: however often it is sent, the server takes it once. */
  key: string;
  /** Whose it is: nobody else on this device sees or sends it. */
  resident: string;
  account: string;
  meter: string;
  registers: RegisterReadingInput[];
  /** When the device was read, by this device's clock. */
  takenAt: string;
  confirmed: boolean;
  photo: KeptPhoto | null;
  /** What the server says to it; null while it waits to be sent. */
  answer: KeptAnswer | null;
}

/** A photo that was sent already and has an id, or that is still to be sent. */
export interface KeptPhoto {
  id?: string;
  picture?: Blob;
  /** A small picture of it, as an address that holds its own data. */
  preview: string;
}

/** Why a reading was not taken; `confirm`: it is once the resident says that it is right. */
export interface KeptAnswer {
  confirm: boolean;
  message: string;
  /** What is wrong with single registers. */
  registers: { code: string; message: string }[];
}

const store = createStore('kabinet-readings', 'kept');
// A browser without storage (a private window, a full disk): they last as long as the page.
const unstored = new Map<string, KeptReading>();

/** All that is kept on the device, of whomever, in the order it was typed. */
export async function keptReadings(): Promise<KeptReading[]> {
  const stored = await values<KeptReading | undefined>(store).catch(() => []);
  return [...stored.flatMap((one) => one ?? []), ...unstored.values()].toSorted((one, other) =>
    one.takenAt < other.takenAt ? -1 : 1,
  );
}

/** Keeps a reading in place of what the same resident typed for the same meter before. False: only until the page is closed. */
export async function keepReading(reading: KeptReading): Promise<boolean> {
  const before = (await keptReadings()).filter(
    ({ resident, meter, key }) => resident === reading.resident && meter === reading.meter && key !== reading.key,
  );
  const kept = await set(reading.key, reading, store).then(
    () => true,
    () => false,
  );
  if (!kept) unstored.set(reading.key, reading);
  for (const { key } of before) await dropReading(key);
  return kept;
}

/** Changes what is kept; nothing comes back that was dropped meanwhile. */
export async function changeReading(key: string, change: Partial<KeptReading>): Promise<void> {
  const held = unstored.get(key);
  if (held) unstored.set(key, { ...held, ...change });
  else if (await get<KeptReading>(key, store).catch(() => undefined))
    await update<KeptReading | undefined>(key, (old) => old && { ...old, ...change }, store);
}

/** It was taken, or is not to be sent after all. */
export async function dropReading(key: string): Promise<void> {
  unstored.delete(key);
  await del(key, store).catch(() => undefined);
}
