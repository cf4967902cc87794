import type { Context } from '../context.ts';
import { isLostRace, writeThroughRaces } from '../database/write-through-races.ts';
import { KabinetError } from '../errors.ts';
import { readRowId } from '../ids.ts';
import { ChangedMeanwhile } from './hand-in.ts';
import { type MeterOutcome, notFound, refused } from './outcomes.ts';
import { ReadingRefusal } from './reading-refusal.ts';
import { type SentMeter, submitMeter } from './submit-meter.ts';
import type { SendersTimes } from './taken-moment.ts';

/** One of the meters that were sent. */
export interface SentAtTime extends SentMeter {
  /** When the device was read, by the sender's clock; null: now. */
  takenAt?: string | null;
}

/** What was sent, and how. */
export interface SentReadings extends Pick<SendersTimes, 'sentAt'> {
  meters: readonly SentAtTime[];
  /** They come with a payment: then they are taken where the rules want one. */
  withPayment?: boolean;
}

const mostMeters = 20;

/**
 * Takes readings of a resident's meters, each judged by itself and in a transaction of its own: what is good is taken beside
 * what is not. The same key again changes nothing and is answered as before, whoever was faster and whatever came in
 * between; under a key that has been used other values are refused, so that no correction is lost without a word.
 * @throws KabinetError BAD_USER_INPUT for no meter or more than twenty
 */
export async function submitReadings(
  context: Context,
  residentId: string,
  { meters, sentAt, withPayment = false }: SentReadings,
): Promise<MeterOutcome[]> {
  if (meters.length < 1 || meters.length > mostMeters)
    throw new KabinetError('BAD_USER_INPUT', undefined, { hint: `Send one to ${mostMeters} meters.` });
  const outcomes: MeterOutcome[] = [];
  for (const sent of meters) {
    const times = { takenAt: sent.takenAt ?? null, sentAt: sentAt ?? null };
    outcomes.push(await submitOne(context, residentId, sent, { times, withPayment }));
  }
  return outcomes;
}

async function submitOne(
  context: Context,
  residentId: string,
  sent: SentAtTime,
  how: { times: SendersTimes; withPayment: boolean },
): Promise<MeterOutcome> {
  if (!/^[A-Za-z0-9-]{8,64}$/.test(sent.key))
    return refused(sent, {
      reason: ReadingRefusal.INVALID_KEY,
      message: 'Показания не дошли целиком. Обновите страницу и передайте их ещё раз.',
    });
  const id = readRowId('Meter', sent.meterId);
  if (!id) return refused(sent, notFound);
  const [accountId, meterId] = [id.owner, id.key];
  return writeThroughRaces(
    context,
    (em) => submitMeter(em, context, { residentId, sent, accountId, meterId, ...how }),
    (error) => error instanceof ChangedMeanwhile || isLostRace(error),
  );
}
