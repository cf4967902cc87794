import { createSignal } from 'solid-js';
import { accessTokens, sessionState } from '../sessions/session.ts';
import { courierWith, type Outcome } from './courier.ts';
import { dropReading, keepReading, keptReadings, type KeptReading } from './kept-readings.ts';
import { SYNC_TAG, TOLD } from './names.ts';
import { sendKept } from './send-kept.ts';

export type Taken = Extract<Outcome, { __typename?: 'ReadingTaken' }>;

const [kept, setKept] = createSignal<readonly KeptReading[]>([]);
const [taken, setTaken] = createSignal<ReadonlyMap<string, Taken>>(new Map());
const [durable, setDurable] = createSignal(true);
const [changes, setChanges] = createSignal(0);

/** What is kept on this device and not taken yet, of whomever. */
export { kept };

/** What the server has taken from this page, by meter: the newest answer. */
export { taken };

/** The form knows it now by itself. */
export const forgetTaken = (meter: string): void => {
  setTaken((before) => new Map([...before].filter(([id]) => id !== meter)));
};

/** Whether what is kept outlives the page; not so in a browser that stores nothing. */
export { durable };

/** Grows when readings were taken, here or in another tab: forms are to be asked for anew. */
export { changes };

/** Seconds until the next try when nothing tells that the network is back: soon at first, then patiently. */
const WAITS = [2, 4, 8, 15, 30];

const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel(TOLD.readings) : undefined;

async function lookAgain(): Promise<void> {
  setKept(await keptReadings());
}

async function changed(): Promise<void> {
  await lookAgain();
  tabs?.postMessage('changed');
}

/** Keeps readings on the device first, then sends them; gives what was answered, undefined when the server is out of reach. */
export async function handIn(readings: readonly KeptReading[]): Promise<Outcome[] | undefined> {
  for (const reading of readings) setDurable(await keepReading(reading));
  await changed();
  return sendNow();
}

/** It is not to be sent after all. */
export async function discard(key: string): Promise<void> {
  await dropReading(key);
  await changed();
}

let timer: ReturnType<typeof setTimeout> | undefined;
let tries = 0;

/** Sends what waits, when somebody is signed in; when it does not come through it is tried again by itself. */
export async function sendNow(): Promise<Outcome[] | undefined> {
  clearTimeout(timer);
  if (sessionState() !== 'signed-in') return undefined;
  try {
    const outcomes = await sendKept(courierWith(accessTokens));
    tries = 0;
    if (outcomes.length > 0) {
      const mine = outcomes.filter((one) => one.__typename === 'ReadingTaken');
      setTaken((before) => new Map([...before, ...mine.map((one) => [one.meterId, one] as const)]));
      if (mine.length > 0) setChanges((count) => count + 1);
      await changed();
    }
    return outcomes;
  } catch {
    clearTimeout(timer);
    timer = setTimeout(() => void sendNow(), (WAITS[tries++] ?? 30) * 1000);
    void wakeWorker();
    return undefined;
  }
}

/** Where the browser can, it sends by itself when the network is back, also when the page is closed by then. */
async function wakeWorker(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.getRegistration();
    const { sync } = registration as unknown as { sync?: { register(tag: string): Promise<void> } };
    await sync?.register(SYNC_TAG);
  } catch {
    // it is sent when a page is open
  }
}

/** Sends what was kept whenever it may come through: now, when the network is back, when the page is looked at again. */
export function startSending(): void {
  const quietly = (): void => {
    if (document.visibilityState === 'visible') void lookAgain().then(sendNow);
  };
  addEventListener('online', quietly);
  addEventListener('focus', quietly);
  document.addEventListener('visibilitychange', quietly);
  tabs?.addEventListener('message', () => {
    void lookAgain();
    setChanges((count) => count + 1);
  });
  quietly();
}
