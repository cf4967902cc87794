import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rubles, sum } from '../../../client/locale/money.ts';
import { sumInField, tidied, typedSum } from '../../../client/payments/typed-sum.ts';

test.each([
  ['1234,56', 123_456n],
  ['1234.56', 123_456n],
  ['1 234,56 ₽', 123_456n],
  ['1\u202F234,56', 123_456n],
  ['1234 руб.', 123_400n],
  ['1.234,56', 123_456n],
  ['1,234.56', 123_456n],
  ['12 345 678,9', 1_234_567_890n],
  ['0,01', 1n],
  [',5', 50n],
  ['7,', 700n],
  ['007', 700n],
  ['0', 0n],
])('%s is read as a person means it', (typed, value) => {
  expect(typedSum(typed)).toEqual({ kopecks: value });
});

test.each(['1e21', 'NaN', '-1', '−1', '0,001', '1,234', '1.2.3', 'сто', '1234567890', ',', '1_000', '0x10', '+5'])(
  '%s is asked about, never guessed',
  (typed) => {
    expect(typedSum(typed).kopecks).toBeUndefined();
    expect(typedSum(typed).fault).toMatch(/[.]$/);
    expect(tidied(typed)).toBe(typed);
  },
);

test('nothing typed is neither a sum nor a fault', () => {
  expect(typedSum('')).toEqual({});
  expect(typedSum(' \u00A0')).toEqual({});
  expect(sumInField(null)).toBe('');
  expect(sumInField('0.00')).toBe('');
});

test('whatever sum the portal writes into a field is read back to the kopeck', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 99_999_999_999n }), (value) => {
      const shown = sumInField(rubles(value));
      expect(shown).toBe(sum(rubles(value)));
      expect(typedSum(shown).kopecks).toBe(value);
      expect(typedSum(tidied(rubles(value))).kopecks).toBe(value);
    }),
  );
});
