import { z } from 'zod';
import { DateFormat, FileName, formatSaying, misplaced, PeriodFormat, placed } from './export-format.ts';

// How residents' readings, and who wants no paper, are written for a utility's billing system: data of the tenant's folder
// (registries.ts, `readings` and `paperRefusals`).

const Column = z.strictObject({
  is: z
    .enum(['number', 'serviceCode', 'serial', 'registerCode', 'value', 'takenOn', 'period', 'readingId'])
    .describe('What stands in it; readingId: Kabinet’s own name of the reading, the same in every export.'),
  ...placed,
});

const needed = ['number', 'serviceCode', 'serial', 'registerCode', 'value', 'takenOn'] as const;

/** How an export of residents' readings is written. */
export const ReadingsExport = z
  .strictObject({
    fileName: FileName.regex(/\{YYYY\}/, 'names the month'),
    format: formatSaying('period', 'rows'),
    dateFormat: DateFormat.describe('How the day of a reading is written; a dbf has days of its own.'),
    periodFormat: PeriodFormat,
    columns: z.array(Column).max(20).describe('Columns in their order.'),
    registers: z
      .strictObject({ T1: z.string().min(1), T2: z.string().min(1), T3: z.string().min(1) })
      .default({ T1: 'T1', T2: 'T2', T3: 'T3' })
      .describe('What the registers are called.'),
  })
  .superRefine((profile, context) => misplaced(profile, needed, context));

/** How the accounts of residents who refused the paper bill are written. */
export const PaperRefusalsExport = z
  .strictObject({
    fileName: FileName,
    format: formatSaying('period', 'rows'),
    dateFormat: DateFormat.describe('How the day of the refusal is written; a dbf has days of its own.'),
    periodFormat: PeriodFormat.default('MM.YYYY').describe('How a head or trailer writes the present month.'),
    columns: z
      .array(z.strictObject({ is: z.enum(['number', 'refusedOn']).describe('What stands in it.'), ...placed }))
      .max(20)
      .describe('Columns in their order.'),
  })
  .superRefine((profile, context) => misplaced(profile, ['number'], context));

/** A checked profile of them. */
export type PaperRefusalsExport = z.output<typeof PaperRefusalsExport>;

/** A checked profile of an export. */
export type ReadingsExport = z.output<typeof ReadingsExport>;
