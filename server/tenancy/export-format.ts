import { z } from 'zod';

// How the files of every kind of export to a billing system are written: encodings, days, formats and their columns.

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

/** How a column is called and how wide it is. */
export const placed = {
  name: z.string().min(1).max(40).describe('What the header row, or the table, calls it.'),
  width: z.int().min(1).max(254).optional().describe('Characters; needed in dbf and fixed-width.'),
};
/** A line above or below the rows, which may say what the export knows by these names. */
const lineSaying = (names: readonly string[]) =>
  z
    .string()
    .max(100)
    .refine(
      (line) => !/[{}]/.test(names.reduce((rest, name) => rest.replaceAll(`{${name}}`, ''), line)),
      `may say ${names
        .map((name) => `{${name}}`)
        .join(', ')
        .replace(/, ([^,]+)$/, ' and $1')}`,
    );

const linesSaying = (names: readonly string[]) => ({
  encoding: Encoding,
  byteOrderMark: z.boolean().default(false).describe('Whether a UTF-8 file begins with one.'),
  lineEnd: z.enum(['LF', 'CRLF']),
  head: lineSaying(names).optional().describe('A line above everything else: «#HEADER|READINGS|{period}|{rows}».'),
  trailer: lineSaying(names).optional().describe('A line below the rows: «#END|{rows}».'),
});

/** How the rows of an export are written; its lines above and below them may say what has these names. */
export const formatSaying = (...names: string[]) =>
  z.discriminatedUnion('type', [
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
        ...linesSaying(names),
      })
      .describe('A spreadsheet opens it, so what it would take for a formula gets an apostrophe before it.'),
    z.strictObject({ type: z.literal('fixed-width'), ...linesSaying(names) }),
    z.strictObject({ type: z.literal('dbf'), encoding: Encoding.exclude(['utf-8']) }),
    z.strictObject({ type: z.literal('xlsx'), sheet: z.string().min(1).max(31) }),
  ]);

/** How the rows of an export are written. */
export type ExportFormat = z.output<ReturnType<typeof formatSaying>>;

/** Values of a length that is known, which must not be cut off. */
const leastWidths: Readonly<Record<string, readonly [characters: number, what: string]>> = {
  value: [7, 'the 7 digits of a meter'],
  amount: [12, 'a sum of 12 characters'],
  id: [36, 'an id of 36 characters'],
  payment: [32, 'an order number of 32 characters'],
};

/** Notes columns that the format cannot have, and values that lack. */
export function misplaced(
  { format, columns }: { format: ExportFormat; columns: { name: string; is: string; width?: number | undefined }[] },
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
    // Cut off, it would be another reading, or another sum.
    const least = leastWidths[is];
    if (least && (width ?? least[0]) < least[0]) wrong([place, 'width'], `is narrower than ${least[1]}`);
    if (format.type === 'dbf' && !/^[A-Z][A-Z0-9_]{0,9}$/.test(name))
      wrong([place, 'name'], 'of a dbf has at most ten capital latin letters, digits and _');
  }
}
