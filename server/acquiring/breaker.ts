import type { Clock } from '../clock.ts';
import { AcquirerFault } from './acquirer.ts';

/** When it opens, and for how long. */
export interface BreakerOptions {
  /** So many failures one after another open it. */
  failures?: number;
  /** How long nothing is sent then; doubled at each try that fails, up to the longest. */
  restMs?: number;
  longestMs?: number;
  /** Told each time it opens, for how long. */
  opened?: (restMs: number) => void;
}

/**
 * Keeps calls from a bank that does not answer: after some failures in a row nothing is sent for a while, then one call tries
 * whether it is back. A refusal is an answer like any other.
 */
export class Breaker {
  readonly #clock: Clock;
  readonly #options: Required<BreakerOptions>;
  #failed = 0;
  #rest: number;
  #openUntil = 0;
  #trying = false;

  constructor(clock: Clock, options: BreakerOptions = {}) {
    this.#clock = clock;
    this.#options = { failures: 5, restMs: 10_000, longestMs: 60_000, opened: () => undefined, ...options };
    this.#rest = this.#options.restMs;
  }

  /** @throws AcquirerFault NOT_SENT at once while it is open; else what the call throws */
  async through<T>(call: () => Promise<T>): Promise<T> {
    const open = this.#failed >= this.#options.failures;
    if (open && (this.#trying || this.#clock.now().getTime() < this.#openUntil))
      throw new AcquirerFault('NOT_SENT', 'RESTING');
    if (open) this.#trying = true;
    try {
      const answer = await call();
      this.#worked();
      return answer;
    } catch (error) {
      if (error instanceof AcquirerFault && (error.kind === 'REFUSED' || error.kind === 'ALREADY_REGISTERED'))
        this.#worked();
      else if (!isBusy(error)) this.#broke(open);
      throw error;
    } finally {
      if (open) this.#trying = false;
    }
  }

  #worked(): void {
    this.#failed = 0;
    this.#rest = this.#options.restMs;
  }

  #broke(wasTry: boolean): void {
    this.#failed += 1;
    if (this.#failed < this.#options.failures) return;
    if (wasTry) this.#rest = Math.min(this.#rest * 2, this.#options.longestMs);
    this.#openUntil = this.#clock.now().getTime() + this.#rest;
    this.#options.opened(this.#rest);
  }
}

/** Too much at once from here says nothing about the bank. */
const isBusy = (error: unknown): boolean => error instanceof AcquirerFault && error.code === 'BUSY';
