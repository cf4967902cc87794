import { join } from 'node:path';
import type { Challenge } from 'altcha-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Captchas } from '../../server/captcha/captchas.ts';
import { forgetUsedCaptchas } from '../../server/captcha/forget-used-captchas.ts';
import { requireCaptcha } from '../../server/captcha/require-captcha.ts';
import type { Context } from '../../server/context.ts';
import { KabinetError } from '../../server/errors.ts';
import { requestPasswordReset } from '../../server/sessions/password/request-password-reset.ts';
import { signIn, SignInRefusal } from '../../server/sessions/sign-in.ts';
import { newDevice, Portals } from '../sessions/portals.ts';
import { solved } from '../support/captcha.ts';

let portals: Portals;
beforeAll(async () => void (portals = await Portals.open(2)));
afterAll(() => portals.close());

const asked = { code: 'CAPTCHA_REQUIRED' };
const at = (slug: string, process = 0) => portals.context(slug, newDevice(), { process });
/** A context whose database must not be asked. */
const offline = (slug: string): Context => {
  const never = () => Promise.reject(new Error('the database was asked'));
  return { ...at(slug), read: never, readPrimary: never, write: never };
};
const outcome = (work: Promise<unknown>) => work.then(() => 'let through').catch((error: unknown) => error);

describe('a solved captcha', () => {
  test('lets one through, once, however many processes are asked at the same time', async () => {
    const captcha = await portals.captcha('energosbyt', 'SIGN_IN');
    const tries = Array.from({ length: 20 }, (_, n) =>
      outcome(requireCaptcha(at('energosbyt', n % 2), 'SIGN_IN', captcha)),
    );
    const answers = await Promise.all(tries);
    expect(answers.filter((answer) => answer === 'let through')).toHaveLength(1);
    expect(answers.filter((answer) => answer instanceof KabinetError && answer.code === asked.code)).toHaveLength(19);
  });

  test('is used up also when the password was wrong', async () => {
    const { login, password } = await portals.resident('energosbyt');
    const captcha = await portals.captcha('energosbyt', 'SIGN_IN');
    expect(await signIn(at('energosbyt'), { login, password: 'wrong', captcha })).toMatchObject({
      reason: SignInRefusal.WRONG_LOGIN_OR_PASSWORD,
    });
    await expect(signIn(at('energosbyt'), { login, password, captcha })).rejects.toMatchObject(asked);
  });

  test('serves one of a hundred sign-ins of one request, and the others try no password', async () => {
    const { login, password } = await portals.resident('energosbyt');
    const captcha = await portals.captcha('energosbyt', 'SIGN_IN');
    const context = at('energosbyt');
    const aliases = Array.from({ length: 100 }, () => outcome(signIn(context, { login, password: 'wrong', captcha })));
    const answers = await Promise.all(aliases);
    expect(answers.filter((answer) => answer instanceof KabinetError && answer.code === asked.code)).toHaveLength(99);
    const counted = await portals.given.sql(
      `select attempts from throttle where scope = 'sign-in login' and key = $1 and tenant_id = $2`,
      [login, context.tenantId],
    );
    expect(counted).toEqual([{ attempts: 1 }]);
    const right = await portals.captcha('energosbyt', 'SIGN_IN');
    expect(await signIn(context, { login, password, captcha: right })).toHaveProperty('accessToken');
  });

  test('is good for ten minutes', async () => {
    const captcha = await portals.captcha('energosbyt', 'SIGN_IN');
    const late = await portals.captcha('energosbyt', 'SIGN_IN');
    portals.clock.advance(599);
    await requireCaptcha(at('energosbyt'), 'SIGN_IN', captcha);
    portals.clock.advance(1);
    await expect(requireCaptcha(offline('energosbyt'), 'SIGN_IN', late)).rejects.toMatchObject(asked);
  });

  test('of another utility or of another form is none', async () => {
    for (const captcha of [
      await portals.captcha('kaluga', 'SIGN_IN'),
      await portals.captcha('energosbyt', 'REGISTRATION'),
    ])
      await expect(requireCaptcha(offline('energosbyt'), 'SIGN_IN', captcha)).rejects.toMatchObject(asked);
  });

  test('is taken after the keys have been changed, as long as the old one checks', async () => {
    const use = { tenant: 'energosbyt', place: 'SIGN_IN' as const, now: portals.clock.now() };
    const captcha = await solved(await new Captchas(['old'], 3).challenge(use));
    expect(await new Captchas(['new', 'old'], 3).solved(captcha, use)).toBeDefined();
    expect(await new Captchas(['new'], 3).solved(captcha, use)).toBeUndefined();
  });

  test('is forgotten when it can be used no more, and not sooner', async () => {
    await portals.given.sql('delete from used_captcha');
    const context = at('energosbyt');
    await requireCaptcha(context, 'SIGN_IN', await portals.captcha('energosbyt', 'SIGN_IN'));
    portals.clock.advance(300);
    await requireCaptcha(context, 'SIGN_IN', await portals.captcha('energosbyt', 'SIGN_IN'));
    portals.clock.advance(300);
    expect(await context.write((em) => forgetUsedCaptchas(em, context))).toBe(1);
    expect(await portals.given.sql('select challenge from used_captcha')).toHaveLength(1);
  });
});

