import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { disableStaff, enrolStaff, giveStaffPassword } from '../../server/admin/enrol-staff.ts';
import { requireStaff } from '../../server/admin/require-staff.ts';
import { signInStaff } from '../../server/admin/sign-in-staff.ts';
import type { IssuedToken } from '../../server/sessions/tokens.ts';
import { newDevice, Portals } from '../sessions/portals.ts';
import { recorded } from '../support/recorded.ts';

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
beforeAll(async () => {
  portals = await Portals.open(2);
  for (const login of ['Olga', 'gone', 'watched']) await enrolStaff(portals.context('stk'), { login, password });
  await disableStaff(portals.context('stk'), 'gone');
});
afterAll(() => portals.close());

const password = 'staff password';
const wrong = {
  reason: 'WRONG_LOGIN_OR_PASSWORD',
  message: 'Войти не получилось. Проверьте логин и пароль.',
};
const attempt = (login: string, typed = password, slug = 'stk', device = newDevice(), process = 0) =>
  signInStaff(portals.context(slug, device, { process }), { login, password: typed });

test('staff sign in for half an hour, at their own utility only, and it is recorded', async () => {
  const issued = (await attempt(' oLGA ')) as IssuedToken;
  expect(issued.expiresAt.getTime() - portals.clock.now().getTime()).toBe(30 * 60_000);
  const { tokens, tenant } = portals.context('stk');
  const bearer = await tokens.bearerOf(issued.accessToken, tenant);
  expect(bearer).toEqual({ staff: { staffId: expect.any(String) } });
  expect(await requireStaff({ ...portals.context('stk'), staff: bearer!.staff })).toEqual(bearer!.staff);
  await expect(requireStaff({ ...portals.context('kaluga'), staff: bearer!.staff })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  expect(await attempt('olga', password, 'kaluga')).toMatchObject(wrong);
  const acts = await portals.given.sql('select act from staff_act where staff_id = $1', [bearer!.staff!.staffId]);
  expect(acts).toEqual([{ act: 'SIGN_IN' }]);
});

test('who is shut out is out at once, and in again with a new password', async () => {
  const context = portals.context('stk');
  await enrolStaff(context, { login: 'leaving', password });
  const { accessToken } = (await attempt('leaving')) as IssuedToken;
  const bearer = await context.tokens.bearerOf(accessToken, context.tenant);
  expect(await disableStaff(context, 'leaving')).toBe(true);
  await expect(requireStaff({ ...context, staff: bearer!.staff })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await attempt('leaving')).toEqual(wrong);
  expect(await giveStaffPassword(context, { login: 'leaving', password: 'quite another' })).toBe(true);
  expect(await attempt('leaving')).toEqual(wrong);
  expect(await attempt('leaving', 'quite another')).toHaveProperty('accessToken');
  expect(await giveStaffPassword(context, { login: 'nobody', password })).toBe(false);
  expect(await disableStaff(context, 'nobody')).toBe(false);
  expect(await enrolStaff(context, { login: 'LEAVING', password })).toBeUndefined();
});

test('a refused sign-in says the same after the same work, whoever is asked for', async () => {
  const workOf = async (login: string, typed: string) => {
    const { context, statements } = recorded(portals.context('stk', newDevice()));
    hashed.length = 0;
    expect(await signInStaff(context, { login, password: typed })).toEqual(wrong);
    return [...statements, ...hashed];
  };
  const ofWrongPassword = await workOf('olga', 'no such password');
  expect(ofWrongPassword.slice(-2)).toEqual(['sign_in_staff', 'argon2id v=19 m=19456,t=2,p=1']);
  expect(await workOf('nobody', password)).toEqual(ofWrongPassword);
  expect(await workOf('gone', password)).toEqual(ofWrongPassword);
  for (const [login, typed] of [
    ['olga', ''],
    ['olga', 'x'.repeat(10_000_000)],
    ['\0', password],
    ['\ud800', password],
    ['x'.repeat(10_000_000), password],
  ] as const)
    expect(await attempt(login, typed)).toEqual(wrong);
});

test('a hundred tries at once are a hundred tries, and the right password is refused after them', async () => {
  const tries = Array.from({ length: 100 }, (_, n) => attempt('watched', 'wrong', 'stk', newDevice(), n % 2));
  const answers = (await Promise.all(tries)) as { reason: string }[];
  expect(answers.filter(({ reason }) => reason === 'WRONG_LOGIN_OR_PASSWORD')).toHaveLength(5);
  expect(answers.filter(({ reason }) => reason === 'TOO_MANY_ATTEMPTS')).toHaveLength(95);
  expect(await attempt('watched')).toMatchObject({ reason: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: 900 });
  portals.clock.advance(900);
  expect(await attempt('watched')).toHaveProperty('accessToken');
});

test('a resident’s login and password open nothing of staff', async () => {
  const { login, password: own } = await portals.resident('stk');
  expect(await attempt(login, own)).toEqual(wrong);
});
