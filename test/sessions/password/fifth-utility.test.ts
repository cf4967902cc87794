import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SetClock } from '../../../server/clock.ts';
import { Town } from './messages.ts';

let town: Town;
const tenantsDir = join(import.meta.dirname, '..', '..', 'tenants');
beforeAll(async () => void (town = await Town.open(new SetClock('2026-11-20T09:00:00Z'), { tenantsDir })));
afterAll(() => town.close());

test('a utility whose rules ask login and phone and send a link alone by SMS needs nothing but its folder', async () => {
  const person = await town.resident('fixture');
  const { login, phone } = person;
  expect(await town.forgot('fixture', { login, phone: `8${phone.slice(2)}` })).toMatchObject({
    codeDigits: null,
    minutes: 15,
  });
  await town.deliver();
  const sms = town.sms.messages.at(-1)!;
  expect(sms).toMatchObject({ to: phone, sender: 'Даурские сети' });
  const [, token] = /http:\/\/fixture\.localhost:4000\/password#([\w-]{43})/.exec(sms.text)!;
  expect(await town.reset('fixture', { token, newPassword: 'коротко' })).toMatchObject({
    reason: 'TOO_SHORT',
    message: expect.stringContaining('12 знаков'),
  });
  const newPassword = 'пять синих чайников';
  expect(await town.reset('fixture', { token, newPassword })).toMatchObject({ __typename: 'PasswordReset' });
  const { accessToken } = await town.signIn('fixture', { login, password: newPassword });
  // The rule does not ask for the old password.
  expect(await town.change('fixture', { newPassword: 'семь белых чашек' }, accessToken)).toMatchObject({
    __typename: 'PasswordChanged',
  });
});

test('where the rule says so, a new password leaves the resident signed in elsewhere, and the letter says that', async () => {
  const person = await town.resident('fixture');
  await town.signIn('fixture', person);
  await town.forgot('fixture', { login: person.login, phone: person.phone });
  await town.deliver();
  const [, token] = /#([\w-]{43})/.exec(town.sms.messages.at(-1)!.text)!;
  expect(await town.reset('fixture', { token, newPassword: 'пять синих чайников' })).toMatchObject({
    __typename: 'PasswordReset',
  });
  const ends = await town.given.sql('select "end" from session where resident_id = $1', [person.id]);
  expect(ends).toEqual([{ end: null }]);
  expect(await town.signIn('fixture', person)).toEqual({});
  await town.deliver();
  expect(town.mail.to(person.email).at(-1)!.text).toContain('Где вы уже вошли, входить заново не нужно.');
});

test('where a link alone is sent, no code opens the way', async () => {
  const { login, phone } = await town.resident('fixture');
  await town.forgot('fixture', { login, phone });
  const [kept] = await town.given.sql('select code_hash, link_hash from password_reset where login = $1', [login]);
  expect(kept!['code_hash']).not.toBe(kept!['link_hash']);
  expect(await town.reset('fixture', { login, code: '000000', newPassword: 'пять синих чайников' })).toMatchObject({
    reason: 'WRONG_CODE',
  });
});
