import { setTimeout as wait } from 'node:timers/promises';

/** Work that is looked for again and again, while it runs. */
export interface Repeated {
  /** Begins nothing new; resolves when what was begun is done. */
  stop(): Promise<void>;
}

/** What is repeated, and how long is waited. Milliseconds. */
export interface Repeating {
  /** Does what is due; gives how much it was. When it was something, it is called again at once. */
  work: () => Promise<number>;
  idleMs: number;
  faultMs: number;
  onFault: (error: unknown) => void;
}

/** Does work as it comes, until it is stopped; a fault, such as a database that is away, is waited out. */
export function repeat({ work, idleMs, faultMs, onFault }: Repeating): Repeated {
  const stopping = new AbortController();
  const pause = (ms: number) => wait(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted)
      try {
        if ((await work()) === 0) await pause(idleMs);
      } catch (error) {
        if (stopping.signal.aborted) return;
        onFault(error);
        await pause(faultMs);
      }
  };
  const done = run();
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}
