import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canBeName, isSameName } from '../../../server/registration/checks/comparable-name.ts';

const billed = 'Соловьёва Алёна Юрьевна';
const spelt = (typed: string, bill = billed) => isSameName(bill, typed, 'SPELLING');
const initials = (typed: string, bill = billed) => isSameName(bill, typed, 'SURNAME_AND_INITIALS');

describe('one’s own name is recognised', () => {
  test.each([
    ['as it stands on the bill', billed],
    ['in other letters', 'СОЛОВЬЁВА алёна ЮРЬЕВНА'],
    ['with е for ё', 'Соловьева Алена Юрьевна'],
    ['with spaces to spare', '  Соловьёва   Алёна\u00A0Юрьевна\t'],
    ['without spaces', 'СоловьёваАлёнаЮрьевна'],
    ['with decomposed letters', billed.normalize('NFD')],
    ['in compatibility forms', 'Соловьёва\u2003Алёна\u3000Юрьевна'],
    ['with Latin letters that look the same', 'Coлoвьëвa Aлëнa Юpьeвнa'],
    ['with marks of direction and of nothing', '\u200FСоло\u200Bвьёва \u202EАлёна\u202C Юрь\u00ADевна\uFEFF'],
    ['with a stress mark', 'Соловьёва Алёна Ю\u0301рьевна'],
  ])('%s', (_, typed) => {
    expect(canBeName(typed)).toBe(true);
    expect(spelt(typed)).toBe(true);
  });

  test('with a hyphen, a space or nothing between the halves of a surname', () => {
    for (const typed of ['Римский-Корсаков Николай', 'римский корсаков николай', 'Римский—Корсаков Николай'])
      expect(spelt(typed, 'Римский-Корсаков Николай')).toBe(true);
  });

  test('when the billing system has Latin letters or spaces in it', () => {
    expect(spelt(billed, 'COЛOBЬEBA  AЛEHA ЮPЬEBHA')).toBe(true);
  });
});

describe('another name is not', () => {
  test.each([
    ['without the patronymic', 'Соловьёва Алёна'],
    ['without the first name', 'Соловьёва Юрьевна'],
    ['in another order', 'Алёна Юрьевна Соловьёва'],
    ['of a relative', 'Соловьёва Анна Юрьевна'],
    ['with initials', 'Соловьёва А. Ю.'],
    ['in another alphabet', 'Solovyova Alyona Yuryevna'],
    ['with the rest of a sentence', `${billed} или другая`],
    ['masked as the portal shows it', 'С••• А••• Ю•••'],
  ])('%s', (_, typed) => {
    expect(spelt(typed)).toBe(false);
  });

  test('й is not и, although marks do not count', () => {
    expect(spelt('Зайцев Андреи', 'Зайцев Андрей')).toBe(false);
    expect(spelt('Зайцев Андрей'.normalize('NFD'), 'Зайцев Андрей')).toBe(true);
  });

  test('a bill without a name is nobody’s', () => {
    for (const bill of ['', ' ', '-', '\u200B'])
      for (const typed of ['', ' ', '-', billed]) expect(spelt(typed, bill)).toBe(false);
  });
});

describe('initials', () => {
  test.each(['Соловьёва А.Ю.', 'соловьева а ю', 'Соловьёва А. Юрьевна', 'Соловьёва АЮ', billed, 'Coловьева A.Ю.'])(
    'stand for the rest where the rule allows it: %s',
    (typed) => {
      expect(initials(typed)).toBe(true);
      expect(initials(billed, typed)).toBe(true);
    },
  );

  test.each(['Соловьёва', 'Соловьёва А.', 'Соловьёва Ю.А.', 'С. А. Ю.', 'Соловьёва Анна Юрьевна', 'Соловьёва А.Ю.А.'])(
    'of somebody else, or too few, do not: %s',
    (typed) => {
      expect(initials(typed)).toBe(false);
    },
  );

  test('after a surname of two words', () => {
    expect(initials('Римский Корсаков Н.А.', 'Римский-Корсаков Николай Андреевич')).toBe(true);
    expect(initials('Ли Ян', 'Ли Я.')).toBe(true);
  });
});

test('exactly is exactly what one sees: case and ё count, the alphabet of a look-alike and spaces around do not', () => {
  const exact = (typed: string) => isSameName(billed, typed, 'EXACT');
  expect(exact(` ${billed}  `)).toBe(true);
  expect(exact('Coловьёва Алёна Юрьевна')).toBe(true);
  expect(exact('Соловьева Алена Юрьевна')).toBe(false);
  expect(exact('соловьёва алёна юрьевна')).toBe(false);
});

test('what can be no name is told at once', () => {
  for (const typed of ['', '  ', '123', '•••', '\u200B', 'я'.repeat(201), 'я'.repeat(10_000_000), '\ud800'])
    expect(canBeName(typed)).toBe(false);
});

describe('whatever is typed', () => {
  const tolerances = ['EXACT', 'SPELLING', 'SURNAME_AND_INITIALS', 'WHOLE_ROUBLES', 'LEADING_ZEROS'] as const;
  const word = fc.string({
    unit: fc.constantFrom(...Array.from('абвгдеёжзийклмнопрстуфхцчшщъыьэюя')),
    minLength: 2,
    maxLength: 12,
  });
  const name = fc.array(word, { minLength: 2, maxLength: 4 });

  test('the answer is yes or no, the same both ways round', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      name.map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(text, text, fc.constantFrom(...tolerances), (one, other, tolerance) => {
        expect(typeof canBeName(one)).toBe('boolean');
        expect(isSameName(one, other, tolerance)).toBe(isSameName(other, one, tolerance));
      }),
      { numRuns: 2000 },
    );
  });

  test('a name is itself in any spelling, and initials of it only where they may be', () => {
    const gap = fc.constantFrom(' ', '  ', '\u00A0', '-', '\u200B ');
    const spelling = fc.constantFrom(
      (letter: string) => letter,
      (letter: string) => letter.toUpperCase(),
      (letter: string) => (letter === 'ё' ? 'е' : letter),
      (letter: string) => 'aeopcyxkmt'['аеорсухкмт'.indexOf(letter)] ?? letter,
      (letter: string) => letter.normalize('NFD'),
    );
    fc.assert(
      fc.property(name, gap, fc.array(spelling, { minLength: 1, maxLength: 7 }), (words, between, spellings) => {
        const typed = Array.from(words.join(between), (letter, at) => spellings[at % spellings.length]!(letter)).join(
          '',
        );
        expect(spelt(typed, words.join(' '))).toBe(true);
        const [surname, ...rest] = words;
        const short = `${surname} ${rest.map((one) => `${one[0]}.`).join('')}`;
        expect(initials(short, words.join(' '))).toBe(true);
        expect(spelt(short, words.join(' '))).toBe(false);
      }),
    );
  });

  test('a name that differs in a letter is another', () => {
    fc.assert(
      fc.property(name, fc.nat(), fc.constantFrom(...Array.from('абвгджзиклмнопрстуфхцчшщ')), (words, at, letter) => {
        const plain = words.join(' ').replaceAll('ё', 'е');
        const place = at % plain.length;
        fc.pre(plain[place] !== ' ' && plain[place] !== letter);
        const typed = plain.slice(0, place) + letter + plain.slice(place + 1);
        expect(spelt(typed, plain)).toBe(false);
      }),
    );
  });
});
