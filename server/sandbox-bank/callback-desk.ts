import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { callBack, callbackParameters } from './call-back.ts';
import type { SandboxCallback, SandboxOrder } from './sandbox-order.ts';
import type { Switches } from './switches.ts';

/** What the desk needs of its bank. */
export interface CallbackDeskParts {
  clock: Clock;
  /** Signs the callbacks. */
  key: string;
  orderOf: (orderId: string) => SandboxOrder | undefined;
  switchesOf: (orderNumber: string) => Switches;
  keep: (callback: SandboxCallback) => void;
}

/** A try to tell a shop something. */
export interface CallbackTry {
  orderNumber: string;
  operation: string;
  /** What the shop answered; undefined: nothing, or the callback was lost on purpose. */
  status: number | undefined;
}

const againAfterMs = 30_000;
const givenUpAfter = 3;

/** Tells shops what happens to their orders: at once, then about every 30 seconds, and not after the third failure. */
export class CallbackDesk {
  /** Every try since the start. */
  readonly tries: CallbackTry[] = [];
  readonly #parts: CallbackDeskParts;
  readonly #waiting = new Map<string, SandboxCallback>();
  readonly #running = new Set<Promise<void>>();

  constructor(parts: CallbackDeskParts) {
    this.#parts = parts;
  }

  /** Takes one back from the journal. */
  take(callback: SandboxCallback): void {
    if (callback.nextAt) this.#waiting.set(callback.id, callback);
    else this.#waiting.delete(callback.id);
  }

  tell(order: SandboxOrder, operation: string, status: 0 | 1): void {
    if (order.callbackUrl === undefined) return;
    const now = this.#parts.clock.now();
    const callback = { id: randomUUID(), orderId: order.orderId, operation, status, failures: 0, nextAt: now };
    this.#waiting.set(callback.id, callback);
    this.#parts.keep(callback);
  }

  /** Sends what is due; nothing twice at a time. */
  sendDue(): void {
    const now = this.#parts.clock.now();
    for (const callback of this.#waiting.values())
      if (callback.nextAt && callback.nextAt <= now) {
        this.#waiting.delete(callback.id);
        const sending = this.#send(callback).finally(() => this.#running.delete(sending));
        this.#running.add(sending);
      }
  }

  /** Ends when nothing is on its way. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) {
      await Promise.all(this.#running);
    }
  }

  async #send(callback: SandboxCallback): Promise<void> {
    const { clock, key, orderOf, switchesOf, keep } = this.#parts;
    const order = orderOf(callback.orderId);
    if (order?.callbackUrl === undefined) return;
    const { callbackUrl, orderNumber } = order;
    const { loseCallbacks, repeatCallbacks, callbackMethod } = switchesOf(orderNumber);
    const parameters = callbackParameters(callback, order, key);
    const answers = loseCallbacks
      ? [undefined]
      : await Promise.all(
          Array.from({ length: repeatCallbacks }, () => callBack(callbackUrl, parameters, callbackMethod)),
        );
    for (const status of answers) this.tries.push({ orderNumber, operation: callback.operation, status });
    const arrived = loseCallbacks || answers.includes(200);
    const failures = callback.failures + (arrived ? 0 : 1);
    const over = arrived || failures >= givenUpAfter;
    const next = { ...callback, failures, nextAt: over ? undefined : new Date(clock.now().getTime() + againAfterMs) };
    this.take(next);
    keep(next);
  }
}
