import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { StartConfig } from './config.ts';

/** What was started and how it is stopped. */
interface Part {
  name: string;
  stop: () => Promise<unknown>;
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

  /** Registers how to stop what has just been started. */
  onStop(name: string, stop: () => Promise<unknown>): void {
    this.#parts.push({ name, stop });
  }

  /** Stops everything and ends the process: with the code given, or with 1 when a part failed or the time was over. */
  stop(reason: string, code = 0): Promise<void> {
    this.#stopped ??= this.#stopAll(reason, code);
    return this.#stopped;
  }

  /**
   * Stops when the process is told to, when an error reaches nobody, and when the given parent has died: npm, killed, takes no
   * child with it, and the server would run on unseen.
   */
  listen({ withParent }: { withParent: boolean }): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void this.stop(signal));
    for (const event of ['uncaughtException', 'unhandledRejection'] as const)
      process.on(event, (err: unknown) => {
        this.#log.fatal({ err }, event);
        void this.stop(event, 1);
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
    for (const { name, stop } of this.#parts.toReversed()) {
      try {
        await stop();
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
