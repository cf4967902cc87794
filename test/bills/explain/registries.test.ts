import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BillExplanation } from '../../../server/bills/explain/explanation.type.ts';
import { billId, type Explaining, explaining, type ImportedBill } from './explaining.ts';

const slugs = ['kaluga', 'energosbyt', 'elista', 'stk'];

let of: Explaining;
beforeAll(async () => {
  of = await explaining(slugs);
}, 120_000);
afterAll(() => of.close());

const number = String.raw`\u2212?[\d\u202F]+(?:,\d+)?`;
const total = new RegExp(`(${number})\u00A0\\S+ × (${number})\u00A0₽ = (${number})\u00A0₽\\.$`);
const norm = new RegExp(
  `(${number})\u00A0\\S+ на (?:1\u00A0м²|человека) × (${number})\u00A0(м²|человека?) = (${number})\u00A0`,
);
const readings = new RegExp(`показания с ([\\d\u202F]+) по ([\\d\u202F]+),(.*) расход (${number})\u00A0`);

/** A figure of a sentence, as a number. */
const figure = (text: string): number =>
  Number(text.replaceAll('\u202F', '').replace('\u2212', '-').replace('+', '').replace(',', '.'));
/** Two figures are the same, but for what rounding to so many places leaves. */
const closeTo = (one: number, other: number, places: number) =>
  expect(Math.abs(one - other)).toBeLessThanOrEqual(0.5 * 10 ** -places + 1e-9);

interface Explained {
  bill: ImportedBill;
  before: ImportedBill | undefined;
  words: BillExplanation;
}

