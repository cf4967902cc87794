/** Times a submission comes with, by the sender's clock. */
export interface SendersTimes {
  takenAt?: string | null;
  sentAt?: string | null;
}

/** A request is on its way for seconds; a clock that differs more than this is set wrong. */
const onTheWayMs = 2 * 60_000;
/** What is later than now by no more than this is now. */
const toleranceMs = 5 * 60_000;
/** What a clock says to be still earlier was long ago as well, and is a day that any calendar writes. */
const longAgo = Date.UTC(2000, 0, 1);

/**
 * When a device was read, by the server's clock: what the sender's clock said, less the error that it had when it sent.
 * Undefined when that is in the future.
 */
export function takenMoment({ takenAt, sentAt }: SendersTimes, now: Date): Date | undefined {
  if (takenAt == null) return now;
  const error = sentAt == null ? 0 : now.getTime() - Date.parse(sentAt);
  const taken = Date.parse(takenAt) + (Math.abs(error) > onTheWayMs ? error : 0);
  if (taken > now.getTime() + toleranceMs) return undefined;
  return new Date(Math.max(longAgo, Math.min(taken, now.getTime())));
}
