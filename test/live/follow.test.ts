import { expect, test } from 'vitest';
import { follow } from '../../server/paying/live/follow.ts';

/** Something that changes, and who listens to it. */
function watched() {
  const listeners = new Set<() => void>();
  const listen = (told: () => void) => {
    listeners.add(told);
    return () => void listeners.delete(told);
  };
  return { listeners, listen, change: () => listeners.forEach((told) => told()) };
}

test('a hundred changes that nobody has read yet are one', async () => {
  const { listen, change } = watched();
  let looks = 0;
  const changes = follow({ listen, look: async () => ({ value: ++looks, last: looks === 3 }) });
  expect(await changes.next()).toEqual({ done: false, value: 1 });
  for (let n = 0; n < 100; n += 1) change();
  expect(await changes.next()).toEqual({ done: false, value: 2 });
  const waiting = changes.next();
  change();
  expect(await waiting).toEqual({ done: false, value: 3 });
  expect((await changes.next()).done).toBe(true);
});

test('a change during a look is looked at too', async () => {
  const { listen, change } = watched();
  let looks = 0;
  const look = async () => {
    looks += 1;
    if (looks === 1) change();
    return { value: looks, last: false };
  };
  const changes = follow({ listen, look });
  await changes.next();
  expect(await changes.next()).toEqual({ done: false, value: 2 });
});

test('nobody is listened for after the last, after leaving while waiting, after a fault', async () => {
  const { listeners, listen } = watched();
  const value = { value: 1, last: false };
  const last = follow({ listen, look: async () => ({ ...value, last: true }) });
  await last.next();
  expect(listeners.size).toBe(0);

  const left = follow({ listen, look: async () => value });
  await left.next();
  const waiting = left.next();
  expect(listeners.size).toBe(1);
  await left.return!();
  expect((await waiting).done).toBe(true);
  expect(listeners.size).toBe(0);

  const failing = follow({ listen, look: () => Promise.reject(new Error('no more')) });
  await expect(failing.next()).rejects.toThrow('no more');
  expect(listeners.size).toBe(0);
  expect((await failing.next()).done).toBe(true);
});
