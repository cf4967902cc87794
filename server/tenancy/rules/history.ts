import { z } from 'zod';
import { Label } from './vocabulary.ts';

const Interval = z
  .discriminatedUnion('mode', [
    z.strictObject({
      mode: z.literal('LAST_MONTHS').describe('The last months up to today.'),
      months: z.int().min(1).max(60).describe('How many months.'),
    }),
    z.strictObject({ mode: z.literal('SINCE_REGISTRATION').describe('From the resident’s registration on (S4).') }),
    z.strictObject({ mode: z.literal('EVERYTHING').describe('All there is.') }),
  ])
  .meta({ typeName: 'HistoryInterval', description: 'The interval a history begins with.' });

const Section = z
  .strictObject({
    kind: z
      .enum(['READINGS', 'PAYMENTS', 'CHARGES', 'CHARGES_AND_PAYMENTS', 'CONSUMPTION'])
      .meta({ typeName: 'HistoryKind', description: 'What a history is about.' })
      .describe('What it is about.'),
    title: Label.describe('Title of the tab: «История платежей».'),
    shown: Interval.describe('What is shown before the resident chooses (S0: payments of the last 3 months).'),
    intervalChosen: z.boolean().describe('Whether the resident chooses an interval.'),
    sortable: z.boolean().describe('Whether the table can be sorted by its columns (S2).'),
    chart: z
      .enum(['NONE', 'BARS'])
      .meta({ typeName: 'HistoryChart', description: 'The chart above a history.' })
      .describe('The chart above the table; the table always carries the same values.'),
    monthOpens: z
      .enum(['NOTHING', 'DETAILS', 'DETAILS_AND_SERVICES_PIE'])
      .meta({ typeName: 'HistoryMonth', description: 'What a month of a history opens.' })
      .describe('What a tap on a month opens (S1: its details; S2: details and a pie of the services).'),
  })
  .meta({ typeName: 'HistorySectionRules', description: 'One tab of the history.' });

/** Which histories there are and how each begins. */
export const HistoryRules = z
  .strictObject({
    sections: z
      .array(Section)
      .min(1)
      .refine((all) => new Set(all.map(({ kind }) => kind)).size === all.length, 'a kind is listed twice')
      .describe('Tabs in order.'),
  })
  .meta({ typeName: 'HistoryRules', description: 'Which histories there are and how each begins.' });
