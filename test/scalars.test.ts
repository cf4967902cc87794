import fc from 'fast-check';
import { type GraphQLScalarType, parseValue } from 'graphql';
import { describe, expect, test } from 'vitest';
import { KabinetError } from '../server/errors.ts';
import { DateScalar, DateTime, Decimal, Money, Month } from '../server/scalars.ts';

/** What code gets for a value, which must be the same in a query and in variables; 'refused' for an error with a hint. */
function read(scalar: GraphQLScalarType, value: unknown): unknown {
  const attempt = (work: () => unknown) => {
    try {
      return work();
    } catch (error) {
      return error instanceof KabinetError && error.code === 'BAD_USER_INPUT' && error.extensions['hint']
        ? 'refused'
        : error;
    }
  };
  const fromVariables = attempt(() => scalar.parseValue(value));
  const fromQuery = attempt(() => scalar.parseLiteral(parseValue(JSON.stringify(value))));
  expect(fromQuery).toEqual(fromVariables);
  return fromVariables;
}

test.each([
  [Money, '1234.56', 123456n],
  [Money, '-0.05', -5n],
  [Money, '7', 700n],
  [Money, '12.5', 1250n],
  [Decimal, '49.4', '49.4'],
  [Decimal, '-0.000000001', '-0.000000001'],
  [DateScalar, '2028-02-29', '2028-02-29'],
  [Month, '2026-10', '2026-10-01'],
  [DateTime, '2026-11-21T07:00:00Z', '2026-11-21T07:00:00.000Z'],
  [DateTime, '2026-11-21T10:00:00.5+03:00', '2026-11-21T07:00:00.500Z'],
])('%s reads %s', (scalar, text, value) => {
  expect(read(scalar, text)).toEqual(value);
});

describe('is refused:', () => {
  test.each([
    [
      Money,
      [
        '',
        '1,5',
        '1.234',
        '.5',
        '5.',
        '1e3',
        '+1',
        ' 1',
        '١',
        '1\n',
        '0x1',
        'NaN',
        '9'.repeat(16),
        5,
        1.5,
        null,
        true,
        {},
        ['1'],
      ],
    ],
    [Decimal, ['', '1,5', '.5', '1e3', 'Infinity', '1'.repeat(19), 49.4, null]],
    [
      DateScalar,
      [
        '2026-02-29',
        '2026-13-01',
        '2026-00-10',
        '2026-1-1',
        '0000-01-01',
        '26-01-01',
        '2026-01-01T00:00:00Z',
        '2026-01-01\n',
        20260101,
        null,
      ],
    ],
    [Month, ['2026-13', '2026-00', '2026-1', '2026-10-01', '2026', 202610, null]],
    [
      DateTime,
      [
        '2026-11-21',
        '2026-11-21T07:00:00',
        '2026-11-21 07:00:00Z',
        '2026-02-30T07:00:00Z',
        '2026-11-21T24:00:00Z',
        '2026-11-21T07:00:60Z',
        '2026-11-21T07:00:00+99:00',
        0,
        null,
      ],
    ],
  ])('%s', (scalar, values) => {
    expect(values.map((value) => [value, read(scalar, value)])).toEqual(values.map((value) => [value, 'refused']));
  });
});

test('a sum comes back as it went', () => {
  const sums = fc.property(
    fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }),
    (kopecks) => read(Money, Money.serialize(kopecks)) === kopecks,
  );
  expect(fc.check(sums)).toMatchObject({ failed: false });
});

test('a moment and a month are written in their one form', () => {
  expect(DateTime.serialize(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
  expect(Month.serialize('2026-10-01')).toBe('2026-10');
  expect(Money.serialize(-5n)).toBe('-0.05');
});