describe.each(slugs)('the bills of %s', (slug) => {
  let all: Explained[];
  beforeAll(async () => {
    const residentId = await of.residentOf(slug);
    const bills = await of.bills(slug);
    all = await Promise.all(
      bills.map(async (bill, i) => {
        const words = await of.explain(slug, residentId, billId(bill.accountId, bill.period));
        const before = bills[i - 1]?.accountId === bill.accountId ? bills[i - 1] : undefined;
        return { bill, before, words: words! };
      }),
    );
  }, 60_000);

  const eachLine = (
    check: (
      text: string,
      line: ImportedBill['charges'][0]['lines'][0],
      of: { bill: ImportedBill; kind: string },
    ) => void,
  ) => {
    for (const { bill, words } of all)
      for (const charge of bill.charges)
        for (const [i, line] of charge.lines.entries()) {
          const text = words.lines.find((one) => one.serviceCode === charge.code && one.position === i + 1)!.text;
          check(text, line, { bill, kind: charge.kind });
        }
  };

  test('are all explained, every line of them', () => {
    expect(all.length).toBe(80 * 12);
    for (const { bill, words } of all)
      expect(words.lines.filter(({ position }) => position !== null).length).toBe(
        bill.charges.flatMap((charge) => charge.lines).length,
      );
  });

  test('are explained in whole sentences whose figures do not break', () => {
    for (const { words } of all) {
      const texts = [words.summary, ...words.lines.map(({ text }) => text), ...words.changes.map(({ text }) => text)];
      for (const text of texts) {
        expect(text).toMatch(/^[А-ЯЁ].*[.₽]$/u);
        expect(text).toMatch(/\.$/);
        expect(text).not.toMatch(/undefined|null|NaN|Infinity| {2}|\.\.|: :|[\dТ] \d{3}|\d ₽/);
      }
    }
  });

  test('name the sum of each line, and arithmetic that leads to it', () => {
    eachLine((text, line, { kind }) => {
      const charged = Number(line.charged) / 100;
      const found = total.exec(text);
      if (found) {
        const [volume, tariff, sum] = found.slice(1).map((one) => figure(one));
        closeTo(volume! * tariff!, sum!, 2);
        expect(sum).toBe(charged);
        expect(volume).toBe(Number(line.volume));
        expect(tariff).toBe(Number(line.tariff));
      } else if (charged === 0) expect(text).toMatch(/ничего не начислено|Пени за этот месяц нет/);
      else {
        expect(kind).toBe('PENALTY');
        expect(figure(/^Пеня ([\d\u202F,]+)\u00A0₽/.exec(text)![1]!)).toBe(charged);
      }
    });
  });

  test('name readings whose difference is the consumption, also when the meter went through zero', () => {
    eachLine((text, line) => {
      if (line.previous === null || line.current === null || /не изменилось/.test(text)) return;
      const found = readings.exec(text)!;
      expect([figure(found[1]!), figure(found[2]!)]).toEqual([Number(line.previous), Number(line.current)]);
      const difference = Number(line.current) - Number(line.previous);
      expect(/счётчик прошёл через ноль/.test(found[3]!)).toBe(difference < 0);
      const capacity = figure(found[4]!) - difference;
      if (difference < 0) expect(String(capacity)).toMatch(/^10{4,7}$/);
      else expect(capacity).toBe(0);
    });
  });

  test('name a norm only when it makes the volume, for the area or the residents of the account', () => {
    eachLine((text, line, { bill, kind }) => {
      if (!/на 1\u00A0м²|на человека/.test(text)) return;
      const [one, base, of, volume] = norm.exec(text)!.slice(1) as [string, string, string, string];
      expect(figure(base)).toBe(of === 'м²' ? Number(bill.area) : bill.residents);
      expect(figure(volume)).toBe(Number(line.volume));
      closeTo(figure(one) * figure(base), figure(volume), kind === 'COMMON_NEEDS' ? 3 : 4);
    });
  });

  test('find the norm of everything that is charged without a meter', () => {
    eachLine((text, line, { kind }) => {
      if (kind === 'PENALTY' || line.previous !== null || Number(line.volume) === 0) return;
      expect(text).toMatch(kind === 'HEATING' || kind === 'COMMON_NEEDS' ? /на 1\u00A0м² × / : /на человека × /);
    });
  });

  test('tell what changed to the kopeck, in each service and together, the largest first', () => {
    const added = ({ charges }: ImportedBill) =>
      charges.reduce((sum, { charged, recalculated }) => sum + BigInt(charged) + BigInt(recalculated), 0n);
    for (const { bill, before, words } of all) {
      const differences = words.changes.map(({ difference }) => difference);
      expect(differences.reduce((sum, one) => sum + one, 0n)).toBe(before ? added(bill) - added(before) : 0n);
      for (const { difference, text } of words.changes) {
        const sums = [...text.matchAll(/: ([+\u2212][\d\u202F]+,\d\d)\u00A0₽\.(?: |$)/g)].map((one) => figure(one[1]!));
        expect(Math.round(sums.reduce((sum, one) => sum + one, 0) * 100)).toBe(Number(difference));
      }
      const sizes = differences.map((one) => (one < 0n ? -one : one));
      expect(sizes).toEqual(sizes.toSorted((one, other) => Number(other - one)));
    }
  });

  test('say what was recalculated, paid and left, and what is to be paid', () => {
    for (const { bill, words } of all) {
      const closing = Number(bill.closing) / 100;
      const due = /К оплате ([\d\u202F,]+)\u00A0₽ до \d+\u00A0[а-я]+(?:\u00A0\d{4})?\.$/.exec(words.summary);
      if (closing > 0) expect(figure(due![1]!)).toBe(closing);
      else expect(words.summary).toMatch(/Платить не нужно/);
      for (const charge of bill.charges) {
        const about = words.lines.filter((one) => one.serviceCode === charge.code && one.position === null);
        const text = about.map((one) => one.text).join(' ');
        expect(/Перерасчёт ([+\u2212])/.exec(text)?.[1]).toBe(
          charge.recalculated === '0' ? undefined : charge.recalculated.startsWith('-') ? '\u2212' : '+',
        );
        expect(/оставалось|переплата/.test(text)).toBe(charge.opening !== '0');
        expect(/оплачено/.test(text)).toBe(charge.paid !== '0');
      }
    }
  });
});

test('a bill of somebody else, of nobody and of no month is not explained', async () => {
  const residentId = await of.residentOf('kaluga');
  const [bill] = await of.bills('kaluga');
  const [foreign] = await of.bills('stk');
  const id = billId(bill!.accountId, bill!.period);
  expect(await of.explain('kaluga', residentId, id)).not.toBeNull();
  expect(await of.explain('kaluga', undefined, id)).toBeNull();
  expect(await of.explain('kaluga', foreign!.accountId, id)).toBeNull();
  expect(await of.explain('stk', residentId, id)).toBeNull();
  expect(await of.explain('kaluga', residentId, billId(foreign!.accountId, foreign!.period))).toBeNull();
  for (const period of ['2031-01-01', '2026-13-01', '2026-10-02', "2026-10-01'", ''])
    expect(await of.explain('kaluga', residentId, billId(bill!.accountId, period))).toBeNull();
  for (const wrong of ['', 'x', '0', id.slice(1)]) expect(await of.explain('kaluga', residentId, wrong)).toBeNull();
});
