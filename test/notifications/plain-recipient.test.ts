import { expect, test } from 'vitest';
import { plainAddress, plainPhone } from '../../server/notifications/plain-recipient.ts';

test.each([
  ['Anna.Petrova@Mail.RU', 'anna.petrova@mail.ru'],
  [' anna+svet@mail.example ', 'anna+svet@mail.example'],
  ['anna@почта.рф', 'anna@xn--80a1acny.xn--p1ai'],
])('%s is one plain address', (typed, kept) => {
  expect(plainAddress(typed)).toBe(kept);
});

test.each([
  '',
  'anna',
  '@mail.ru',
  'anna@',
  'anna@mail',
  'anna(comment)@mail.ru',
  'anna@mail.ru(comment)',
  'friends: anna@mail.ru, boris@mail.ru;',
  'anna@mail.ru, boris@mail.ru',
  'anna@mail.ru;boris@mail.ru',
  '"anna"@mail.ru',
  '"anna boris"@mail.ru',
  'Anna <anna@mail.ru>',
  '<anna@mail.ru>',
  'anna@mail.ru\r\nBcc: boris@mail.ru',
  'anna\n@mail.ru',
  'anna@mail.ru\0',
  'anna@[127.0.0.1]',
  'anna@127.0.0.1',
  'anna@mail..ru',
  '.anna@mail.ru',
  'anna.@mail.ru',
  'an..na@mail.ru',
  'anna@-mail.ru',
  'anna@mail.ru/..',
  'anna@mail.ru:25',
  'anna@boris@mail.ru',
  'anna%boris@mail.ru@',
  'аnna@mail.ru',
  'anna\u202e@mail.ru',
  `${'a'.repeat(65)}@mail.ru`,
  `a@${'a.'.repeat(130)}ru`,
  `${'a'.repeat(10_000_000)}@mail.ru`,
])('%j is no plain address', (typed) => {
  expect(plainAddress(typed)).toBeUndefined();
});

test.each(['8 (910) 123-45-67', '+7 910 123 45 67', '79101234567', '9101234567'])('%s is one phone number', (typed) => {
  expect(plainPhone(typed)).toBe('+79101234567');
});

test.each([
  '',
  '123',
  '+1 910 123 45 67',
  '8910123456789',
  '8910123456a',
  '+79101234567\r\n+79101234568',
  '٨٩١٠١٢٣٤٥٦٧',
])('%j is no phone number', (typed) => {
  expect(plainPhone(typed)).toBeUndefined();
});
