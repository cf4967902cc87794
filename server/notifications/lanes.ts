/** Messages that somebody waits for, and those that go out by the hundred thousand: neither holds up the other. */
export enum Lane {
  SINGLE = 'SINGLE',
  MANY = 'MANY',
}

/** So many of the many are sent at once, each over a connection of its own. */
export const mostAtOnce = 8;

/** How many messages of a lane are taken in one go, and sent side by side. */
export const lanes = {
  [Lane.SINGLE]: { batch: 10, atOnce: 10 },
  [Lane.MANY]: { batch: 200, atOnce: mostAtOnce },
} as const;

/**
 * What was taken is due again half a minute later, when its process may have died. Whatever is not begun in the first ten
 * seconds is given back, so that what is being sent is done by then: carriers wait for twenty seconds at most.
 */
export const beginWithinMs = 10_000;
