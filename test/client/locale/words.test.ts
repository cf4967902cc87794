import { expect, test } from 'vitest';
import { accountNumber } from '../../../client/locale/account-number.ts';
import { address } from '../../../client/locale/address.ts';
import { plural } from '../../../client/locale/plural.ts';
import { readingDigits, registerLabel } from '../../../client/locale/readings.ts';

test('a number takes the form of the word that Russian wants', () => {
  const days = (count: number) => plural(count, 'день', 'дня', 'дней');
  expect([1, 2, 5, 11, 12, 21, 22, 111, 0].map(days)).toEqual([
    'день',
    'дня',
    'дней',
    'дней',
    'дней',
    'день',
    'дня',
    'дней',
    'дней',
  ]);
});

test('an account number stands in the groups of the utility', () => {
  expect(accountNumber('100000004', [3, 3, 3])).toBe('100\u00A0000\u00A0004');
  expect(accountNumber('1000000000003', [4, 3, 3, 3])).toBe('1000\u00A0000\u00A0000\u00A0003');
  expect(accountNumber('12', [])).toBe('12');
});

test('an address is not torn between a short word and its number', () => {
  expect(address('г. Калуга, ул. Ленина, д. 83, кв. 61')).toBe(
    'г.\u00A0Калуга, ул.\u00A0Ленина, д.\u00A083, кв.\u00A061',
  );
});

test('a reading is read in threes, without the zeros of the device', () => {
  expect(readingDigits('004512')).toBe('4\u202F512');
  expect(readingDigits('0')).toBe('0');
});

test('a register is called as the utility calls it on a meter of so many', () => {
  const rules = [{ registers: 2, labels: ['день', 'ночь'] }];
  expect(registerLabel(rules, 2, 'T2')).toBe('ночь');
  expect(registerLabel(rules, 3, 'T3')).toBe('T3');
});
