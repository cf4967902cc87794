/** What one look found: a value, and whether nothing comes after it. */
export interface Found<Value> {
  value: Value;
  last: boolean;
}

/** How changes are heard of, and what is looked at then. */
export interface Following<Value> {
  /** Calls at every change; gives the way to stop that. */
  listen: (told: () => void) => () => void;
  /** @throws whatever ends the following */
  look: () => Promise<Found<Value>>;
}

/**
 * What is found now, and again after every change until it is the last. Of several changes during one look only one more look
 * comes: a slow reader gets the newest, not all there was.
 *
 * Written by hand: `return` of an async generator waits for the `next` before it, so that whoever leaves in silence would be
 * listened for until something happens.
 */
export function follow<Value>({ listen, look }: Following<Value>): AsyncIterableIterator<Value, undefined> {
  const state = { changed: true, over: false };
  let wake = (): void => undefined;
  const stopListening = listen(() => {
    state.changed = true;
    wake();
  });
  const end = (): void => {
    state.over = true;
    stopListening();
    wake();
  };
  const done = { done: true, value: undefined } as const;
  return {
    next: async () => {
      while (!state.changed && !state.over) await new Promise<void>((resolve) => (wake = resolve));
      if (state.over) return done;
      state.changed = false; // before the look: what comes during it asks for one more
      try {
        const { value, last } = await look();
        if (state.over) return done;
        if (last) end();
        return { done: false, value };
      } catch (error) {
        end();
        throw error;
      }
    },
    return: async () => {
      end();
      return done;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
