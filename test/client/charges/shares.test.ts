import { expect, test } from 'vitest';
import { sharesOf } from '../../../client/charges/shares.ts';

const sum = (name: string, amount: string) => ({ name, amount });

test('shares of a month add up to a hundred, the largest first, and sums stay to the kopeck', () => {
  const shares = sharesOf([
    sum('Холодная вода', '0.01'),
    sum('Свет', '0.02'),
    sum('Газ', '0.01'),
    sum('Вывоз', '0.03'),
  ]);
  expect(shares.map(({ name, amount }) => [name, amount])).toEqual([
    ['Вывоз', '0.03'],
    ['Свет', '0.02'],
    ['Холодная вода', '0.01'],
    ['Газ', '0.01'],
  ]);
  expect(shares.map(({ tenths }) => tenths)).toEqual([428, 286, 143, 143]);
  expect(shares.at(-1)?.to).toBeCloseTo(1, 5);
});

test('a service that gives money back or costs nothing is no part of the circle, and keeps its line', () => {
  const shares = sharesOf([
    sum('Возврат', '-300.00'),
    sum('Свет', '900.00'),
    sum('Пени', '0.00'),
    sum('Газ', '100.00'),
  ]);
  expect(shares.map(({ name, tenths, from, to }) => [name, tenths, from, to])).toEqual([
    ['Свет', 900, 0, 0.9],
    ['Газ', 100, 0.9, 1],
    ['Пени', null, 1, 1],
    ['Возврат', null, 1, 1],
  ]);
});

test('a month without a positive sum has no shares', () => {
  expect(sharesOf([sum('Свет', '0.00'), sum('Газ', '-5.00')]).map(({ tenths }) => tenths)).toEqual([null, null]);
  expect(sharesOf([])).toEqual([]);
});
