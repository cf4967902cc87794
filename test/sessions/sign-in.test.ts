import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Context } from '../../server/context.ts';
import { ResidentStatus } from '../../server/sessions/resident.entity.ts';
import { signIn, SignInRefusal } from '../../server/sessions/sign-in.ts';
import type { Tenant } from '../../server/tenancy/load-tenants.ts';
import { recorded } from '../support/recorded.ts';
import { newDevice, Portals } from './portals.ts';

/** Cost of every hash that was checked, by its parameters. */
const hashed = vi.hoisted((): string[] => []);
vi.mock(import('@node-rs/argon2'), async (load) => {
  const real = await load();
  const verify: typeof real.verify = (hash, ...rest) => {
    hashed.push(String(hash).split('$').slice(1, 4).join(' '));
    return real.verify(hash, ...rest);
  };
  return { ...real, verify };
});

let portals: Portals;
beforeAll(async () => void (portals = await Portals.open(2)));
afterAll(() => portals.close());

const wrong = { reason: SignInRefusal.WRONG_LOGIN_OR_PASSWORD };
const tooMany = { reason: SignInRefusal.TOO_MANY_ATTEMPTS };
const attempt = async (login: string, password: string, device = newDevice(), slug = 'kaluga', process = 0) => {
  const context = portals.context(slug, device, { process });
  const asked = context.tenant.rules.captcha.places.some(({ place }) => place === 'SIGN_IN');
  const captcha = asked ? await portals.captcha(slug, 'SIGN_IN') : null;
  return signIn(context, { login, password, captcha });
};

/** A number no account of this tenant has. */
let missing = 900_000_000;
const missingNumber = () => String((missing += 1));

describe('signing in', () => {
  test.each(['kaluga', 'energosbyt', 'elista', 'stk'])('works by the login rule of %s', async (slug) => {
    const { id, login, password } = await portals.resident(slug);
    const device = newDevice();
    const typed = ` ${login.slice(0, 3)}${slug === 'stk' ? '' : ' '}${login.slice(3).toUpperCase()} `;
    const signedIn = await attempt(typed, password, device, slug);
    expect(signedIn).toMatchObject({ residentId: id, expiresAt: new Date('2026-11-21T07:10:00Z') });
    const context = portals.context(slug, device);
    const who = await context.tokens.check((signedIn as { accessToken: string }).accessToken, context.tenant);
    expect(who?.residentId).toBe(id);
    expect(device.maxAge).toBe(30 * 86_400);
  });

  test('keeps of the session what the rules name, and of the refresh token only a hash', async () => {
    const { id, login, password } = await portals.resident('kaluga');
    const device = newDevice();
    await attempt(login, password, device);
    const [session] = await portals.given.sql('select * from session where resident_id = $1', [id]);
    expect(session).toMatchObject({ ip: device.ip, user_agent: 'Browser/1.0', ended_at: null, end: null });
    const [token] = await portals.given.sql<{ secret_hash: string }>(
      'select * from refresh_token where resident_id = $1',
      [id],
    );
    expect(token?.secret_hash).toMatch(/^[0-9a-f]{64}$/);
    const secret = Buffer.from(device.cookie!, 'base64url').subarray(48);
    expect(JSON.stringify(token)).not.toContain(secret.toString('hex'));
  });

  test('at one utility says nothing about another, where the same login may be somebody else’s', async () => {
    const { login, password } = await portals.resident('stk');
    const rules = portals.context('kaluga').tenant.rules;
    const tenants = portals.tenants as Map<string, Tenant>;
    tenants.set('kaluga', {
      ...tenants.get('kaluga')!,
      rules: { ...rules, login: portals.tenants.get('stk')!.rules.login },
    });
    expect(await attempt(login, password, newDevice(), 'kaluga')).toMatchObject(wrong);
    expect(await attempt(login, password, newDevice(), 'stk')).toHaveProperty('accessToken');
    tenants.set('kaluga', { ...tenants.get('kaluga')!, rules });
  });
});

