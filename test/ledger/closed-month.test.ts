import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chargeLine } from '../bills/import/written-registries.ts';
import { Books } from './books.ts';

let books: Books;
beforeEach(async () => {
  books = await Books.open();
  await books.charges('2025-11', [chargeLine(0, '2025-11', { charged: 1000 })]);
});
afterEach(() => books.close());

const december = (paid: number) =>
  books.charges('2025-12', [chargeLine(0, '2025-12', { charged: 500, opening: 1000, paid })]);
const january = (opening: number, paid: number) =>
  books.charges('2026-01', [chargeLine(0, '2026-01', { charged: 200, opening, paid })]);
const owed = async () => (await books.balance(0)).whole;
const statement = () => books.statement(0, '2025-01-01', '2026-12-31');

describe('what was paid in the portal after a billing system closed its month', () => {
  test('is taken off the bill that does not have it, and asked for by none', async () => {
    await books.pay(0, 300, { day: '2025-12-10' });
    await books.pay(0, 450, { day: '2025-12-30' });
    expect(await owed()).toBe(250);
    await december(300);
    expect(await books.balance(0)).toEqual({ whole: 750, services: { '01': 750 }, prepaid: 0 });
    const { entries, closing, agrees } = await statement();
    expect(entries.map(({ kind, amount, period }) => [kind, amount, period.slice(0, 7)])).toEqual([
      ['CHARGE', 1000n, '2025-11'],
      ['PAYMENT', -300n, '2025-12'],
      ['PAYMENT', -450n, '2026-01'],
      ['CHARGE', 500n, '2025-12'],
    ]);
    expect({ closing, agrees }).toEqual({ closing: 750n, agrees: true });
  });

  test('is counted once when the next bill has it, and again carried on when that has it neither', async () => {
    await books.pay(0, 450, { day: '2025-12-30' });
    await december(0);
    expect(await owed()).toBe(1050);
    await january(1500, 450);
    expect(await owed()).toBe(1250);
    await january(1500, 0);
    expect(await owed()).toBe(1250);
    expect(await statement()).toMatchObject({ closing: 1250n, agrees: true });
  });

  test('goes back into its month when a corrected bill has it, however often either comes', async () => {
    const paymentId = await books.pay(0, 450, { day: '2025-12-30' });
    for (const paid of [0, 450, 450, 0, 450]) {
      await december(paid);
      expect(await owed()).toBe(1050);
      expect(await statement()).toMatchObject({ closing: 1050n, agrees: true });
    }
    expect((await statement()).entries.filter(({ kind }) => kind === 'PAYMENT')).toHaveLength(1);
    // It can be given back to the kopeck, and no more.
    await expect(books.refund(0, paymentId, 451)).rejects.toThrow(/more is refunded/);
    expect(await books.refund(0, paymentId, 450)).toBe(true);
    expect(await owed()).toBe(1500);
  });

  test('is told from what was paid at a bank by its registry, whichever file comes first', async () => {
    await books.pay(0, 450, { day: '2025-12-30' });
    await december(600);
    await books.payments('2025-12', [[0, 600, 'a']]);
    expect(await owed()).toBe(450);
    expect(await statement()).toMatchObject({ closing: 450n, agrees: true });
    await books.payments('2025-12', [[0, 150, 'a']]);
    expect(await owed()).toBe(900);
    expect(await statement()).toMatchObject({ closing: 900n, agrees: true });
  });

  test('stays where it is when the bank tells of more than the bill has: that is for people to look at', async () => {
    await books.pay(0, 450, { day: '2025-12-10' });
    await books.payments('2025-12', [[0, 600, 'a']]);
    await december(450);
    expect(await owed()).toBe(1050);
    expect((await statement()).agrees).toBe(false);
  });

  test('may have been given back, before the bill or after it', async () => {
    const first = await books.pay(0, 300, { day: '2025-12-10' });
    await books.refund(0, first, 300, '2025-12-12');
    await december(0);
    expect(await owed()).toBe(1500);
    const second = await books.pay(0, 200, { day: '2026-01-10' });
    await books.refund(0, second, 200, '2026-01-31');
    await january(1500, 200);
    expect(await owed()).toBe(1700);
    expect(await statement()).toMatchObject({ closing: 1700n, agrees: true });
  });
});
