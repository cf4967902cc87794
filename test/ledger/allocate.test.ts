import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate } from '../../server/ledger/allocate.ts';

const kopecks = fc.bigInt({ min: 1n, max: 10n ** 15n });
const debts = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 6 })
  .chain((codes) =>
    fc.tuple(
      ...codes.map((serviceCode) =>
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map((amount) => ({ serviceCode, amount })),
      ),
    ),
  );
const sum = (parts: readonly { amount: bigint }[]) => parts.reduce((whole, { amount }) => whole + amount, 0n);

describe('a payment divided between debts', () => {
  test('is all there, to the kopeck, in parts above zero', () => {
    fc.assert(
      fc.property(kopecks, debts, (amount, owed) => {
        const parts = allocate(amount, owed);
        expect(sum(parts)).toBe(amount);
        expect(parts.every((part) => part.amount > 0n)).toBe(true);
        expect(new Set(parts.map(({ serviceCode }) => serviceCode)).size).toBe(parts.length);
      }),
    );
  });

  test('pays no service more than is owed for it; only what is over is prepaid', () => {
    fc.assert(
      fc.property(kopecks, debts, (amount, owed) => {
        const parts = allocate(amount, owed);
        const prepaid = parts.find(({ serviceCode }) => serviceCode === null)?.amount ?? 0n;
        const whole = sum(owed.filter((debt) => debt.amount > 0n));
        expect(prepaid).toBe(amount > whole ? amount - whole : 0n);
        for (const { serviceCode, amount: part } of parts)
          if (serviceCode !== null)
            expect(part <= owed.find((debt) => debt.serviceCode === serviceCode)!.amount).toBe(true);
      }),
    );
  });

  test('goes to the next debt only when the one before is paid whole', () => {
    fc.assert(
      fc.property(kopecks, debts, (amount, owed) => {
        const part = (code: string) =>
          allocate(amount, owed).find(({ serviceCode }) => serviceCode === code)?.amount ?? 0n;
        const open = owed.filter((debt) => debt.amount > 0n);
        const unfinished = open.findIndex((debt) => part(debt.serviceCode) < debt.amount);
        if (unfinished >= 0)
          expect(open.slice(unfinished + 1).every((debt) => part(debt.serviceCode) === 0n)).toBe(true);
      }),
    );
  });

  test('begins with what was given first: 100 over debts of 30, −5, 50 leaves 20 prepaid', () => {
    const owed = [
      { serviceCode: '01', amount: 3000n },
      { serviceCode: '02', amount: -500n },
      { serviceCode: '09', amount: 5000n },
    ];
    expect(allocate(10_000n, owed)).toEqual([
      { serviceCode: '01', amount: 3000n },
      { serviceCode: '09', amount: 5000n },
      { serviceCode: null, amount: 2000n },
    ]);
  });
});
