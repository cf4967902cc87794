import { describe, expect, test } from 'vitest';
import { ChargeMethod } from '../../../server/bills/bill.entity.ts';
import type { BillMonths, ChargeOfMonth } from '../../../server/bills/explain/bill-months.ts';
import { explain } from '../../../server/bills/explain/explain-bill.ts';
import { RegisterCode } from '../../../server/meters/meter.entity.ts';
import { charge, electricity, labels, line, metered, months } from './months.ts';

/** As it reads, with plain spaces. */
const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, ' ').replaceAll('\u2212', '−');
const of = (given: BillMonths) => {
  const { summary, lines, changes } = explain(given, labels);
  return {
    summary: plain(summary),
    lines: lines.map(({ text }) => plain(text)),
    changes: changes.map(({ text }) => plain(text)),
  };
};
const lineOf = (one: ChargeOfMonth) => of(months(undefined, [one])).lines[0];
const changesOf = (before: ChargeOfMonth[], now: ChargeOfMonth[]) => of(months(before, now)).changes;
const zones = (...lines: [string, string, string, string][]) =>
  charge(
    lines.map(([from, to, volume, tariff], i) =>
      metered(from, to, volume, tariff, { registerCode: [RegisterCode.T1, RegisterCode.T2, RegisterCode.T3][i]! }),
    ),
  );

describe('a line says', () => {
  test('that a meter went through zero', () => {
    expect(lineOf(charge([metered('9950', '32', '82', '6.73')]))).toBe(
      'По счётчику: показания с 9 950 по 32, счётчик прошёл через ноль, расход 82 кВт·ч × 6,73 ₽ = 551,86 ₽.',
    );
  });
  test('nothing of a rollover where no meter could have made it', () => {
    expect(lineOf(charge([metered('9950', '32', '83', '6.73')]))).toBe(
      'По счётчику: показания с 9 950 по 32, к оплате принято 83 кВт·ч; 83 кВт·ч × 6,73 ₽ = 558,59 ₽.',
    );
  });
  test('which zone it is, as the utility calls it', () => {
    const lines = of(months(undefined, [zones(['10', '15', '5', '7.74'], ['7', '7', '0', '4.37'])])).lines;
    expect(lines).toEqual([
      'День, по счётчику: показания с 10 по 15, расход 5 кВт·ч × 7,74 ₽ = 38,70 ₽.',
      'Ночь: показание счётчика не изменилось, 7: расход 0, ничего не начислено.',
    ]);
  });
  test('the norm that makes the volume, with people counted in the right case', () => {
    expect(lineOf(charge([line('6', '6.73')]))).toBe(
      'По нормативу: 3 кВт·ч на человека × 2 человека = 6 кВт·ч; 6 кВт·ч × 6,73 ₽ = 40,38 ₽.',
    );
    const odn = { code: '02', name: 'ОДН', kind: 'COMMON_NEEDS' };
    expect(lineOf(charge([line('3.458', '6.73')], { service: odn }))).toBe(
      'Ваша доля общего расхода дома. По нормативу: 0,07 кВт·ч на 1 м² × 49,4 м² = 3,458 кВт·ч; 3,458 кВт·ч × 6,73 ₽ = 23,27 ₽.',
    );
  });
  test('no norm where none makes the volume', () => {
    const heating = { code: '20', name: 'Отопление', kind: 'HEATING' };
    expect(lineOf(charge([line('1.1234', '2318.77', { unit: 'Гкал' })], { service: heating }))).toBe(
      'По нормативу: 1,1234 Гкал × 2 318,77 ₽ = 2 604,91 ₽.',
    );
  });
  test('no product that is none', () => {
    expect(lineOf(charge([metered('10', '92', '82', '6.73', { charged: 123_456n })]))).toBe(
      'По счётчику: показания с 10 по 92, расход 82 кВт·ч, тариф 6,73 ₽, начислено 1 234,56 ₽.',
    );
  });
  test('the small volume and the price with four places as they are', () => {
    expect(
      lineOf(charge([line('0.0005', '2.3456', { method: null })], { service: { ...electricity, kind: 'OTHER' } })),
    ).toBe('0,0005 кВт·ч × 2,3456 ₽ = 0,00 ₽.');
  });
});

