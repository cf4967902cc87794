import type { Courier, Outcome } from './courier.ts';
import { changeReading, dropReading, keptReadings, type KeptReading } from './kept-readings.ts';

/** So many meters go in one request. */
const AT_ONCE = 20;

/** One sender at a time among all tabs and the worker behind them; where there are no locks the keys must do. */
const alone = <T>(act: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? navigator.locks.request('kabinet-readings', act) : act();

// Another utility is another host with a store of its own: whatever lies here is of this one.
const waiting = (all: readonly KeptReading[]): KeptReading[] => all.filter(({ answer }) => answer === null);

/**
 * Sends what waits and belongs to who is signed in, each once: what is taken is dropped, what is not keeps the reason beside
 * it. Gives the outcomes. Rejects when the server is out of reach: then all that was not answered waits on.
 */
export async function sendKept(courier: Courier): Promise<Outcome[]> {
  if (waiting(await keptReadings()).length === 0) return [];
  return alone(async () => {
    // Read anew: another tab may have sent them while this one waited for its turn.
    const all = waiting(await keptReadings());
    if (all.length === 0) return [];
    const resident = await courier.resident();
    const own = all.filter((one) => one.resident === resident);
    const outcomes: Outcome[] = [];
    for (let from = 0; from < own.length; from += AT_ONCE) {
      const ready = await withPhotos(own.slice(from, from + AT_ONCE), courier);
      const answered = await sendAgainWithoutPhoto(ready, await courier.send(ready), courier);
      for (const outcome of answered) await settle(outcome);
      outcomes.push(...answered);
    }
    return outcomes;
  });
}

/** Photos go first: a reading names its photo. One that the server does not want holds no reading up. */
async function withPhotos(readings: readonly KeptReading[], courier: Courier): Promise<KeptReading[]> {
  const ready: KeptReading[] = [];
  for (const reading of readings) {
    const { photo } = reading;
    if (!photo?.picture || photo.id !== undefined) {
      ready.push(reading);
      continue;
    }
    const id = await courier.sendPhoto(reading.account, photo.picture);
    const sent = id === undefined ? null : { id, preview: photo.preview };
    await changeReading(reading.key, { photo: sent });
    ready.push({ ...reading, photo: sent });
  }
  return ready;
}

/** A photo that waited too long is gone from the server: it is sent anew where it is still here, else the reading goes alone. */
async function sendAgainWithoutPhoto(
  sent: readonly KeptReading[],
  answered: readonly Outcome[],
  courier: Courier,
): Promise<Outcome[]> {
  const lacks = (outcome: Outcome): boolean =>
    outcome.__typename === 'ReadingRefused' && outcome.reason === 'PHOTO_NOT_FOUND';
  const again = sent.filter(({ key }) => answered.some((outcome) => outcome.key === key && lacks(outcome)));
  if (again.length === 0) return [...answered];
  const bare = again.map((reading) => {
    const { picture, preview = '' } = reading.photo ?? {};
    return { ...reading, photo: picture ? { picture, preview } : null };
  });
  const others = answered.filter((outcome) => !lacks(outcome));
  return [...others, ...(await courier.send(await withPhotos(bare, courier)))];
}

async function settle(outcome: Outcome): Promise<void> {
  if (outcome.__typename === 'ReadingTaken') return dropReading(outcome.key);
  const { key, message, registers } = outcome;
  return changeReading(key, { answer: { confirm: outcome.__typename === 'ReadingToConfirm', message, registers } });
}
