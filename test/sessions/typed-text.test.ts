import { join } from 'node:path';
import { parseOptions } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { networkOf } from '../../server/sessions/network-address.ts';
import { normaliseLogin } from '../../server/sessions/normalise-login.ts';
import { canBePassword, hashPassword, nobodysHash, passwordMatches } from '../../server/sessions/passwords.ts';
import { readRefreshToken, writeRefreshToken } from '../../server/sessions/refresh-token.ts';
import { Slots } from '../../server/sessions/slots.ts';
import { loadTenants } from '../../server/tenancy/load-tenants.ts';

const tenants = await loadTenants(join(import.meta.dirname, '..', '..', 'tenants'));
const rulesOf = (slug: string) => tenants.find((tenant) => tenant.slug === slug)!.rules;

describe('a login is found however it is typed:', () => {
  test.each([
    '123456789',
    ' 123 456 789 ',
    '(123)456789',
    '123-456-789',
    '１２３４５６７８９',
    '\u00a0123\u00a0456\u00a0789',
  ])('account number %j', (typed) => expect(normaliseLogin(rulesOf('kaluga'), typed)).toBe('123456789'));

  test.each(['Anna.Petrova', ' anna.petrova ', 'ANNA.PETROVA', 'ａｎｎａ.petrova'])('chosen login %j', (typed) =>
    expect(normaliseLogin(rulesOf('stk'), typed)).toBe('anna.petrova'),
  );

  test.each(['', ' ', '12345678', '12345678x', '12345678\0', '12345678\ud800', '9'.repeat(10_000_000), '__proto__'])(
    'what can be nobody’s number is nobody’s (case %#)',
    (typed) => expect(normaliseLogin(rulesOf('kaluga'), typed)).toBeUndefined(),
  );

  test.each(['', 'anna petrova', 'anna\0', '\udc00anna', 'a'.repeat(65), "anna' or 1=1"])(
    'what can be nobody’s chosen login is nobody’s (case %#)',
    (typed) => expect(normaliseLogin(rulesOf('stk'), typed)).toBeUndefined(),
  );
});

describe('a password', () => {
  test('matches its hash, on any keyboard, and no other', async () => {
    const hash = await hashPassword('Ёлка-é');
    expect(await passwordMatches(hash, 'Ёлка-é'.normalize('NFD'))).toBe(true);
    expect(await passwordMatches(hash, 'ёлка-é')).toBe(false);
    expect(await passwordMatches(undefined, 'Ёлка-é')).toBe(false);
  });

  test('is hashed with argon2id, and what stands in for a missing hash costs the same', async () => {
    const hash = await hashPassword('correct horse');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(parseOptions(nobodysHash)).toEqual(parseOptions(hash));
  });

  test('longer than 128 characters, with NUL or half a character is none', () => {
    expect(canBePassword('x'.repeat(128))).toBe(true);
    for (const text of ['', 'x'.repeat(129), 'with\0nul', 'half \ud83d', 'x'.repeat(10_000_000)])
      expect(canBePassword(text)).toBe(false);
  });
});

describe('an address counts', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8::2:0:0:0:1', '2001:db8:0:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['1::2:3:4:5:6:7', '1:0:2:3::/64'],
  ])('%s as %s', (address, network) => expect(networkOf(address)).toBe(network));
});

describe('a refresh cookie', () => {
  const token = {
    residentId: '019aa111-0000-7000-8000-000000000001',
    sessionId: '019aa222-0000-7000-8000-000000000002',
    id: '019aa333-0000-7000-8000-000000000003',
    secret: Buffer.alloc(32, 5),
  };

  test('reads as it was written', () => expect(readRefreshToken(writeRefreshToken(token))).toEqual(token));

  test.each([undefined, '', 'x', `${writeRefreshToken(token)}A`, '%00'.repeat(40), 'я'.repeat(107)])(
    'that is something else is none (case %#)',
    (value) => expect(readRefreshToken(value)).toBeUndefined(),
  );
});

describe('a line for work that costs much', () => {
  const later = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    return { work: () => promise, finish: resolve };
  };

  test('lets so many in at once, so many wait, and turns the next one away', async () => {
    const slots = new Slots(1, 1);
    const [first, second] = [later(), later()];
    let secondRuns = false;
    const one = slots.run(first.work);
    const two = slots.run(() => {
      secondRuns = true;
      return second.work();
    });
    await expect(slots.run(later().work)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    expect(secondRuns).toBe(false);
    first.finish();
    await one;
    second.finish();
    await two;
    expect(secondRuns).toBe(true);
    await slots.run(async () => undefined);
  });

  test('goes on after work that failed', async () => {
    const slots = new Slots(1, 1);
    await expect(slots.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await slots.run(async () => 'done')).toBe('done');
  });
});
