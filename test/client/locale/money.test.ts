import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal, kopecks, money, price, rubles, sum } from '../../../client/locale/money.ts';

test('a sum is written with thin spaces, a comma and the sign of the ruble', () => {
  expect(money('1234567.50')).toBe('1\u202F234\u202F567,50\u00A0₽');
  expect(money('0.00')).toBe('0,00\u00A0₽');
  expect(money('-120.05')).toBe('\u2212120,05\u00A0₽');
  expect(sum('861.44')).toBe('861,44');
});

test('a volume loses the zeros at its end, a tariff keeps two places', () => {
  expect(decimal('179.000000')).toBe('179');
  expect(decimal('0.9517')).toBe('0,9517');
  expect(price('6.73')).toBe('6,73\u00A0₽');
  expect(price('2318.7700')).toBe('2\u202F318,77\u00A0₽');
  expect(price('0.125')).toBe('0,125\u00A0₽');
});

test('no kopeck is lost between text and number, however large the sum', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (value) => {
      expect(kopecks(rubles(value))).toBe(value);
    }),
  );
});
