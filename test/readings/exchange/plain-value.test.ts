import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainCell, plainValue } from '../../../server/exchange/write/plain-value.ts';

const odd = ['=', '+', '-', '@', '\t', '\r', '\n', '\u0000', '\u2028', '\ud800', ';', '"', "'", '1', 'я', '😀'];

describe('a cell that a spreadsheet opens', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+7 900', "'+7 900"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1+1', "' =1+1"],
    ['\r=1+1', "' =1+1"],
    ['\uFF1D1+1', "'\uFF1D1+1"],
    ['1=1', '1=1'],
    ['', ''],
    ['№ 12-3', '№ 12-3'],
  ])('%j stands there as %j', (value, cell) => {
    expect(plainCell(value)).toBe(cell);
  });

  test('never begins a formula, ends its line, or is no text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...odd), minLength: 1 }), (value) => {
        const cell = plainCell(value);
        expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        expect(cell).not.toMatch(/[\u0000-\u001F]/);
        expect(cell.isWellFormed()).toBe(true);
      }),
    );
  });

  test('is the value itself where nothing is wrong with it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9А-Яа-я][0-9А-Яа-я =+@-]{0,20}$/), (value) => {
        expect([plainCell(value), plainValue(value)]).toEqual([value, value]);
      }),
    );
  });
});
