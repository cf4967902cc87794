import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newOneTimePassword, oneTimeHashes } from '../../server/sessions/one-time-password.ts';
import { signIn, SignInRefusal } from '../../server/sessions/sign-in.ts';
import { newDevice, Portals } from './portals.ts';

let portals: Portals;
beforeAll(async () => void (portals = await Portals.open()));
afterAll(() => portals.close());

const wrong = { reason: SignInRefusal.WRONG_LOGIN_OR_PASSWORD };
const attempt = async (login: string, password: string, device = newDevice()) => {
  const captcha = await portals.captcha('energosbyt', 'SIGN_IN');
  return signIn(portals.context('energosbyt', device), { login, password, captcha });
};

describe('the one-time password of a registration', () => {
  const registered = async (login: string) => {
    const context = portals.context('energosbyt');
    const password = newOneTimePassword();
    await portals.given.sql(
      `insert into registration (tenant_id, token_hash, status, proofs, consents, login, one_time_hash, created_at, expires_at)
       values ($1, $2, 'SUBMITTED', '[]', '[]', $2, $3, $4, $5)`,
      [
        context.tenantId,
        login,
        oneTimeHashes(context, login, password)[0],
        portals.clock.now(),
        new Date(portals.clock.now().getTime() + 3_600_000),
      ],
    );
    return password;
  };

  test('signs nobody in: an own one is set with it, and that was no failed attempt', async () => {
    const password = await registered('1234567890123');
    const device = newDevice();
    for (let n = 0; n < 7; n += 1)
      expect(await attempt('1234567890123', ` ${password.toUpperCase()}`, device)).toEqual({
        login: '1234567890123',
        message: 'Пароль для первого входа подошёл. Придумайте свой: с ним вы будете входить дальше.',
      });
    expect(device.cookie).toBeUndefined();
  });

  test('is good for its own login alone, and until it expires', async () => {
    const password = await registered('1234567890124');
    expect(await attempt('1234567890125', password)).toMatchObject(wrong);
    portals.clock.advance(3600);
    expect(await attempt('1234567890124', password)).toMatchObject(wrong);
  });
});
