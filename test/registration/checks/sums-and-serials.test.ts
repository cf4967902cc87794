import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparableSerial, isOneOfSerials } from '../../../server/registration/checks/comparable-serial.ts';
import { isSumToPay, parseTypedSum } from '../../../server/registration/checks/typed-sum.ts';

const passes = (closing: bigint, typed: string, tolerance: 'EXACT' | 'WHOLE_ROUBLES' = 'EXACT') => {
  const sum = parseTypedSum(typed);
  return sum !== undefined && isSumToPay(closing, sum, tolerance);
};

describe('a sum copied from a bill', () => {
  test.each([
    '1234,56',
    '1234.56',
    ' 1 234,56 ',
    '1\u00A0234,56\u00A0₽',
    '1\u202F234.56₽',
    "1'234,56",
    '1234,56 руб.',
    '1234,56руб',
    '1 234,56 РУБЛЕЙ',
    '1234 руб. 56 коп.',
    '1234р56к',
    '１２３４，５６',
    '\u200E1234,56\u200F',
    '001234,56',
  ])('is recognised as it is typed: %s', (typed) => {
    expect(passes(123_456n, typed)).toBe(true);
  });

  test.each(['1234', '1234,5', '1234,57', '123,456', '12,3456', '1234,56 за октябрь', '1.234,56', '1,234', '-1234,56'])(
    'is not taken for another one: %s',
    (typed) => {
      expect(passes(123_456n, typed)).toBe(false);
    },
  );

  test.each([
    '',
    ' ',
    '₽',
    'руб',
    ',',
    '1,',
    ',5',
    '1..2',
    '1e3',
    '0x10',
    'NaN',
    '1'.repeat(41),
    '9'.repeat(10_000_000),
    '\ud800',
  ])('that is none is told at once: %s', (typed) => {
    expect(parseTypedSum(typed)).toBeUndefined();
  });

  test('may be without kopecks only where the rule allows it, and with them must be exact there too', () => {
    expect(passes(123_456n, '1234', 'WHOLE_ROUBLES')).toBe(true);
    expect(passes(123_456n, '1234,56', 'WHOLE_ROUBLES')).toBe(true);
    for (const typed of ['1234,57', '1234,00', '1235', '1233'])
      expect(passes(123_456n, typed, 'WHOLE_ROUBLES')).toBe(false);
  });

  test('of nothing, or of a prepayment, proves nothing: anybody could guess it', () => {
    for (const closing of [0n, -5n, -123_456n])
      for (const typed of ['0', '0,00', '-0,05', '-1234,56', '1234,56'])
        for (const tolerance of ['EXACT', 'WHOLE_ROUBLES'] as const)
          expect(passes(closing, typed, tolerance)).toBe(false);
    expect(passes(56n, '0', 'WHOLE_ROUBLES')).toBe(false);
  });

  test('in any writing is that sum to the kopeck, and no other', () => {
    const space = fc.constantFrom('', ' ', '\u00A0', '\u202F', '\u2009');
    const end = fc.constantFrom('', ' ₽', ' руб.', 'р', '\u00A0рублей');
    fc.assert(
      fc.property(
        fc.bigInt(1n, 10n ** 12n),
        space,
        end,
        fc.constantFrom(',', '.'),
        fc.bigInt(-200n, 200n),
        (sum, gap, unit, mark, off) => {
          const grouped = (sum / 100n).toString().replace(/\B(?=(\d{3})+$)/g, gap);
          const typed = `${grouped}${mark}${(sum % 100n).toString().padStart(2, '0')}${unit}`;
          expect(passes(sum, typed)).toBe(true);
          expect(passes(sum + off, typed)).toBe(off === 0n);
        },
      ),
    );
  });

  test('never breaks anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.bigInt(), (typed, closing) => {
        expect(typeof passes(closing, typed)).toBe('boolean');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the serial number of a meter', () => {
  const exact = (serial: string, typed: string) => isOneOfSerials([serial], typed, 'EXACT');
  const zeros = (serial: string, typed: string) => isOneOfSerials([serial], typed, 'LEADING_ZEROS');

  test.each([
    ['882145926', ' 882 145 926 '],
    ['882145926', '882-145-926'],
    ['882145926', '№ 882145926'],
    ['АВ-012345', 'ab012345'],
    ['ab 012345', 'АВ‑012345'],
    ['882145926', '８８２１４５９２６'],
    ['882145926', '\u200F882145926'],
  ])('%s is recognised as %s', (serial, typed) => {
    expect(exact(serial, typed)).toBe(true);
  });

  test('is not another, nor a part', () => {
    for (const typed of ['882145927', '88214592', '8821459260', '']) expect(exact('882145926', typed)).toBe(false);
  });

  test('counts with its leading zeros unless the rule says otherwise', () => {
    expect(exact('0012345', '12345')).toBe(false);
    expect(zeros('0012345', '12345')).toBe(true);
    expect(zeros('12345', '00012345')).toBe(true);
    expect(zeros('12345', '123450')).toBe(false);
  });

  test('that stands for a gap in the file proves nothing', () => {
    for (const serial of ['', '0', '0000000', 'б/н', 'БЕЗ НОМЕРА', '-', '1', '0001']) {
      expect(comparableSerial(serial, 'LEADING_ZEROS')).toBeUndefined();
      expect(zeros(serial, serial)).toBe(false);
    }
  });

  test('never breaks anything', () => {
    expect(comparableSerial('9'.repeat(10_000_000), 'EXACT')).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (serial, typed) => {
        expect(typeof zeros(serial, typed)).toBe('boolean');
        expect(typeof exact(serial, typed)).toBe('boolean');
      }),
      { numRuns: 2000 },
    );
  });
});
