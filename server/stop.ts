import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { StartConfig } from './config.ts';

/** What was started and how it is stopped. */
interface Part {
  name: string;
  stop: () => Promise<unknown>;
  /** After so many milliseconds the next part is stopped all the same: the database must not be left for one that hangs. */
  withinMs: number;
}

/**
 * The life of the process. Each part says at its start how it is stopped; they are stopped one after another, the last one
 * first: the server that takes requests, the jobs, the connections, the database.
 */
export class Lifetime {
  readonly #limits: StartConfig['stopping'];
  readonly #log: Logger;
  readonly #exit: (code: number) => void;
  readonly #parts: Part[] = [];
  #stopped: Promise<void> | undefined;

  constructor(
    limits: StartConfig['stopping'],
    log: Logger,
    exit: (code: number) => void = (code) => process.exit(code),
  ) {
    this.#limits = limits;
    this.#log = log;
    this.#exit = exit;
  }

  /** True from the first request to stop; `/health/ready` answers 503 then. */
  get stopping(): boolean {
    return this.#stopped !== undefined;
  }

  /** Registers how to stop what has just been started, and how long that may take (milliseconds). */
  onStop(name: string, stop: () => Promise<unknown>, withinMs = 2000): void {
    this.#parts.push({ name, stop, withinMs });
  }

  /** Stops everything and ends the process: with the code given, or with 1 when a part failed or the time was over. */
  stop(reason: string, code = 0): Promise<void> {
    this.#stopped ??= this.#stopAll(reason, code);
    return this.#stopped;
  }

  /**
   * Stops when the process is told to, when an exception reached nobody, and when the given parent has died: npm, killed,
   * takes no child with it, and the server would run on unseen. A rejected promise that nobody awaited is only told.
   */
  listen({ withParent }: { withParent: boolean }): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void this.stop(signal));
    process.on('unhandledRejection', (err: unknown) => this.#log.error({ err }, 'a rejection that nobody awaited'));
    process.on('uncaughtException', (err: unknown) => {
      this.#log.fatal({ err }, 'an exception that nobody caught');
      void this.stop('exception', 1);
    });
    if (!withParent) return;
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && void this.stop('parent has gone'), 500).unref();
  }

  async #stopAll(reason: string, code: number): Promise<void> {
    this.#log.info({ reason }, 'stopping');
    const deadline = setTimeout(() => {
      this.#log.error({ limitMs: this.#limits.limitMs }, 'not stopped in time');
      this.#exit(1);
    }, this.#limits.limitMs);
    await pause(this.#limits.graceMs);
    let result = code;
    for (const { name, stop, withinMs } of this.#parts.toReversed()) {
      try {
        await within(withinMs, stop());
      } catch (err) {
        this.#log.error({ err, part: name }, 'part did not stop');
        result = 1;
      }
    }
    clearTimeout(deadline);
    this.#log.info('stopped');
    this.#exit(result);
  }
}

async function within(limitMs: number, work: Promise<unknown>): Promise<void> {
  const limit = new AbortController();
  const tooLate = pause(limitMs, undefined, { signal: limit.signal }).then(() => {
    throw new Error(`not stopped within ${limitMs} ms`);
  });
  tooLate.catch(() => undefined); // aborted: stopped in time
  await Promise.race([work, tooLate]).finally(() => limit.abort());
}
