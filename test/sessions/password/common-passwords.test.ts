import { expect, test } from 'vitest';
import { isCommonPassword } from '../../../server/sessions/password/common-passwords.ts';

test.each([
  'password',
  'Password1!',
  'PASSWORD123',
  'qwertyuiop',
  'Qwerty2026',
  '12345678',
  '87654321',
  '123123123',
  'aaaaaaaa',
  'zxcvbnm123',
  '1q2w3e4r5t',
  '11111111111',
  'qwertyqwerty',
  'йцукенгш',
  'Пароль2026',
  'gfhjkm123',
  'наташа1985',
  '01021980',
  '1980-02-01',
  'iloveyou2',
  'kabinet-demo',
  'qwerty123456',
])('%s is tried first, so it is refused', (password) => {
  expect(isCommonPassword(password)).toBe(true);
});

test.each([
  'correct horse',
  'дом у реки 7',
  'мыла рама мама',
  'kX9$mm2!',
  '7h3k-93jd',
  'пять синих чайников',
  '💡💡🔥🔥🌊🌊🏠🏡',
])('%s is nobody’s first guess', (password) => {
  expect(isCommonPassword(password)).toBe(false);
});

test('one’s own login and the name of one’s utility are no passwords', () => {
  expect(isCommonPassword('123459876', { login: '123459876' })).toBe(true);
  expect(isCommonPassword('anna-petrova1', { login: 'anna-petrova' })).toBe(true);
  expect(isCommonPassword('correct horse', { login: 'anna-petrova' })).toBe(false);
  expect(isCommonPassword('TeploSet2026', { names: ['teploset'] })).toBe(true);
  expect(isCommonPassword('TeploSet2026', { names: ['svet'] })).toBe(false);
});

test('the longest text that is looked through takes no time worth counting', () => {
  expect(isCommonPassword('1'.repeat(256))).toBe(true);
  expect(isCommonPassword(`${'ab'.repeat(127)}cd`)).toBe(false);
});
