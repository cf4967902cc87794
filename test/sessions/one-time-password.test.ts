import { expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import { newOneTimePassword, oneTimeHashes } from '../../server/sessions/one-time-password.ts';
import { Tokens } from '../../server/sessions/tokens.ts';

const tokens = new Tokens([{ id: 'one', secret: new Uint8Array(32).fill(1) }], new SetClock('2026-11-20T09:00:00Z'));
const at = (slug: string) => ({ tenant: { slug }, tokens }) as Parameters<typeof oneTimeHashes>[0];

test('a one-time password has no letters one takes for others, and no two are the same', () => {
  const many = Array.from({ length: 2000 }, newOneTimePassword);
  for (const one of many) expect(one).toMatch(/^[b-df-hj-kmnp-tv-xz2-9]{4}(?:-[b-df-hj-kmnp-tv-xz2-9]{4}){2}$/);
  expect(many.join('')).not.toMatch(/[01aeiouly]/);
  expect(new Set(many).size).toBe(many.length);
});

test('however a phone writes it, it is the same; under another login or at another utility it is not', () => {
  const [kept] = oneTimeHashes(at('elista'), '01234567', 'bcdf-ghjk-mnpq');
  for (const typed of ['BCDF-GHJK-MNPQ', 'bcdfghjkmnpq', ' Bcdf ghjk–mnpq\n', 'ｂcdf-ghjk-mnpq'])
    expect(oneTimeHashes(at('elista'), '01234567', typed)).toContain(kept);
  for (const hashes of [
    oneTimeHashes(at('elista'), '01234568', 'bcdf-ghjk-mnpq'),
    oneTimeHashes(at('kaluga'), '01234567', 'bcdf-ghjk-mnpq'),
    oneTimeHashes(at('elista'), '01234567', 'bcdf-ghjk-mnp'),
  ])
    expect(hashes).not.toContain(kept);
});
