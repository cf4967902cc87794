import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChargeMethod } from '../../../server/bills/bill.entity.ts';
import type { ChargeOfMonth, LineOfMonth } from '../../../server/bills/explain/bill-months.ts';
import { compareMonths } from '../../../server/bills/explain/compare-months.ts';
import { explain } from '../../../server/bills/explain/explain-bill.ts';
import { priceOf } from '../../../server/bills/explain/millionths.ts';
import { RegisterCode } from '../../../server/meters/meter.entity.ts';
import { bill, charge, labels } from './months.ts';

const millionth = fc.oneof(
  fc.bigInt(0n, 5_000_000_000n),
  fc.integer({ min: 0, max: 400 }).map((units) => BigInt(units) * 1_000_000n),
  fc.constantFrom(0n, 6_730_000n, 7_100_000n, -3_000_000n),
);
const kopecks = fc.oneof(fc.constant(0n), fc.bigInt(-300_000n, 900_000n));

const rarely = fc.oneof({ weight: 12, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: kopecks });

const lines = fc.array(
  fc
    .record({
      method: fc.constantFrom(ChargeMethod.METER, ChargeMethod.METER, ChargeMethod.METER, ChargeMethod.NORM, null),
      previousReading: fc.constantFrom(null, '0', '99990'),
      currentReading: fc.constantFrom(null, '12', '100000'),
      volume: millionth,
      unit: fc.constantFrom('кВт·ч', 'кВт·ч', 'кВт·ч', 'кВт·ч', 'м³', null),
      tariff: millionth,
      registerCode: fc.constantFrom(RegisterCode.T1, RegisterCode.T1, RegisterCode.T2, RegisterCode.T3, null),
      odd: rarely,
    })
    .map(({ odd, ...one }): LineOfMonth => ({ ...one, charged: odd ?? priceOf(one.volume, one.tariff) })),
  { maxLength: 4 },
);

const charges = fc.uniqueArray(
  fc
    .record({
      code: fc.constantFrom('01', '02', '09', '20', '21'),
      kind: fc.constantFrom('ELECTRICITY', 'HEATING', 'COMMON_NEEDS', 'PENALTY', 'OTHER'),
      lines,
      recalculated: kopecks,
      opening: kopecks,
      paid: kopecks,
      // Nothing holds a charge to the sum of its lines but the import's own check.
      odd: rarely,
    })
    .map(({ code, kind, odd, ...one }): ChargeOfMonth =>
      charge(one.lines, {
        ...one,
        service: { code, name: `Услуга ${code}`, kind },
        ...(odd === undefined ? {} : { charged: odd }),
      }),
    ),
  { selector: ({ service }) => service.code, maxLength: 5 },
);

const addsUp = (one: ChargeOfMonth) => one.charged === one.lines.reduce((sum, { charged }) => sum + charged, 0n);
const unexplained: unknown = expect.objectContaining({ text: 'Прочее' });

test('differences and their reasons make what was charged more or less, to the kopeck, whatever the months are', () => {
  fc.assert(
    fc.property(charges, charges, (was, is) => {
      const [before, now] = [bill('2026-09-01', was), bill('2026-10-01', is)];
      const changes = compareMonths(before, now, labels);
      const differences = changes.reduce((sum, { difference }) => sum + difference, 0n);
      expect(differences).toBe(now.charged + now.recalculated - before.charged - before.recalculated);
      for (const { difference, reasons } of changes) {
        expect(reasons.reduce((sum, { amount }) => sum + amount, 0n)).toBe(difference);
        expect(reasons.every(({ amount }) => amount !== 0n)).toBe(true);
      }
      // What no reason explains is only there when a charge is not the sum of its lines.
      if ([...was, ...is].every(addsUp))
        expect(changes.flatMap(({ reasons }) => reasons)).not.toContainEqual(unexplained);
    }),
    { numRuns: 2000 },
  );
});

test('whatever the months are, they are told in sentences', () => {
  const dwelling = fc.record({ area: fc.option(millionth), residents: fc.option(fc.integer({ min: 0, max: 12 })) });
  fc.assert(
    fc.property(charges, charges, dwelling, (was, is, home) => {
      const words = explain({ bill: bill('2026-10-01', is), before: bill('2026-09-01', was), dwelling: home }, labels);
      const texts = [words.summary, ...words.lines.map(({ text }) => text), ...words.changes.map(({ text }) => text)];
      for (const text of texts) expect(text).toMatch(/^[А-ЯЁ\d\u2212].*\.$/u);
      for (const text of texts) expect(text).not.toMatch(/undefined|null|NaN| {2}/);
    }),
    { numRuns: 1000 },
  );
});
