import { repeat } from '../jobs/repeat.ts';
import { deliverDue, type DeliveryParts } from './deliver-messages.ts';
import { Lane } from './lanes.ts';

/** The delivery of a process, while it runs. */
export interface Delivery {
  /** Takes no more messages; resolves when those being sent are done. */
  stop(): Promise<void>;
}

/** How soon after its transaction a message is found, and how long a fault of the database is waited out. Milliseconds. */
const pauses = { idle: 1000, fault: 5000 };

/** Sends what comes into the outbox until it is stopped: what somebody waits for, and beside it what goes out by the many. */
export function startDelivery(parts: DeliveryParts): Delivery {
  const stopping = new AbortController();
  const sending = Object.values(Lane).map((lane) =>
    repeat({
      work: () => deliverDue({ ...parts, stopping: stopping.signal }, lane),
      idleMs: pauses.idle,
      faultMs: pauses.fault,
      // Its text could quote a row.
      onFault: (error) =>
        parts.log.warn({ fault: (error as { code?: string }).code }, 'messages: the outbox cannot be read'),
    }),
  );
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(sending.map((one) => one.stop()));
      parts.carriers.close();
    },
  };
}
