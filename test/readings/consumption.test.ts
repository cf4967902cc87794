import fc from 'fast-check';
import { expect, test } from 'vitest';
import { consumptionOf, plausibleConsumption } from '../../server/readings/consumption.ts';
import { typedDigits } from '../../server/readings/typed-digits.ts';

type Sanity = { service: string; warnAbove: number; refuseAbove: number | null };
const tenant = (...sanity: Sanity[]) =>
  ({ rules: { readings: { sanity } } }) as unknown as Parameters<typeof plausibleConsumption>[0];

/** A meter, its reading before, and how much may have been used in a month. */
const meters = fc.integer({ min: 1, max: 9 }).chain((digits) =>
  fc.record({
    digits: fc.constant(digits),
    previous: fc.integer({ min: 0, max: 10 ** digits - 1 }),
    value: fc.integer({ min: 0, max: 10 ** digits - 1 }),
    limit: fc.integer({ min: 1, max: 20_000 }),
    months: fc.integer({ min: 1, max: 24 }),
  }),
);
const days = (months: number): { from: string; to: string } => {
  const to = new Date(Date.UTC(2026, 10, 20));
  const from = new Date(to.getTime() - Math.round(months * (365.25 / 12)) * 86_400_000);
  return { from: from.toISOString().slice(0, 10), to: to.toISOString().slice(0, 10) };
};

const consumption = (meter: { digits: number; previous: number; value: number; limit: number; months: number }) => {
  const { digits, previous, value, limit, months } = meter;
  const rules = tenant({ service: '01', warnAbove: 1, refuseAbove: limit });
  const limits = plausibleConsumption(rules, { service: '01', digits, ...days(months) });
  return consumptionOf({ previous: String(previous), value: String(value), digits }, limits);
};

test('forwards, consumption is the difference; backwards it is the rest of the meter and the new, or an error', () => {
  fc.assert(
    fc.property(meters, (meter) => {
      const found = consumption(meter);
      const { digits, previous, value, limit, months } = meter;
      if (value >= previous) return found === value - previous;
      const rolled = value - previous + 10 ** digits;
      return found === (rolled <= limit * months && rolled <= 10 ** digits / 2 ? rolled : undefined);
    }),
  );
});

test('a believed rollover never used more than the limit of its months, and is what the device counted', () => {
  fc.assert(
    fc.property(meters, (meter) => {
      const found = consumption(meter);
      if (found === undefined) return true;
      const { digits, previous, value, limit, months } = meter;
      const counted = (previous + found) % 10 ** digits;
      return counted === value && (value >= previous || found <= limit * months);
    }),
  );
});

test('a digit mistyped to a lower one is no rollover as long as a month’s limit is below half the meter’s range', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10, max: 99_999 }),
      fc.nat(4),
      fc.integer({ min: 1, max: 49_999 }),
      (previous, place, limit) => {
        const digits = String(previous).padStart(5, '0').split('');
        if (digits[place] === '0') return;
        digits[place] = '0';
        const value = Number(digits.join(''));
        if (previous - value > 50_000 - 1) return; // the first digit of a meter near its end
        expect(consumption({ digits: 5, previous, value, limit, months: 1 })).toBeUndefined();
      },
    ),
  );
});

test('without a rule for the service nothing is asked, nothing is too much, and no rollover is believed', () => {
  const limits = plausibleConsumption(tenant(), { service: '01', digits: 5, from: '2026-10-31', to: '2026-11-20' });
  expect(limits).toEqual({ warnAbove: null, refuseAbove: null, rolloverUpTo: null });
  expect(consumptionOf({ previous: '99999', value: '0', digits: 5 }, limits)).toBeUndefined();
});

test('where nothing is ever too much, a rollover is believed up to what is usual', () => {
  const rules = tenant({ service: '01', warnAbove: 100, refuseAbove: null });
  const limits = plausibleConsumption(rules, { service: '01', digits: 5, from: '2026-09-20', to: '2026-11-20' });
  expect(limits).toEqual({ warnAbove: 200, refuseAbove: null, rolloverUpTo: 200 });
});

test('whatever is typed is either so many digits or told how to type them; it never becomes another number', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: fc.constantFrom('0', '1', '9', ' ', '\u00A0', '\u202F', ',', '.', '-', '٣', '４', 'O') }),
  );
  fc.assert(
    fc.property(typed, fc.integer({ min: 1, max: 9 }), (text, width) => {
      const read = typedDigits(text, width);
      const bare = text.replace(/\s/g, '');
      if ('digits' in read)
        return /^(0|[1-9]\d*)$/.test(read.digits) && Number(read.digits) === Number(bare) && bare.length <= width;
      return read.message.length > 20 && !(/^[0-9]+$/.test(bare) && bare.length <= width);
    }),
    { numRuns: 500 },
  );
});
