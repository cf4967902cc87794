import { setTimeout as wait } from 'node:timers/promises';
import { deliverDue, type DeliveryParts } from './deliver-messages.ts';

/** The delivery of a process, while it runs. */
export interface Delivery {
  /** Takes no more messages; resolves when those being sent are done. */
  stop(): Promise<void>;
}

/** How soon after its transaction a message is found, and how long a fault of the database is waited out. Milliseconds. */
const pauses = { idle: 1000, fault: 5000 };

/** Sends what comes into the outbox until it is stopped. */
export function startDelivery(parts: DeliveryParts): Delivery {
  const stopping = new AbortController();
  const pause = (ms: number) => wait(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted)
      try {
        if ((await deliverDue(parts)) === 0) await pause(pauses.idle);
      } catch (error) {
        if (stopping.signal.aborted) return;
        // Its text could quote a row.
        parts.log.warn({ fault: (error as { code?: string }).code }, 'messages: the outbox cannot be read');
        await pause(pauses.fault);
      }
  };
  const done = work();
  return {
    stop: async () => {
      stopping.abort();
      await done;
      parts.carriers.close();
    },
  };
}
