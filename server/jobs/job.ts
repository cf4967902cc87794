/** What a job carries: ids only. Payloads are kept for days, so they hold no personal data. */
export type JobPayload = Record<string, string | number>;

/** A kind of work that outlives the process that was asked for it. It may be run more than once: handlers are idempotent. */
export interface Job<Payload extends JobPayload = JobPayload> {
  queue: string;
  /** How many of them one process runs at once. */
  concurrency: number;
  /** Tries after the first one, then it is given up and `gaveUp` is called. */
  retries: number;
  /** A try that takes longer is taken for lost. */
  limitMinutes: number;
  run(payload: Payload): Promise<void>;
  /** Called once, when the last try has failed. */
  gaveUp(payload: Payload): Promise<void>;
}

/** Name of the queue that takes what was given up. */
export const deadLetterOf = (queue: string): string => `${queue}-given-up`;

/** A worker that has not been heard of for so long is dead, and its job goes to another one. The least pg-boss allows. */
export const heartbeatSeconds = 10;