describe('a refused sign-in says the same', () => {
  test('for a wrong password, a missing login, a blocked resident and a text that can be neither', async () => {
    const blocked = await portals.resident('kaluga');
    await portals.setStatus(blocked.id, ResidentStatus.BLOCKED);
    const { login, password } = await portals.resident('kaluga');
    const answers = [
      await attempt(login, 'wrong'),
      await attempt(missingNumber(), password),
      await attempt(blocked.login, blocked.password),
      await attempt(login, 'x'.repeat(10_000_000)),
      await attempt(login, `${password}\0`),
      await attempt(login, '\ud800'),
      await attempt('\0', password),
      await attempt('9'.repeat(10_000_000), password),
      await attempt('\udfff', ''),
    ];
    const message = 'Войти не получилось. Проверьте поле «Номер лицевого счёта» и пароль.';
    for (const answer of answers) expect(answer).toEqual({ ...wrong, message });
  });

  test('without hashing a text that can be no password', async () => {
    const { login } = await portals.resident('kaluga');
    hashed.length = 0;
    for (const text of ['', 'x'.repeat(129), 'x'.repeat(10_000_000), 'with\0nul'])
      expect(await attempt(login, text)).toMatchObject(wrong);
    expect(hashed).toEqual([]);
  });

  test('after the same work, whether the login exists or not', async () => {
    const blocked = await portals.resident('kaluga');
    await portals.setStatus(blocked.id, ResidentStatus.BLOCKED);
    const { login } = await portals.resident('kaluga');
    const workOf = async (credentials: { login: string; password: string }) => {
      const { context, statements } = recorded(portals.context('kaluga', newDevice()));
      hashed.length = 0;
      expect(await signIn(context, credentials)).toMatchObject(wrong);
      return [...statements, ...hashed];
    };
    const ofWrongPassword = await workOf({ login, password: 'wrong' });
    expect(ofWrongPassword.filter((statement) => statement.startsWith('insert into throttle'))).toHaveLength(3);
    expect(ofWrongPassword.slice(3)).toEqual([
      'sign_in_login',
      'sign_in_resident',
      'one_time_password',
      'argon2id v=19 m=19456,t=2,p=1',
    ]);
    expect(await workOf({ login: missingNumber(), password: 'wrong' })).toEqual(ofWrongPassword);
    expect(await workOf(blocked)).toEqual(ofWrongPassword);
  });
});

