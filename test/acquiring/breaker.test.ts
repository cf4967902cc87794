import { beforeEach, describe, expect, test } from 'vitest';
import { AcquirerFault, type FaultKind } from '../../server/acquiring/acquirer.ts';
import { Breaker } from '../../server/acquiring/breaker.ts';
import { SetClock } from '../../server/clock.ts';

let clock: SetClock;
let breaker: Breaker;
let sent: number;
beforeEach(() => {
  clock = new SetClock('2026-11-20T09:00:00Z');
  breaker = new Breaker(clock, { failures: 3, restMs: 10_000, longestMs: 30_000 });
  sent = 0;
});

const call = (kind?: FaultKind, code?: string): Promise<string> =>
  breaker
    .through(async () => {
      sent += 1;
      if (kind) throw new AcquirerFault(kind, code);
      return 'answered';
    })
    .catch((fault: AcquirerFault) => `${fault.kind} ${fault.code ?? ''}`.trim());
const fail = async (times: number) => {
  for (let n = 0; n < times; n += 1) await call('UNKNOWN');
};
const resting = 'NOT_SENT RESTING';

describe('a bank that does not answer', () => {
  test('is left alone after some calls in a row, and tried again with one', async () => {
    await fail(3);
    expect(await call()).toBe(resting);
    expect(sent).toBe(3);
    clock.advance(10);
    expect(await call()).toBe('answered');
    expect(await call()).toBe('answered');
  });

  test('is left alone longer each time the try fails, up to a limit', async () => {
    await fail(3);
    for (const rest of [10, 20, 30, 30]) {
      clock.advance(rest - 1);
      expect(await call()).toBe(resting);
      clock.advance(1);
      expect(await call('NOT_SENT', 'ECONNREFUSED')).toBe('NOT_SENT ECONNREFUSED');
    }
    expect(sent).toBe(7);
  });

  test('gets one call to try it with, not all that wait', async () => {
    await fail(3);
    clock.advance(10);
    let answer: (text: string) => void = () => undefined;
    const trial = breaker.through(() => new Promise<string>((resolve) => (answer = resolve)));
    expect(await call()).toBe(resting);
    answer('answered');
    expect(await trial).toBe('answered');
    expect(await call()).toBe('answered');
  });
});

describe('a bank that answers', () => {
  test('is not left alone for its refusals', async () => {
    for (let n = 0; n < 10; n += 1) await call('REFUSED', '5');
    for (let n = 0; n < 10; n += 1) await call('ALREADY_REGISTERED', '1');
    expect(await call()).toBe('answered');
  });

  test('is not left alone for calls that fail between others that do not', async () => {
    for (let n = 0; n < 10; n += 1) {
      await fail(2);
      await call();
    }
    expect(await call()).toBe('answered');
  });

  test('is not left alone because we ask too much at once', async () => {
    for (let n = 0; n < 10; n += 1) await call('NOT_SENT', 'BUSY');
    expect(await call()).toBe('answered');
  });
});