describe('what is no solution costs no database', () => {
  interface Sent {
    challenge: Challenge;
    solution: Record<string, unknown>;
  }
  const change = async (make: (sent: Sent) => unknown): Promise<string> => {
    const sent = JSON.parse(Buffer.from(await portals.captcha('energosbyt', 'SIGN_IN'), 'base64').toString()) as Sent;
    return Buffer.from(JSON.stringify(make(sent))).toString('base64');
  };
  const parameters = (changed: object) => (sent: Sent) => ({
    ...sent,
    challenge: { ...sent.challenge, parameters: { ...sent.challenge.parameters, ...changed } },
  });

  test.each<[string, () => string | null | Promise<string>]>([
    ['nothing', () => null],
    ['an empty text', () => ''],
    ['no base64', () => '{"challenge":{}}'],
    ['base64 of no JSON', () => Buffer.from('captcha').toString('base64')],
    ['base64 of null', () => Buffer.from('null').toString('base64')],
    ['ten million characters', () => 'A'.repeat(10_000_000)],
    [
      'a guessed number',
      () => change((sent) => ({ ...sent, solution: { ...sent.solution, derivedKey: '0'.repeat(64) } })),
    ],
    [
      'a challenge without its signature',
      () => change((sent) => ({ ...sent, challenge: { parameters: sent.challenge.parameters } })),
    ],
    ['an easier challenge', () => change(parameters({ cost: 1 }))],
    [
      'a challenge with a longer life',
      () => change(parameters({ data: { tenant: 'energosbyt', place: 'SIGN_IN', expires: 4_000_000_000 } })),
    ],
    ['a challenge without its end', () => change(parameters({ keySignature: undefined }))],
    ['a solution with more in it', () => change((sent) => ({ ...sent, more: 1 }))],
    ['a counter that is none', () => change((sent) => ({ ...sent, solution: { ...sent.solution, counter: -1 } }))],
  ])('%s', async (_, make) => {
    await expect(requireCaptcha(offline('energosbyt'), 'SIGN_IN', await make())).rejects.toMatchObject(asked);
  });

  test('and the answer has all that is needed to try again', async () => {
    const error = (await outcome(requireCaptcha(offline('energosbyt'), 'SIGN_IN', 'none'))) as KabinetError;
    expect(error.extensions).toMatchObject({ code: 'CAPTCHA_REQUIRED', place: 'SIGN_IN', hint: expect.any(String) });
    await requireCaptcha(at('energosbyt'), 'SIGN_IN', await solved(String(error.extensions['challenge'])));
  });
});

test('where no rule asks a captcha none is needed, and a solution is not looked at', async () => {
  for (const slug of ['kaluga', 'elista', 'stk'])
    expect(await outcome(requireCaptcha(offline(slug), 'SIGN_IN', null))).toBe('let through');
  expect(await outcome(requireCaptcha(offline('energosbyt'), 'RECOVERY', 'x'.repeat(10_000)))).toBe('let through');
});

describe('a rule that asks from the third attempt on', () => {
  let fifth: Portals;
  beforeAll(async () => void (fifth = await Portals.open(1, join(import.meta.dirname, '..', 'tenants'))));
  afterAll(() => fifth.close());
  const ask = (login: string, device = newDevice(), captcha: string | null = null) =>
    requestPasswordReset(fifth.context('fixture', device), { login, phone: '+79101234567', captcha });

  test('counts for one login, whether somebody has it or not', async () => {
    const somebody = await fifth.resident('fixture');
    for (const login of [somebody.login, '77АБ000000']) {
      expect(await ask(login)).toHaveProperty('minutes');
      expect(await ask(login)).toHaveProperty('minutes');
      await expect(ask(login)).rejects.toMatchObject(asked);
      expect(await ask(login, newDevice(), await fifth.captcha('fixture', 'RECOVERY'))).toHaveProperty('minutes');
    }
  });

  test('counts for one address, and begins anew when the window is over', async () => {
    const device = newDevice();
    await ask('77АБ000001', device);
    await ask('77АБ000002', device);
    await expect(ask('77АБ000003', device)).rejects.toMatchObject(asked);
    expect(await ask('77АБ000003')).toHaveProperty('minutes');
    fifth.clock.advance(15 * 60);
    expect(await ask('77АБ000004', device)).toHaveProperty('minutes');
  });
});