describe('what changed says', () => {
  test('how much more was used, and how much of it is the new tariff', () => {
    expect(
      changesOf([charge([metered('0', '100', '100', '6.73')])], [charge([metered('100', '250', '150', '7.10')])]),
    ).toEqual([
      'Расход больше на 50 кВт·ч (был 100, стал 150): +336,50 ₽. Тариф выше: был 6,73 ₽, стал 7,10 ₽: +55,50 ₽.',
    ]);
  });
  test('that the norm was counted with in place of the meter', () => {
    expect(changesOf([charge([metered('0', '185', '185', '6.73')])], [charge([line('12', '6.73')])])).toEqual([
      'Раньше считали по счётчику (185 кВт·ч), теперь по нормативу (12 кВт·ч): −1 164,29 ₽.',
    ]);
  });
  test('each zone by itself', () => {
    expect(
      changesOf(
        [zones(['0', '5', '5', '7.74'], ['0', '9', '9', '4.37'])],
        [zones(['5', '11', '6', '7.74'], ['9', '17', '8', '4.37'])],
      ),
    ).toEqual([
      'День: расход больше на 1 кВт·ч (был 5, стал 6): +7,74 ₽. Ночь: расход меньше на 1 кВт·ч (был 9, стал 8): −4,37 ₽.',
    ]);
  });
  test('that the zones of the meter are others', () => {
    expect(
      changesOf([zones(['0', '5', '5', '7.74'])], [zones(['0', '5', '5', '7.74'], ['0', '9', '9', '4.37'])]),
    ).toEqual(['Зоны или счётчики не те, что месяцем раньше: +39,33 ₽.']);
  });
  test('what was recalculated then and now', () => {
    const same = [line('6', '6.73')];
    const was = charge(same, { recalculated: -5000n });
    expect(changesOf([was], [charge(same)])).toEqual(['В сентябре был перерасчёт −50,00 ₽, сейчас его нет: +50,00 ₽.']);
    expect(changesOf([charge(same)], [was])).toEqual(['Перерасчёт: −50,00 ₽.']);
    expect(changesOf([was], [charge(same, { recalculated: 1n })])).toEqual([
      'В сентябре был перерасчёт −50,00 ₽, сейчас +0,01 ₽: +50,01 ₽.',
    ]);
  });
  test('which service is new and which is gone, the largest first', () => {
    const penalty = { code: '09', name: 'Пеня', kind: 'PENALTY' };
    const heating = { code: '20', name: 'Отопление', kind: 'HEATING' };
    const late = charge([line('0', '0', { charged: 122n, unit: null })], { service: penalty });
    const warm = charge([line('1', '2318.77', { unit: 'Гкал' })], { service: heating });
    expect(changesOf([late], [warm])).toEqual([
      'В сентябре этой услуги в счёте не было: +2 318,77 ₽.',
      'В октябре этой услуги в счёте нет: −1,22 ₽.',
    ]);
  });
  test('nothing when nothing changed, or there is nothing to compare with', () => {
    expect(changesOf([charge([line('6', '6.73')])], [charge([line('6', '6.73')])])).toEqual([]);
    expect(of(months(undefined, [charge([line('6', '6.73')])])).changes).toEqual([]);
  });
});

test('the whole bill is said in a few sentences', () => {
  const before = [charge([line('6', '6.73')], { opening: 100n })];
  const now = [
    charge([metered('0', '9', '9', '6.73', { method: ChargeMethod.METER })], {
      opening: -4138n,
      paid: 0n,
      recalculated: -1n,
    }),
  ];
  expect(of(months(before, now)).summary).toBe(
    'За октябрь 2026 начислено 60,57 ₽, перерасчёт −0,01 ₽, с учётом перерасчётов это на 20,18 ₽ больше, чем в сентябре. ' +
      'На начало октября была переплата 41,38 ₽, она засчитана. К оплате 19,18 ₽ до 28 октября.',
  );
});
