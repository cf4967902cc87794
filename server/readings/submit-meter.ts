import type { EntityManager } from '../database/orm.ts';
import { localDay } from '../tenancy/local-day.ts';
import { earlierSubmission, repeatEarlier } from './earlier-submission.ts';
import { type HandIn, handIn, type HandingIn } from './hand-in.ts';
import { noticeOf, outsideWindow, type Refusal, whyNotTaken } from './judge-meter.ts';
import { type GoodRegister, judgeRegisters, type SentRegister } from './judge-registers.ts';
import { olderThanLast, whyNotNow } from './judge-times.ts';
import { lockAccount } from './lock-account.ts';
import { missingRegisters } from './missing-registers.ts';
import { type MeterOutcome, notFound, refused, refusedFaults, taken, toConfirm } from './outcomes.ts';
import { attachablePhoto } from './photos/attachable-photo.ts';
import { readMeter } from './read-meter.ts';
import { ReadingRefusal } from './reading-refusal.ts';
import { countedFor } from './reading-window.ts';
import { type SendersTimes, takenMoment } from './taken-moment.ts';

/** What was sent for one meter. */
export interface SentMeter {
  /** Chosen once by the sender for each hand-in. */
  key: string;
  /** Opaque id of the meter. */
  meterId: string;
  registers: readonly SentRegister[];
  /** Opaque id of a photo. */
  photoId?: string | null;
  /** The resident has said that an unusual consumption is right. */
  confirmed: boolean;
}

/** Who sends what for which meter, and how. */
export interface Submission {
  residentId: string;
  sent: SentMeter;
  /** The meter that the id names, be there one or not. */
  accountId: string;
  meterId: string;
  times: SendersTimes;
  withPayment: boolean;
}

/** What comes of a meter that was sent, and what is to be written for that; nothing: it needs no writing. */
export interface JudgedSubmission {
  outcome: MeterOutcome;
  /** When the device was read. */
  takenAt?: Date;
  write?: HandIn;
}

/**
 * Judges what was sent for one meter and writes it when it is good, in one transaction that the other hand-ins of the account
 * wait for. A stranger's meter, another utility's and none at all are answered alike.
 */
export async function submitMeter(em: EntityManager, context: HandingIn, of: Submission): Promise<MeterOutcome> {
  const { outcome, write } = await judgeMeter(em, context, of);
  if (write) await handIn(em, context, write);
  return outcome;
}

/** The same without writing: what would come of it if it were handed in now. */
export async function judgeMeter(em: EntityManager, context: HandingIn, of: Submission): Promise<JudgedSubmission> {
  const access = await lockAccount(em, context, of);
  if (access === 'STRANGE') return { outcome: refused(of.sent, notFound) };
  const before = await earlierSubmission(em, context, of);
  if (before) return { outcome: await repeatEarlier(em, context, of, before) };
  const judged = await judge(em, context, { ...of, closed: access === 'CLOSED' });
  return 'outcome' in judged ? judged : { outcome: judged };
}

async function judge(
  em: EntityManager,
  context: HandingIn,
  of: Submission & { closed: boolean },
): Promise<MeterOutcome | JudgedSubmission> {
  const { tenant, clock } = context;
  const { sent, accountId, residentId } = of;

  const now = clock.now();
  const today = localDay(tenant.timeZone, now);
  const takenAt = takenMoment(of.times, now);
  const day = localDay(tenant.timeZone, takenAt ?? now);
  const on = { day, period: countedFor(tenant, day), today };
  const meter = await readMeter(em, context, of, on);
  if (!meter) return refused(sent, notFound);
  if (of.closed) return refused(sent, closed);
  const refusal =
    whyNotTaken(tenant, meter, day, today) ?? whyNotNow(tenant, { takenAt, withPayment: of.withPayment }, on);
  if (refusal) return refused(sent, refusal);
  const window = outsideWindow(tenant, day, today);
  if (window && 'refusal' in window) return refused(sent, window.refusal);
  const missing = missingRegisters(tenant, meter, sent.registers);
  if (missing.length > 0) return refusedFaults(tenant, meter, sent, missing);

  const { good, faults, odd } = judgeRegisters(tenant, meter, sent.registers, on);
  if (faults.length > 0) return refusedFaults(tenant, meter, sent, faults);
  const done = { accountId, sent, on, good, corrected: good.some(isCorrection) };
  const notice = [window?.notice, noticeOf(tenant, meter, day, today)].filter(Boolean).join(' ') || null;
  const needless = takenAt! < new Date(meter.lastTakenAt ?? 0);
  // What says the same as what is there needs no word of being late, and no second write.
  if (good.every(({ settled }) => settled) || (needless && good.every(saysTheSame)))
    return { outcome: taken(tenant, meter, { ...done, repeated: true, notice }), takenAt: takenAt! };
  if (needless) return refused(sent, olderThanLast(tenant, meter, today));
  const photoId = await attachablePhoto(em, context, { accountId, residentId, photoId: sent.photoId ?? null });
  if (photoId === undefined) return refused(sent, noPhoto);
  if (odd.length > 0 && !sent.confirmed) return toConfirm(tenant, meter, sent, odd);
  const { key } = sent;
  const { period, day: takenOn } = on;
  return {
    outcome: taken(tenant, meter, { ...done, repeated: false, notice }),
    takenAt: takenAt!,
    write: { accountId, residentId, meter, key, period, takenAt: takenAt!, takenOn, registers: good, photoId },
  };
}

const isCorrection = ({ value, of: { own } }: GoodRegister): boolean => own !== null && own.value !== value;
const saysTheSame = ({ value, of: { own } }: GoodRegister): boolean => own?.value === value;

const closed: Refusal = {
  reason: ReadingRefusal.METER_REMOVED,
  message: 'Этот счёт закрыт, показания по нему больше не нужны.',
};

const noPhoto: Refusal = {
  reason: ReadingRefusal.PHOTO_NOT_FOUND,
  message: 'Фото не нашлось. Приложите его ещё раз или передайте показания без него.',
};
