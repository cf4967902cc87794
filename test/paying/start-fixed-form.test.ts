import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inFixedForm } from '../../server/paying/money-key.ts';

const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.bigInt(), fc.constant(null));
const input = fc.dictionary(fc.string(), fc.oneof(leaf, fc.array(leaf), fc.dictionary(fc.string(), leaf)));

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => [name, shuffled(field)] as const);
  return Object.fromEntries([...fields.toReversed(), ['nothing of it', undefined], ['nor of this', null]]);
};

test('the same input is the same text in whatever order its fields came, and with what was left out as null', () => {
  fc.assert(fc.property(input, (one) => inFixedForm(shuffled(one)) === inFixedForm(one)));
});

test('other input is another text', () => {
  const texts = [
    { a: '1' },
    { a: 1 },
    { a: ['1'] },
    { a: ['1', '2'] },
    { a: ['2', '1'] },
    { a: ['1,2'] },
    { a: { b: '1' } },
    { b: '1' },
    { a: '1', b: '1' },
    { a: '1","b":"1' },
    { a: true },
    {},
    [],
    null,
    '',
  ].map(inFixedForm);
  expect(new Set(texts).size).toBe(texts.length);
});
