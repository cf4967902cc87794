import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chargesAtOnce, kopecksOf, tariffInForce } from '../../../server/readings/preliminary/charge-at-once.ts';
import type { Tenant } from '../../../server/tenancy/define-tenant.ts';

const at = (from: string, price: string, more: Partial<Tenant['tariffs'][number]> = {}) => ({
  service: '01',
  registers: 1,
  register: 'T1' as const,
  from,
  price,
  ...more,
});

const volumes = fc.bigInt({ min: 0n, max: 10n ** 9n });
/** Rubles in millionths, and how they may be written. */
const prices = fc.bigInt({ min: 0n, max: 10n ** 13n - 1n });
const written = (millionths: bigint): string => {
  const digits = millionths.toString().padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
};

describe('a volume at a price', () => {
  test.each([
    ['107', '6.73', 72_011n],
    ['0', '6.73', 0n],
    ['1', '0.005', 1n],
    ['1', '0.0049', 0n],
    ['1', '0.004999', 0n],
    ['3', '2.405', 722n],
    ['1', '7', 700n],
    ['999999999', '9999999.999999', 999_999_998_999_900_000n],
  ])('%s at %s rubles are %s kopecks', (volume, price, kopecks) => {
    expect(kopecksOf(volume, price)).toBe(kopecks);
  });

  test('is never further than half a kopeck from what it costs, and half a kopeck goes up', () => {
    fc.assert(
      fc.property(volumes, prices, (volume, millionths) => {
        const exact = volume * millionths; // millionths of a ruble: a kopeck has 10 000 of them
        const rest = kopecksOf(volume.toString(), written(millionths)) * 10_000n - exact;
        expect(rest).toBeLessThanOrEqual(5_000n);
        expect(rest).toBeGreaterThan(-5_000n);
      }),
    );
  });

  test('costs the same however many zeros the price ends with', () => {
    fc.assert(
      fc.property(volumes, prices, (volume, millionths) => {
        const long = written(millionths);
        const short = long.replace(/\.?0+$/, '') || '0';
        expect(kopecksOf(volume.toString(), short)).toBe(kopecksOf(volume.toString(), long));
      }),
    );
  });

  test('costs as much as its parts, but for the rounding of each', () => {
    fc.assert(
      fc.property(volumes, volumes, prices, (one, other, millionths) => {
        const price = written(millionths);
        const [a, b, both] = [one, other, one + other].map((volume) => kopecksOf(volume.toString(), price));
        const apart = both! - a! - b!;
        expect(apart >= -1n && apart <= 1n).toBe(true);
      }),
    );
  });
});

describe('the price of a month', () => {
  const tariffs = [
    at('2026-07-01', '7.00'),
    at('2025-07-01', '6.73'),
    at('2026-10-15', '8.00'),
    at('2026-07-01', '5.00', { registers: 2 }),
    at('2026-07-01', '4.00', { registers: 2, register: 'T2' }),
    at('2026-07-01', '90', { service: 'HVS' }),
  ];
  const one = { service: '01', registers: 1, register: 'T1' } as const;

  test('is the one in force on its first day, in whatever order they are listed', () => {
    const months = ['2025-06-01', '2025-07-01', '2026-06-01', '2026-07-01', '2026-10-01', '2026-11-01'];
    const wanted = [undefined, '6.73', '6.73', '7.00', '7.00', '8.00'];
    expect(months.map((month) => tariffInForce(tariffs, one, month))).toEqual(wanted);
    expect(months.map((month) => tariffInForce(tariffs.toReversed(), one, month))).toEqual(wanted);
  });

  test('is that of the service, of a meter with so many registers, and of the register', () => {
    const of = (more: object) => tariffInForce(tariffs, { ...one, ...more }, '2026-08-01');
    expect(of({ registers: 2 })).toBe('5.00');
    expect(of({ registers: 2, register: 'T2' })).toBe('4.00');
    expect(of({ service: 'HVS' })).toBe('90');
    expect([of({ registers: 3 }), of({ register: 'T2' }), of({ service: '02' })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('is asked for all registers of the meter: of two zones, one is never charged without the other', () => {
    const charge = (registers: Parameters<typeof chargesAtOnce>[1]['registers'], month = '2026-08-01') =>
      chargesAtOnce(tariffs, { serviceCode: '01', period: month, registers });
    const day = { code: 'T1', previous: '100', current: '110', volume: '10' } as const;
    const night = { code: 'T2', previous: '9995', current: '5', volume: '10' } as const;
    expect(charge([day, night])).toMatchObject([
      { code: 'T1', tariff: '5.00', kopecks: 5_000n },
      { code: 'T2', tariff: '4.00', kopecks: 4_000n },
    ]);
    expect(charge([day])).toMatchObject([{ tariff: '7.00', kopecks: 7_000n }]);
    expect(charge([day, { ...night, previous: null, volume: null }])).toBeUndefined();
    expect(charge([day, night], '2026-06-01')).toBeUndefined();
    expect(charge([])).toBeUndefined();
  });
});
