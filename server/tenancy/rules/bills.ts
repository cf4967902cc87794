import { z } from 'zod';
import { dated, From, inForceOn } from './dated.ts';
import { DayOfMonth, Label, unique } from './vocabulary.ts';

const BillDates = z
  .strictObject({
    from: From,
    publishedFromDay: DayOfMonth.describe('First day of the next month on which a bill can appear.'),
    publishedByDay: DayOfMonth.describe('Day of the next month by which it has appeared.'),
    payByDay: DayOfMonth.describe('Day of the next month by which it is to be paid.'),
  })
  .refine((dates) => dates.publishedFromDay <= dates.publishedByDay, {
    path: ['publishedByDay'],
    message: 'is before publishedFromDay',
  })
  .meta({ typeName: 'BillDatesRules', description: 'When a bill appears and is to be paid.' });

/** What a bill is called, how it is got and when. */
export const BillRules = z
  .strictObject({
    name: Label.describe('What a bill is called: «счёт» (S0), «квитанция» (S2).'),
    nameGenitive: Label.describe('The same in the genitive: «счёта», «квитанции».'),
    formats: unique(
      z.enum(['PDF', 'PNG']).meta({ typeName: 'BillFormat', description: 'A format of a bill document.' }),
    )
      .min(1)
      .describe('Formats a bill is offered in (S0: PDF and PNG).'),
    print: z.boolean().describe('Whether a bill can be printed from the page.'),
    formedBy: z
      .enum(['PUBLISHED', 'CHOSEN_MONTH'])
      .meta({ typeName: 'BillForming', description: 'Which bills are there.' })
      .describe('PUBLISHED: appears by itself each month (S0); CHOSEN_MONTH: one chooses a month and forms it (S2).'),
    dates: dated(BillDates).describe(
      'Days by their time in force; a bill takes those in force on the first day of the month it appears in. ' +
        'Since 1 March 2026 the law says 5 and 15, before 1 and 10; S0 published on days 6–8.',
    ),
  })
  .meta({ typeName: 'BillRules', description: 'What a bill is called, how it is got and when.' });

type Dates = z.output<typeof BillRules>['dates'];

/**
 * The days of a bill: from when and by when it appears, and by when it is to be paid, each as "2026-11-15".
 * `period` is the billed month ("2026-10"); all three days are in the month after it.
 */
export function billDays(dates: Dates, period: string): { publishedFrom: string; publishedBy: string; payBy: string } {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(period);
  if (!match) throw new Error(`Not a month: ${period}`);
  const next = new Date(Date.UTC(Number(match[1]), Number(match[2]), 1)).toISOString().slice(0, 8);
  const days = inForceOn(dates, `${next}01`);
  const on = (day: number): string => next + String(day).padStart(2, '0');
  return { publishedFrom: on(days.publishedFromDay), publishedBy: on(days.publishedByDay), payBy: on(days.payByDay) };
}
