import { afterAll, beforeAll, expect, test } from 'vitest';
import { SetClock } from '../../server/clock.ts';
import { solved } from '../support/captcha.ts';
import { Town } from '../sessions/password/messages.ts';

let town: Town;
beforeAll(async () => void (town = await Town.open(new SetClock('2026-11-20T09:00:00Z'))));
afterAll(() => town.close());

const challengeQuery = `query ($input: CaptchaPlaceName!) { captchaChallenge(place: $input) }`;
const challenge = async (slug: string, place: string): Promise<string | null> =>
  (await town.ask(slug, challengeQuery, place as never)).data!['captchaChallenge'];
const signInMutation = `mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { accessToken } ... on SignInRefused { reason } } }`;

test('a form that always asks one gives it ahead, the others say that there is none', async () => {
  expect(JSON.parse((await challenge('energosbyt', 'SIGN_IN'))!)).toMatchObject({
    parameters: { data: { tenant: 'energosbyt', place: 'SIGN_IN' } },
  });
  expect(await challenge('energosbyt', 'RECOVERY')).toBeNull();
  expect(await challenge('kaluga', 'SIGN_IN')).toBeNull();
});

test('a sign-in solves it and gets in; without it one is told what to solve', async () => {
  const { login, password } = await town.resident('energosbyt');
  const captcha = await solved((await challenge('energosbyt', 'SIGN_IN'))!);
  const entered = await town.ask('energosbyt', signInMutation, { login, password, captcha });
  expect(entered.data!['signIn']).toHaveProperty('accessToken');
  const refused = await town.ask('energosbyt', signInMutation, { login, password });
  expect(refused.errors).toEqual([
    expect.objectContaining({
      message: 'Нужна проверка, что вы не робот. Она идёт сама, повторите действие.',
      extensions: expect.objectContaining({
        code: 'CAPTCHA_REQUIRED',
        place: 'SIGN_IN',
        challenge: expect.stringMatching(/^\{"parameters":/),
      }),
    }),
  ]);
});

test('a change of password asks one of its own', async () => {
  const person = await town.resident('energosbyt');
  const { accessToken } = await town.signIn('energosbyt', person);
  const change = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }`;
  const input = { oldPassword: person.password, newPassword: 'пять синих чайников' };
  const ofSignIn = await solved((await challenge('energosbyt', 'SIGN_IN'))!);
  const foreign = await town.ask('energosbyt', change, { ...input, captcha: ofSignIn }, { token: accessToken! });
  expect(foreign.errors![0]!.extensions).toMatchObject({ code: 'CAPTCHA_REQUIRED', place: 'PASSWORD_CHANGE' });
  const own = await solved(String(foreign.errors![0]!.extensions['challenge']));
  const changed = await town.ask('energosbyt', change, { ...input, captcha: own }, { token: accessToken! });
  expect(changed.data).toEqual({ changePassword: { __typename: 'PasswordChanged' } });
});

test('a solution of two megabytes is refused before anybody reads it', async () => {
  const { login, password } = await town.resident('energosbyt');
  const long = await town.ask('energosbyt', signInMutation, { login, password, captcha: 'A'.repeat(2_000_000) });
  expect(long.errors![0]!.extensions.code).toMatch(/PAYLOAD_TOO_LARGE|CAPTCHA_REQUIRED/);
});
