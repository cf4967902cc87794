import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callbackChecksum, type CallbackParameter, readCallback } from '../../server/acquiring/callback-checksum.ts';

const key = 'ooc7slpvc61k7sf7ma7p4hrefr';
const told: CallbackParameter[] = [
  ['mdOrder', '06cf5599-3f17-7c86-bdbc-bd7d00a8b38b'],
  ['operation', 'approved'],
  ['orderNumber', '2003'],
  ['status', '1'],
];
const checksum = 'EAF2FB72CAB99FD5067F4BA493DD84F4D79C1589FDE8ED29622F0F07215AA972';
const hint = {
  mdOrder: '06cf5599-3f17-7c86-bdbc-bd7d00a8b38b',
  orderNumber: '2003',
  operation: 'approved',
  status: '1',
};

const signed = (parameters: CallbackParameter[], by = key): CallbackParameter[] => [
  ...parameters,
  ['checksum', callbackChecksum(parameters, by)],
];

describe('a callback is the bank’s word', () => {
  test('with the checksum of the protocol’s own example', () => {
    expect(callbackChecksum(told, key)).toBe(checksum);
    expect(readCallback([...told, ['checksum', checksum]], key)).toEqual(hint);
  });

  test('whatever the order its parameters come in, and with the name of the key beside them', () => {
    const parameters: CallbackParameter[] = [['sign_alias', 'key-2'], ['checksum', checksum], ...told.toReversed()];
    expect(readCallback(parameters, key)).toEqual(hint);
  });

  test('with parameters a bank adds, when the checksum covers them', () => {
    const more: CallbackParameter[] = [
      ...told,
      ['amount', '10000'],
      ['callbackCreationDate', 'Mon Jan 31 21:46:52 MSK 2026'],
    ];
    expect(readCallback(signed(more), key)).toEqual(hint);
  });
});

const without = (name: string) => told.filter(([one]) => one !== name);
const naturally = (text: string) => createHmac('sha256', key).update(text).digest('hex').toUpperCase();

describe('a callback changes nothing', () => {
  const refused: [string, CallbackParameter[]][] = [
    ['without a checksum', told],
    ['with an empty checksum', [...told, ['checksum', '']]],
    ['with the checksum in lower case', [...told, ['checksum', checksum.toLowerCase()]]],
    ['with half a checksum', [...told, ['checksum', checksum.slice(0, 32)]]],
    ['with something behind the checksum', [...told, ['checksum', `${checksum} `]]],
    ['with the checksum of another key', signed(told, 'another key')],
    [
      'with the checksum of another order',
      [...without('orderNumber'), ['orderNumber', '2004'], ['checksum', checksum]],
    ],
    ['with a parameter the checksum does not cover', [...told, ['amount', '1'], ['checksum', checksum]]],
    ['with a parameter twice', [...told, ['status', '1'], ['checksum', checksum]]],
    ['with a parameter twice, signed', signed([...told, ['status', '0']])],
    ['with two checksums', [...told, ['checksum', checksum], ['checksum', checksum]]],
    ['with a ; in a value, signed', signed([...without('status'), ['status', '1;']])],
    ['with a ; in a name, signed', signed([...told, ['a;b', 'c']])],
    ['with a ; in the name of the key', [...told, ['sign_alias', 'a;b'], ['checksum', checksum]]],
    ['with a parameter without a name', signed([...told, ['', '']])],
    [
      'with names hashed in the order they came',
      [
        ...told.toReversed(),
        [
          'checksum',
          naturally(
            told
              .toReversed()
              .map(([name, value]) => `${name};${value};`)
              .join(''),
          ),
        ],
      ],
    ],
    ['without an order', signed(without('mdOrder'))],
    ['without an operation', signed(without('operation'))],
    ['with names in other letters', signed(told.map(([name, value]) => [name.toUpperCase(), value] as const))],
    ['with nothing at all', []],
  ];
  test.each(refused)('%s', (_, parameters) => {
    expect(readCallback(parameters, key)).toBeUndefined();
  });

  test('when the name and value of one parameter are split elsewhere', () => {
    // `status;1;` and a parameter `status;1` without a value would make one text.
    const moved: CallbackParameter[] = [...without('status'), ['status;1', ''], ['checksum', checksum]];
    expect(readCallback(moved, key)).toBeUndefined();
  });
});

describe('of any parameters', () => {
  const word = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !text.includes(';'));
  const extra = fc
    .uniqueArray(fc.tuple(word, word), {
      maxLength: 6,
      selector: ([name]) => name,
    })
    .map((all) => all.filter(([name]) => !['checksum', 'sign_alias', ...told.map(([one]) => one)].includes(name)));

  test('the checksum does not depend on their order', () => {
    fc.assert(
      fc.property(
        extra.chain((all) => fc.shuffledSubarray([...told, ...all], { minLength: told.length + all.length })),
        (shuffled) => {
          expect(readCallback(signed(shuffled), key)).toEqual(hint);
          expect(callbackChecksum(shuffled, key)).toBe(callbackChecksum(shuffled.toReversed(), key));
        },
      ),
    );
  });

  test('a changed value, a parameter taken away and one put in are each refused', () => {
    fc.assert(
      fc.property(extra, fc.nat(), word, (all, place, other) => {
        const good = signed([...told, ...all]);
        const index = place % (good.length - 1);
        const [name, value] = good[index]!;
        fc.pre(other !== value && !good.some(([one]) => one === other));
        expect(readCallback(good.with(index, [name, other]), key)).toBeUndefined();
        expect(readCallback(good.toSpliced(index, 1), key)).toBeUndefined();
        if (other !== 'sign_alias') expect(readCallback([...good, [other, value]], key)).toBeUndefined();
      }),
    );
  });

  test('a checksum made up is refused', () => {
    const hex = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEF'.split('')), minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(hex, (guess) => {
        expect(readCallback([...told, ['checksum', guess]], key)).toBeUndefined();
      }),
    );
  });
});
