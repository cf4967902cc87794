import { setTimeout as wait } from 'node:timers/promises';

/** Waits until it is so, and fails when it is not within these seconds: five is what a resident is promised. */
export async function becomes(what: string, isSo: () => boolean | Promise<boolean>, seconds = 5): Promise<void> {
  const until = performance.now() + seconds * 1000;
  while (!(await isSo())) {
    if (performance.now() > until) throw new Error(`not within ${seconds} s: ${what}`);
    await wait(20);
  }
}
