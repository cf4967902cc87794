import { expect, test } from 'vitest';
import { contrast } from '../../server/tenancy/definition/brand.ts';
import { isBankAccount, isBic, isInn, isKpp, isOgrn } from '../../server/tenancy/definition/requisites.ts';
import { localDay } from '../../server/tenancy/local-day.ts';
import {
  groupedAccountNumber,
  parseAccountNumber,
  type AccountNumberRules,
} from '../../server/tenancy/rules/account-number.ts';
import { billDays } from '../../server/tenancy/rules/bills.ts';
import { inForceOn } from '../../server/tenancy/rules/dated.ts';
import { registerLabel } from '../../server/tenancy/rules/readings.ts';

const kaluga = {
  pattern: '^\\d{9}$',
  minLength: 9,
  maxLength: 9,
  grouping: [3, 3, 3],
} as unknown as AccountNumberRules;
const unified = {
  pattern: '^\\d{2}[А-Я]{2}\\d{6}$',
  minLength: 10,
  maxLength: 10,
  grouping: [2, 2, 6],
} as unknown as AccountNumberRules;

test.each([
  ['123456789', '123456789'],
  [' 123 456\u00A0789 ', '123456789'],
  ['(123)456-789', '123456789'],
  ['12345678', undefined],
  ['1234567890', undefined],
  ['12345678a', undefined],
  ['', undefined],
  ['١٢٣٤٥٦٧٨٩', undefined],
  ['1'.repeat(1_000_000), undefined],
])('typed as %j the account number is %j', (typed, number) => {
  expect(parseAccountNumber(kaluga, typed)).toBe(number);
});

test('an account number with letters is taken in small letters too and shown in groups', () => {
  expect(parseAccountNumber(unified, '75да 533315')).toBe('75ДА533315');
  expect(groupedAccountNumber(unified, '75ДА533315')).toBe('75\u00A0ДА\u00A0533315');
  expect(groupedAccountNumber(kaluga, '123456789')).toBe('123\u00A0456\u00A0789');
});

const dates = [
  { from: null, publishedFromDay: 6, publishedByDay: 8, payByDay: 10 },
  { from: '2026-03-01', publishedFromDay: 1, publishedByDay: 5, payByDay: 15 },
];

test('a bill is due by the days in force in the month it appears in', () => {
  expect(billDays(dates, '2026-01')).toEqual({
    publishedFrom: '2026-02-06',
    publishedBy: '2026-02-08',
    payBy: '2026-02-10',
  });
  // February's bill appears in March 2026, under the new law.
  expect(billDays(dates, '2026-02')).toEqual({
    publishedFrom: '2026-03-01',
    publishedBy: '2026-03-05',
    payBy: '2026-03-15',
  });
  expect(billDays(dates, '2025-12').payBy).toBe('2026-01-10');
  expect(billDays(dates, '2026-12').payBy).toBe('2027-01-15');
  expect(() => billDays(dates, '2026-13')).toThrow('2026-13');
});

test('a dated value begins on its day', () => {
  expect(inForceOn(dates, '2026-02-28').payByDay).toBe(10);
  expect(inForceOn(dates, '2026-03-01').payByDay).toBe(15);
  expect(inForceOn(dates, '1999-01-01').payByDay).toBe(10);
});

test('a register is called as the utility calls it on such a meter', () => {
  const labels = [
    { registers: 1, labels: ['сутки'] },
    { registers: 2, labels: ['день', 'ночь'] },
  ];
  expect(registerLabel(labels, 1, 'T1')).toBe('сутки');
  expect(registerLabel(labels, 2, 'T2')).toBe('ночь');
  expect(registerLabel(labels, 3, 'T3')).toBe('T3');
});

test('a day begins where the residents live', () => {
  expect(localDay('Asia/Novokuznetsk', new Date('2026-11-20T16:59:59Z'))).toBe('2026-11-20');
  expect(localDay('Asia/Novokuznetsk', new Date('2026-11-20T17:00:00Z'))).toBe('2026-11-21');
  expect(localDay('Europe/Moscow', new Date('2026-11-20T17:00:00Z'))).toBe('2026-11-20');
});

test('check digits of requisites find a wrong digit', () => {
  // S0: the company’s own; ГОСТ Р 56042-2014: the account of its example.
  expect([isInn('4029030252'), isInn('500100732259'), isOgrn('1044004751746'), isOgrn('304500116000157')]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(isBankAccount('40702810138250123017', '044525225', 'CUSTOMER')).toBe(true);
  expect(isBankAccount('30101810400000000225', '044525225', 'CORRESPONDENT')).toBe(true);
  expect([isKpp('402901001'), isKpp('40290100'), isBic('044525225'), isBic('144525225')]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  for (const [text, is] of [
    ['4029030252', isInn],
    ['500100732259', isInn],
    ['1044004751746', isOgrn],
    ['40702810138250123017', (account: string) => isBankAccount(account, '044525225', 'CUSTOMER')],
  ] as const)
    for (let place = 0; place < text.length; place++) {
      const wrong = text.slice(0, place) + ((Number(text[place]) + 1) % 10) + text.slice(place + 1);
      expect(is(wrong), `${wrong} instead of ${text}`).toBe(false);
    }
});

test('contrast is the one browsers and auditors compute', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(contrast('#ffffff', '#767676')).toBe(contrast('#767676', '#ffffff'));
});
