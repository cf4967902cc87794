import { z } from 'zod';

/** The field of a dated value: the day from which it is in force; null = from the beginning. */
export const From = z.iso
  .date()
  .nullable()
  .describe('First day on which these values are in force, in the tenant’s time zone; null: from the beginning.');

/**
 * Values that change on known days (a law, a new tariff year): the first entry is from the beginning (`from: null`),
 * the rest in order of their days, so that every day has exactly one value.
 */
export function dated<T extends z.ZodType<{ from: string | null }>>(value: T): z.ZodArray<T> {
  return z
    .array(value)
    .min(1)
    .superRefine((values, context) => {
      for (const [place, { from }] of values.entries()) {
        const earlier = values[place - 1]?.from ?? '';
        if (place === 0 ? from !== null : from === null || from <= earlier) {
          const message =
            place === 0
              ? 'the first value is in force from the beginning: null'
              : 'must be later than the value before';
          context.addIssue({ code: 'custom', path: [place, 'from'], message });
        }
      }
    });
}

/** The value in force on a day ("2026-03-01", in the tenant's time zone). */
export function inForceOn<T extends { from: string | null }>(values: readonly T[], day: string): T {
  const value = values.findLast(({ from }) => from === null || from <= day);
  if (!value) throw new Error(`No value is in force on ${day}`);
  return value;
}
