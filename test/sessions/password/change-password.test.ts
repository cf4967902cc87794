import { afterAll, beforeAll, expect, test } from 'vitest';
import { SetClock } from '../../../server/clock.ts';
import { Town } from './messages.ts';

let town: Town;
beforeAll(async () => void (town = await Town.open(new SetClock('2026-11-20T09:00:00Z'))));
afterAll(() => town.close());

const fresh = 'пять синих чайников';

test('a resident changes the password: this device stays signed in, every other one does not, a letter tells of it', async () => {
  const person = await town.resident('stk');
  await town.signIn('stk', person);
  const { accessToken } = await town.signIn('stk', person);
  await town.signIn('stk', person);
  const input = { oldPassword: person.password, newPassword: fresh };
  expect(await town.change('stk', input, accessToken)).toEqual({
    __typename: 'PasswordChanged',
    message: 'Пароль изменён. На других устройствах нужно войти заново.',
  });
  const sessions = await town.given.sql('select "end" from session where resident_id = $1 order by started_at, id', [
    person.id,
  ]);
  expect(sessions).toEqual([{ end: 'PASSWORD_CHANGED' }, { end: null }, { end: 'PASSWORD_CHANGED' }]);
  expect(await town.signIn('stk', person)).toEqual({});
  expect(await town.signIn('stk', { ...person, password: fresh })).toHaveProperty('accessToken');
  await town.deliver();
  expect(town.mail.to(person.email)).toMatchObject([{ subject: expect.stringMatching(/^Пароль изменён · /) }]);
  expect(town.mail.to(person.email)[0]!.text).not.toContain(fresh);
});

test('a resident without an e-mail is told by SMS', async () => {
  const person = await town.resident('stk');
  await town.given.sql('update resident set email = null where id = $1', [person.id]);
  const { accessToken } = await town.signIn('stk', person);
  await town.change('stk', { oldPassword: person.password, newPassword: fresh }, accessToken);
  await town.deliver();
  expect(town.sms.messages.at(-1)).toMatchObject({ to: person.phone, text: expect.stringContaining('пароль изменён') });
});

test('a wrong old password changes nothing, and after five of them the right one is refused too', async () => {
  const person = await town.resident('kaluga');
  const { accessToken } = await town.signIn('kaluga', person);
  for (const oldPassword of ['wrong', '', null, 'x'.repeat(10_000), `${person.password} `])
    expect(await town.change('kaluga', { oldPassword, newPassword: fresh }, accessToken)).toMatchObject({
      reason: 'WRONG_PASSWORD',
    });
  expect(await town.change('kaluga', { oldPassword: person.password, newPassword: fresh }, accessToken)).toMatchObject({
    reason: 'TOO_MANY_ATTEMPTS',
    retryAfterSeconds: 900,
  });
  expect(await town.signIn('kaluga', person)).toHaveProperty('accessToken');
});

test.each([
  ['SAME_PASSWORD', 'correct horse'],
  ['TOO_SHORT', 'короче8'],
  ['TOO_LONG', 'ж'.repeat(129)],
  ['TOO_COMMON', 'Password123!'],
])('%s is told beside the new password', async (reason, newPassword) => {
  const person = await town.resident('kaluga');
  const { accessToken } = await town.signIn('kaluga', person);
  expect(await town.change('kaluga', { oldPassword: person.password, newPassword }, accessToken)).toMatchObject({
    reason,
  });
});

test.each([(login: string) => login, (login: string) => `${login.slice(0, 3)} ${login.slice(3)}!`])(
  'one’s own account number is no password, nor with a sign or two around it (case %#)',
  async (made) => {
    const person = await town.resident('kaluga');
    const { accessToken } = await town.signIn('kaluga', person);
    const input = { oldPassword: person.password, newPassword: made(person.login) };
    expect(await town.change('kaluga', input, accessToken)).toMatchObject({ reason: 'TOO_COMMON' });
    const stranger = await town.resident('kaluga');
    const changed = { oldPassword: person.password, newPassword: made(stranger.login) };
    expect(await town.change('kaluga', changed, accessToken)).toHaveProperty('message');
  },
);

test('nobody who is not signed in changes a password: no token, another utility’s, one of a session that is over', async () => {
  const person = await town.resident('kaluga');
  const input = { oldPassword: person.password, newPassword: fresh };
  const codeOf = async (slug: string, token?: string) =>
    (await town.change(slug, input, token)).errors?.[0]?.extensions.code;
  expect(await codeOf('kaluga')).toBe('UNAUTHENTICATED');
  const { accessToken } = await town.signIn('kaluga', person);
  expect(await codeOf('stk', accessToken)).toBe('UNAUTHENTICATED');
  await town.given.sql('update session set ended_at = now() where resident_id = $1', [person.id]);
  expect(await codeOf('kaluga', accessToken)).toBe('UNAUTHENTICATED');
});

test('of two changes at once with the same old password one is made', async () => {
  const person = await town.resident('kaluga');
  const { accessToken } = await town.signIn('kaluga', person);
  const wishes = [fresh, 'семь белых чашек'];
  const answers = await Promise.all(
    wishes.map((newPassword) => town.change('kaluga', { oldPassword: person.password, newPassword }, accessToken)),
  );
  expect(answers.filter(({ __typename }) => __typename === 'PasswordChanged')).toHaveLength(1);
  const chosen = wishes[answers.findIndex(({ __typename }) => __typename === 'PasswordChanged')]!;
  expect(await town.signIn('kaluga', { ...person, password: chosen })).toHaveProperty('accessToken');
});
