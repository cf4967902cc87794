import { z } from 'zod';

// How residents' readings, and who wants no paper, are written for a utility's billing system: data of the tenant's folder
// (registries.ts, `readings` and `paperRefusals`).

/** Encodings a file may be in. */
export const Encoding = z.enum(['utf-8', 'windows-1251', 'ibm866', 'koi8-r']);

export const DateFormat = z.enum(['DD.MM.YYYY', 'DD-MM-YYYY', 'YYYY-MM-DD', 'YYYYMMDD', 'DD/MM/YYYY']);
export const PeriodFormat = z.enum(['MM.YYYY', 'YYYY-MM', 'YYYYMM', 'MMYYYY', 'MM/YYYY']);

const month = /\{YYYY\}|\{MM\}/g;
/** How files of one kind are called. */
export const FileName = z
  .string()
  .max(100)
  .regex(/^[\w.{}-]+$/, 'a file name pattern has latin letters, digits, dots, hyphens, {YYYY} and {MM}')
  .refine((pattern) => [0, 2].includes(pattern.match(month)?.length ?? 0), 'has both {YYYY} and {MM}, or neither')
  .describe('How such files are called: «charges-{YYYY}-{MM}.csv».');

const placed = {
  name: z.string().min(1).max(40).describe('What the header row, or the table, calls it.'),
  width: z.int().min(1).max(254).optional().describe('Characters; needed in dbf and fixed-width.'),
};
const Column = z.strictObject({
  is: z
    .enum(['number', 'serviceCode', 'serial', 'registerCode', 'value', 'takenOn', 'period', 'readingId'])
    .describe('What stands in it; readingId: Kabinet’s own name of the reading, the same in every export.'),
  ...placed,
});

const Line = z
  .string()
  .max(100)
  .regex(/^[^{}]*(?:\{(?:period|rows)\}[^{}]*)*$/, 'may say {period} and {rows}');
const lines = {
  encoding: Encoding,
  byteOrderMark: z.boolean().default(false).describe('Whether a UTF-8 file begins with one.'),
  lineEnd: z.enum(['LF', 'CRLF']),
  head: Line.optional().describe('A line above everything else: «#HEADER|READINGS|{period}|{rows}».'),
  trailer: Line.optional().describe('A line below the rows: «#END|{rows}».'),
};

const Format = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('delimited'),
      delimiter: z.string().length(1),
      quote: z
        .literal('"')
        .nullable()
        .default(null)
        .describe('The sign around values that contain the delimiter; null: it becomes a blank in them.'),
      headerRow: z.boolean().default(false).describe('Whether the first row names the columns.'),
      ...lines,
    })
    .describe('A spreadsheet opens it, so what it would take for a formula gets an apostrophe before it.'),
  z.strictObject({ type: z.literal('fixed-width'), ...lines }),
  z.strictObject({ type: z.literal('dbf'), encoding: Encoding.exclude(['utf-8']) }),
  z.strictObject({ type: z.literal('xlsx'), sheet: z.string().min(1).max(31) }),
]);

/** Digits of the widest meters. */
const mostDigits = 7;

const needed = ['number', 'serviceCode', 'serial', 'registerCode', 'value', 'takenOn'] as const;

/** How an export of residents' readings is written. */
export const ReadingsExport = z
  .strictObject({
    fileName: FileName.regex(/\{YYYY\}/, 'names the month'),
    format: Format,
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
    format: Format,
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

/** Notes columns that the format cannot have, and values that lack. */
function misplaced(
  {
    format,
    columns,
  }: { format: z.output<typeof Format>; columns: { name: string; is: string; width?: number | undefined }[] },
  values: readonly string[],
  context: z.RefinementCtx,
): void {
  const wrong = (path: (string | number)[], message: string): void =>
    context.addIssue({ code: 'custom', path: ['columns', ...path], message });
  for (const value of values) if (!columns.some(({ is }) => is === value)) wrong([], `have no ${value}`);
  const wide = format.type === 'dbf' || format.type === 'fixed-width';
  for (const [place, { name, is, width }] of columns.entries()) {
    if (columns.findIndex((other) => other.name === name) < place) wrong([place, 'name'], `${name} is there twice`);
    if (wide && width === undefined) wrong([place, 'width'], `is needed in ${format.type}`);
    // Cut off, it would be another reading.
    if (is === 'value' && (width ?? mostDigits) < mostDigits)
      wrong([place, 'width'], `is narrower than the ${mostDigits} digits of a meter`);
    if (format.type === 'dbf' && !/^[A-Z][A-Z0-9_]{0,9}$/.test(name))
      wrong([place, 'name'], 'of a dbf has at most ten capital latin letters, digits and _');
  }
}

/** A checked profile of an export. */
export type ReadingsExport = z.output<typeof ReadingsExport>;