describe('attempts are counted', () => {
  test('for one login: after five the right password is refused too, and fifteen minutes later it is taken', async () => {
    const { login, password } = await portals.resident('kaluga');
    for (let n = 0; n < 5; n += 1) expect(await attempt(login, 'wrong')).toMatchObject(wrong);
    portals.clock.advance(60);
    expect(await attempt(login, password)).toEqual({
      ...tooMany,
      message: 'Слишком много неудачных попыток. Попробуйте ещё раз через 14 минут.',
      retryAfterSeconds: 840,
    });
    portals.clock.advance(839);
    expect(await attempt(login, password)).toMatchObject({
      message: 'Слишком много неудачных попыток. Попробуйте ещё раз через 1 минуту.',
      retryAfterSeconds: 1,
    });
    portals.clock.advance(1);
    expect(await attempt(login, password)).toHaveProperty('accessToken');
  });

  test('for a login nobody has just as for one somebody has', async () => {
    const number = missingNumber();
    for (let n = 0; n < 5; n += 1) expect(await attempt(number, 'wrong')).toMatchObject(wrong);
    expect(await attempt(number, 'wrong')).toMatchObject(tooMany);
  });

  test('anew after a success', async () => {
    const { login, password } = await portals.resident('kaluga');
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 4; n += 1) expect(await attempt(login, 'wrong')).toMatchObject(wrong);
      expect(await attempt(login, password)).toHaveProperty('accessToken');
    }
  });

  test('for one address, whatever logins are tried, and not against the people behind other addresses', async () => {
    const device = newDevice();
    for (let n = 0; n < 30; n += 1) expect(await attempt(missingNumber(), 'wrong', device)).toMatchObject(wrong);
    const { login, password } = await portals.resident('kaluga');
    for (let n = 0; n < 10; n += 1) expect(await attempt(login, password, device)).toMatchObject(tooMany);
    expect(await attempt(login, password, newDevice())).toHaveProperty('accessToken');
  });

  test('and a success does not use up the address: an office signs in all day', async () => {
    const device = newDevice();
    const { login, password } = await portals.resident('kaluga');
    for (let n = 0; n < 35; n += 1) expect(await attempt(login, password, device)).toHaveProperty('accessToken');
  });

  test('for the whole utility, and not for the others', async () => {
    const { attempts } = portals.context('elista').tenant.rules.throttling.signIn.perTenant;
    const { login, password } = await portals.resident('elista');
    expect(await attempt(login, password, newDevice(), 'elista')).toHaveProperty('accessToken');
    await portals.given.sql(
      `update throttle set attempts = $1, window_started_at = $2
      where scope = 'sign-in tenant' and tenant_id = $3`,
      [attempts, portals.clock.now(), portals.context('elista').tenantId],
    );
    expect(await attempt(login, password, newDevice(), 'elista')).toMatchObject(tooMany);
    const other = await portals.resident('energosbyt');
    expect(await attempt(other.login, other.password, newDevice(), 'energosbyt')).toHaveProperty('accessToken');
  });

  test('together by all processes: a hundred tries at once are a hundred tries', async () => {
    const { login, password } = await portals.resident('kaluga');
    const tries = Array.from({ length: 100 }, (_, n) => attempt(login, 'wrong', newDevice(), 'kaluga', n % 2));
    const answers = (await Promise.all(tries)) as { reason: SignInRefusal }[];
    expect(answers.filter(({ reason }) => reason === wrong.reason)).toHaveLength(5);
    expect(answers.filter(({ reason }) => reason === tooMany.reason)).toHaveLength(95);
    expect(await attempt(login, password)).toMatchObject(tooMany);
  });

  test('while right and wrong sign-ins of one address come all at once, none waits for another for ever', async () => {
    const people: Awaited<ReturnType<typeof portals.resident>>[] = [];
    for (let n = 0; n < 4; n += 1) people.push(await portals.resident('energosbyt'));
    const device = newDevice();
    const tries = Array.from({ length: 28 }, (_, n) => {
      const { login, password } = people[n % 4]!;
      return attempt(login, n % 8 < 4 ? password : 'wrong', { ...device }, 'energosbyt', n % 2);
    });
    await expect(Promise.all(tries)).resolves.toHaveLength(28);
  });

  test('also when the statement after them fails, and given back because nothing was found out', async () => {
    const { login, password } = await portals.resident('kaluga');
    const context = portals.context('kaluga', newDevice());
    const attemptsNow = () =>
      portals.given.sql<{ attempts: number }>(
        `select attempts from throttle where scope = 'sign-in login' and key = $1`,
        [login],
      );
    const seen: unknown[] = [];
    const failing = async () => {
      seen.push(...(await attemptsNow()));
      throw new Error('the database went away');
    };
    await expect(signIn({ ...context, readPrimary: failing }, { login, password })).rejects.toThrow('went away');
    expect(seen).toEqual([{ attempts: 1 }]);
    expect(await attemptsNow()).toEqual([{ attempts: 0 }]);
  });

  test('and given back when the session of a right password could not be opened', async () => {
    const { login, password } = await portals.resident('kaluga');
    const context = portals.context('kaluga', newDevice());
    let writes = 0;
    const write: Context['write'] = (work) =>
      ++writes === 2 ? Promise.reject(new Error('the database went away')) : context.write(work);
    await expect(signIn({ ...context, write }, { login, password })).rejects.toThrow('went away');
    const counted = await portals.given.sql(
      `select attempts from throttle where (scope, key) in (('sign-in login', $1), ('sign-in address', $2))`,
      [login, context.request.ip],
    );
    expect(counted).toEqual([{ attempts: 0 }, { attempts: 0 }]);
  });

  test('and forgotten when their time is over', async () => {
    const number = missingNumber();
    await attempt(number, 'wrong');
    portals.clock.advance(25 * 3600);
    const { login, password } = await portals.resident('kaluga');
    await attempt(login, password);
    expect(await portals.given.sql('select key from throttle where key = $1', [number])).toEqual([]);
  });
});
