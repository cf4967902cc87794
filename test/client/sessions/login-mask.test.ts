import { expect, test } from 'vitest';
import { bareLogin, loginFault, shownLogin } from '../../../client/sessions/login-mask.ts';
import { placeToReturn, safePlace } from '../../../client/sessions/return-to.ts';

test('an account number falls into groups while it is typed, and a pasted one with spaces is understood', () => {
  expect(shownLogin('1000', [3, 3, 3])).toBe('100\u00A00');
  expect(shownLogin(' (100) 000 004 ', [3, 3, 3])).toBe('100\u00A0000\u00A0004');
  expect(bareLogin('100\u00A0000 004')).toBe('100000004');
});

test('what is no number of this length is left as it was typed', () => {
  expect(shownLogin('1000000040', [3, 3, 3])).toBe('1000000040');
  expect(shownLogin('анна@дом.рф', [3, 3, 3])).toBe('анна@дом.рф');
  expect(shownLogin('anna 1', [])).toBe('anna 1');
});

test('a number of a wrong length is told beside the field before anybody is asked', () => {
  expect(loginFault('10000004', [9, 9], true)).toBe('Здесь 9\u00A0цифр, а сейчас 8. Проверьте номер по квитанции.');
  expect(loginFault('  ', null, false)).toBe('Заполните это поле.');
  expect(loginFault('100 000 004', [9, 9], true)).toBeUndefined();
  expect(loginFault('anna', null, false)).toBeUndefined();
});

test('after signing in one comes back to one’s place, never to another site', () => {
  expect(placeToReturn('/a/x/bills?from=2026-01')).toBe('/sign-in?next=%2Fa%2Fx%2Fbills%3Ffrom%3D2026-01');
  expect(safePlace('/a/x/bills')).toBe('/a/x/bills');
  for (const evil of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/sign-in',
    undefined,
  ])
    expect(safePlace(evil)).toBe('/');
});
