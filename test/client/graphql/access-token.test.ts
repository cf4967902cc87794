import { expect, test, vi } from 'vitest';
import { AccessTokens, type Renewal, receivedToken } from '../../../client/graphql/access-token.ts';

const minute = 60_000;

function world(renewals: (Renewal | Error)[]) {
  let now = 0;
  const ended = vi.fn<() => void>();
  const renew = vi.fn<() => Promise<Renewal>>(async () => {
    const next = renewals.shift();
    if (next === undefined || next instanceof Error) throw next ?? new Error('nobody expected this');
    return next;
  });
  const tokens = new AccessTokens({ renew, alone: (act) => act(), ended, now: () => now });
  return { tokens, renew, ended, wait: (ms: number) => (now += ms) };
}

const token = (value: string, expiresAt: number) => ({ value, expiresAt });

test('ten requests at once wait for one renewal', async () => {
  const { tokens, renew } = world([token('a', 10 * minute)]);
  const used = await Promise.all(Array.from({ length: 10 }, () => tokens.usable()));
  expect(new Set(used)).toEqual(new Set(['a']));
  expect(renew).toHaveBeenCalledTimes(1);
});

test('a token is renewed before it expires, not after', async () => {
  const { tokens, renew, wait } = world([token('b', 20 * minute)]);
  tokens.put(token('a', 10 * minute));
  wait(9 * minute);
  expect(await tokens.usable()).toBe('a');
  wait(minute - 10_000);
  expect(await tokens.usable()).toBe('b');
  expect(renew).toHaveBeenCalledTimes(1);
});

test('two requests refused with the same token renew it once', async () => {
  const { tokens, renew } = world([token('b', 10 * minute)]);
  tokens.put(token('a', 10 * minute));
  expect(await Promise.all([tokens.instead('a'), tokens.instead('a')])).toEqual(['b', 'b']);
  expect(await tokens.instead('a')).toBe('b');
  expect(renew).toHaveBeenCalledTimes(1);
});

test('a token that another tab told of is used instead of a renewal', async () => {
  let told = (): void => undefined;
  const renew = vi.fn<() => Promise<Renewal>>();
  const tokens: AccessTokens = new AccessTokens({
    renew,
    alone: (act) => {
      told(); // the other tab was first, and this one waited for its turn
      return act();
    },
    ended: () => undefined,
    now: () => 0,
  });
  told = () => tokens.put(token('from the other tab', 10 * minute));
  expect(await tokens.usable()).toBe('from the other tab');
  expect(renew).not.toHaveBeenCalled();
});

test('an ended session is told once and gives no token', async () => {
  const { tokens, ended } = world([{ ended: 'Сеанс закончился.' }]);
  expect(await tokens.usable()).toBeUndefined();
  expect(ended).toHaveBeenCalledTimes(1);
});

test('a server that cannot be reached ends nothing: the next request tries again', async () => {
  const { tokens, ended } = world([new Error('no connection'), token('a', 10 * minute)]);
  await expect(tokens.usable()).rejects.toThrow('no connection');
  expect(ended).not.toHaveBeenCalled();
  expect(await tokens.usable()).toBe('a');
});

test('a phone whose clock is wrong by hours keeps its token for as long as the token lives', () => {
  const payload = btoa(JSON.stringify({ iat: 1_000_000, exp: 1_000_600 })).replaceAll('=', '');
  const hoursAhead = 1_000_000_000 + 5 * 60 * minute;
  expect(receivedToken(`h.${payload}.s`, 1_000_600_000, hoursAhead).expiresAt).toBe(hoursAhead + 10 * minute);
  expect(receivedToken('opaque', 7, 5).expiresAt).toBe(7);
});
