import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kopecksInWords, parseDecimal, parseKopecks } from '../../../../server/bills/import/values/parse-amount.ts';

const sums = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });

function written(kopecks: bigint, mark: string, group: string): string {
  const digits = (kopecks < 0n ? -kopecks : kopecks).toString().padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, group);
  return `${kopecks < 0n ? '-' : ''}${whole}${mark}${digits.slice(-2)}`;
}

describe('a sum in a registry', () => {
  test.each([
    ['1 234,56', ',', '123456'],
    ['1234.5', '.', '123450'],
    ['-0,10', ',', '-10'],
    ['0', ',', '0'],
    ['-0,00', ',', '0'],
    ['007,05', ',', '705'],
    ['\u2212129,04', ',', '-12904'],
    ['1\u00A0234\u00A0567,8', 'either', '123456780'],
    ['0.30000000000000004', '.', '30'],
    ['4179.3799999999992', '.', '417938'],
    ['4.17938E3', '.', '417938'],
    ['1.5E-1', '.', '15'],
    ['1e3', '.', '100000'],
  ] as const)('%j is read to the kopeck', (text, mark, kopecks) => {
    expect(parseKopecks(text, mark)).toBe(kopecks);
  });

  test.each([
    ['', ','],
    ['-', ','],
    ['1O,50', ','],
    ['12,5O', ','],
    ['1.234,56', ','],
    ['1,234.56', '.'],
    ['12 34,00', ','],
    ['1 2345,00', ','],
    ['551,86', '.'],
    ['551.86', ','],
    ['551.865', '.'],
    ['0.005', '.'],
    ['1,', ','],
    [',50', ','],
    ['--1', ','],
    ['+1', ','],
    ['1e999', '.'],
    ['Infinity', '.'],
    ['NaN', '.'],
    ['0x10', '.'],
    ['99999999999999999,00', ','],
    ['1\u00002', ','],
  ] as const)('%j with the mark %j is not taken for a sum', (text, mark) => {
    expect(parseKopecks(text, mark)).toBeUndefined();
  });

  test('written in any way and read again is the same sum', () => {
    fc.assert(
      fc.property(
        sums,
        fc.constantFrom(',', '.'),
        fc.constantFrom('', ' ', '\u00A0', '\u202F'),
        (kopecks, mark, group) => {
          const text = written(kopecks, mark, group);
          expect(parseKopecks(text, mark)).toBe(kopecks.toString());
          expect(parseKopecks(text, 'either')).toBe(kopecks.toString());
        },
      ),
    );
  });

  test('kept by a spreadsheet as a binary number is still exact', () => {
    // Fifteen digits are what a binary number holds: up to ten billion roubles with their kopecks.
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (kopecks) => {
        expect(parseKopecks(String(kopecks / 100), '.')).toBe(String(kopecks));
        expect(parseKopecks((kopecks / 100 + 0.1 - 0.1).toString(), '.')).toBe(String(kopecks));
      }),
    );
  });

  test('is never read from a text that says something else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const kopecks = parseKopecks(text, 'either');
        if (kopecks !== undefined)
          expect(text.replace(/[ \u00A0\u202F]/g, '')).toMatch(/^[-\u2212+]?\d+([.,]\d+)?([eE][+-]?\d+)?$/);
      }),
    );
  });

  test('is shown to staff as it is written in Russia', () => {
    expect([5n, -5n, 123456n].map(kopecksInWords)).toEqual(['0,05', '-0,05', '1234,56']);
  });
});

test('a number with more places keeps all of them', () => {
  expect(parseDecimal('0,9517', ',')).toBe('0.9517');
  expect(parseDecimal('12 345,678901', 'either')).toBe('12345.678901');
});
