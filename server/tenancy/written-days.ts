import type { DateFormat, PeriodFormat } from './export-format.ts';
import type { z } from 'zod';

/** A day ("2026-11-21") as a utility's files write it. */
export const inDateFormat = (day: string, format: z.output<typeof DateFormat>): string => put(day, format);

/** A month, given by its first day, as a utility's files write it. */
export const inPeriodFormat = (period: string, format: z.output<typeof PeriodFormat>): string => put(period, format);

/** A file's name for a month by its pattern. */
export const fileNameOf = (pattern: string, period: string): string =>
  pattern.replace('{YYYY}', period.slice(0, 4)).replace('{MM}', period.slice(5, 7));

/** The name of a file that is one of several of a day, by its pattern. */
export const dayNameOf = (pattern: string, day: string, number: number): string =>
  fileNameOf(pattern, day).replace('{DD}', day.slice(8, 10)).replace('{number}', String(number));

const put = (day: string, format: string): string =>
  format.replace('YYYY', day.slice(0, 4)).replace('MM', day.slice(5, 7)).replace('DD', day.slice(8, 10));
