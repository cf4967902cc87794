import { z } from 'zod';
import { DateFormat, Encoding, FileName, PeriodFormat } from './export-format.ts';
import { PaperRefusalsExport, ReadingsExport } from './export-profile.ts';
import { PortalPaymentsExport } from './portal-payments-profile.ts';

// How a utility's billing system writes its registries: data of the tenant's folder (registries.ts). The import reads any
// file by its profile; a new utility, or a billing system that was replaced, is another profile and no code.

/** Where a value stands: the column's name in the header row, or its number counted from 1. */
const Place = z.union([z.string().trim().min(1), z.int().min(1).max(200)]);
const Position = z.int().min(1).max(50);

/** Totals that a line above or below the rows states of them; numbers are positions after the marker, counted from 1. */
const StatedTotals = {
  marker: z.string().min(1).max(40).describe('What the line begins with; the rest of it is split like a row.'),
  rows: Position.optional().describe('Where it states the number of rows.'),
  charges: z.strictObject({ charged: Position, closing: Position.optional() }).optional(),
  payments: z.strictObject({ amount: Position, transferred: Position.optional(), fee: Position.optional() }).optional(),
};

const Head = z.strictObject({
  ...StatedTotals,
  kind: z
    .strictObject({ at: Position, is: z.string().min(1) })
    .optional()
    .describe('Where it states the kind, and what it must be.'),
  period: Position.optional().describe('Where it states the month.'),
});
const Trailer = z.strictObject(StatedTotals);

const lines = {
  encoding: Encoding,
  headerRow: z.boolean().default(false).describe('Whether the first row names the columns.'),
  head: Head.optional().describe('A line above the rows that says what the file is.'),
  trailer: Trailer.optional().describe('A line below the rows. A file without it was cut.'),
  endsWithNewline: z.boolean().default(true).describe('Whether the last line is ended; a file that is not was cut.'),
};

const Delimited = z.strictObject({
  type: z.literal('delimited'),
  delimiter: z.string().length(1),
  quote: z.literal('"').nullable().default(null).describe('The sign around values that contain the delimiter.'),
  columnCount: z.int().min(2).max(200).optional().describe('Values in a row; needed when no header row says it.'),
  ...lines,
});
const FixedWidth = z.strictObject({
  type: z.literal('fixed-width'),
  widths: z.array(z.int().min(1).max(500)).min(2).describe('Width of every column, in characters.'),
  ...lines,
  head: Head.extend({ delimiter: z.string().length(1) }).optional(),
  trailer: Trailer.extend({ delimiter: z.string().length(1) }).optional(),
});
const Dbf = z.strictObject({ type: z.literal('dbf'), encoding: Encoding.exclude(['utf-8']) });
const Xlsx = z.strictObject({
  type: z.literal('xlsx'),
  sheet: z.string().min(1).optional().describe('Its name; the first one otherwise.'),
});

const Format = z.discriminatedUnion('type', [Delimited, FixedWidth, Dbf, Xlsx]);

const AccountColumns = z.strictObject({
  number: Place,
  owner: Place,
  address: Place,
  area: Place.optional(),
  residents: Place.optional(),
  email: Place.optional().describe('E-mail of the owner; what EMAIL_ON_FILE compares, shown to nobody.'),
  serviceCode: Place,
  serial: Place,
  model: Place.optional(),
  zones: Place.optional().describe('Without it every meter has one.'),
  digits: Place,
  verificationDueOn: Place.optional(),
  reportsItself: Place.optional().describe('Whether the meter sends its readings itself; then nobody hands in any.'),
});
const ChargeColumns = z.strictObject({
  number: Place,
  period: Place.optional().describe('Without it the head or the name of the file says the month.'),
  serviceCode: Place,
  serviceName: Place.optional(),
  registerCode: Place.optional().describe('Zone of the meter.'),
  method: Place.optional(),
  previousReading: Place,
  currentReading: Place,
  volume: Place,
  unit: Place.optional(),
  tariff: Place,
  charged: Place,
  recalculated: Place,
  opening: Place,
  paid: Place,
  closing: Place,
});
const PaymentColumns = z.strictObject({
  paidOn: Place,
  paidAtTime: Place.optional(),
  externalId: Place.describe('The bank’s number of the payment.'),
  number: Place,
  period: Place.optional(),
  amount: Place,
  transferred: Place.optional(),
  fee: Place.optional(),
  source: Place.optional().describe(
    'Where it was paid. Needed only where payments of the portal come back under numbers that are not the portal’s.',
  ),
});

const source = {
  fileName: FileName,
  format: Format,
  decimalMark: z.enum([',', '.', 'either']).describe('What stands before the kopecks.'),
  dateFormat: DateFormat,
  periodFormat: PeriodFormat,
  limits: z
    .strictObject({
      megabytes: z.int().min(1).max(2048).default(512).describe('Largest file.'),
      rows: z.int().min(1).max(5_000_000).default(2_000_000),
      expandedMegabytes: z.int().min(1).max(1024).default(256).describe('Largest content of an XLSX once unpacked.'),
    })
    .prefault({}),
};

const AnswerColumns = z.strictObject({
  number: Place,
  serviceCode: Place,
  serial: Place,
  registerCode: Place.optional().describe('Zone of the meter; without it there is one.'),
  period: Place.optional().describe('Without it the head or the name of the file says the month.'),
  value: Place.optional().describe('The reading that is answered: one that was corrected since is not answered by it.'),
  status: Place.describe('Whether it was accepted.'),
  refusal: Place.optional().describe('Why it was not: residents read it.'),
});

const Accounts = z.strictObject({
  ...source,
  columns: AccountColumns,
  values: z
    .strictObject({
      reportsItself: z
        .record(z.string(), z.boolean())
        .default({})
        .describe('What stands for yes and no; an empty value is no.'),
    })
    .prefault({}),
  newAccountsShare: z
    .number()
    .min(0)
    .max(100)
    .default(0.5)
    .describe('How many unknown accounts a file may bring to a utility that has accounts, as a share of those.'),
});
const Charges = z.strictObject({
  ...source,
  columns: ChargeColumns,
  values: z
    .strictObject({
      method: z.record(z.string(), z.enum(['METER', 'NORM'])).default({}),
      registerCode: z.record(z.string(), z.enum(['T1', 'T2', 'T3'])).default({}),
      unit: z
        .record(z.string(), z.string())
        .default({})
        .describe('Spellings of units that residents should see otherwise.'),
    })
    .prefault({}),
  leastShareOfMonthBefore: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe(
      'Fewer accounts than this share of those last billed: the file was cut. For formats that cannot tell otherwise.',
    ),
});
const Payments = z.strictObject({
  ...source,
  columns: PaymentColumns,
  values: z
    .strictObject({
      portal: z
        .array(z.string().min(1))
        .default([])
        .describe('What stands in source for a payment made in the portal: it is credited already and never again.'),
    })
    .prefault({}),
  replaces: z
    .enum(['MONTH', 'NOTHING'])
    .describe('MONTH: a file is all payments of its month; NOTHING: a file adds to them, known by the bank’s number.'),
});

const Answers = z.strictObject({
  ...source,
  columns: AnswerColumns,
  values: z.strictObject({
    status: z.record(z.string(), z.enum(['ACCEPTED', 'NOT_ACCEPTED'])).describe('What stands for either.'),
    registerCode: z.record(z.string(), z.enum(['T1', 'T2', 'T3'])).default({ T1: 'T1', T2: 'T2', T3: 'T3' }),
  }),
});

/** How a tenant's registries are written, by kind. Unknown keys are refused. */
export const RegistryProfile = z
  .strictObject({
    setAsideShare: z
      .number()
      .min(0)
      .max(0.5)
      .default(0.01)
      .describe('Share of bad rows above which a file is refused as a whole.'),
    accounts: Accounts,
    charges: Charges,
    payments: Payments,
    readings: ReadingsExport.describe('Residents’ readings, as they go to the billing system.'),
    answers: Answers.describe('What the billing system says of them.'),
    portalPayments: PortalPaymentsExport.describe('Payments made in the portal, as they go to the billing system.'),
    paperRefusals: PaperRefusalsExport.optional().describe(
      'Accounts whose bill need not be printed; needed where rules.delivery.paperRefusal lets residents refuse it.',
    ),
  })
  .superRefine((profile, context) => {
    for (const kind of ['accounts', 'charges', 'payments', 'answers'] as const)
      for (const [path, message] of misplaced(profile[kind]))
        context.addIssue({ code: 'custom', path: [kind, ...path], message });
  });

/** What a tenant's folder says of its registries, before it is checked: `export default { … } satisfies RegistryProfile`. */
export type RegistryProfile = z.input<typeof RegistryProfile>;
/** A profile that passed every check, with what it left out filled in. */
export type CheckedRegistryProfile = z.output<typeof RegistryProfile>;
/** How one kind of registry is written. */
export type RegistrySource = CheckedRegistryProfile['accounts' | 'charges' | 'payments' | 'answers'];
export type RegistryFormat = RegistrySource['format'];
export type LineFormat = Extract<RegistryFormat, { type: 'delimited' | 'fixed-width' }>;

/** A column that the format cannot have. */
function misplaced({ format, columns }: RegistrySource): [string[], string][] {
  const named = format.type === 'dbf' || format.type === 'xlsx' || format.headerRow;
  const count =
    format.type === 'fixed-width' ? format.widths.length : format.type === 'delimited' ? format.columnCount : undefined;
  const wrong: [string[], string][] = [];
  if (format.type === 'delimited' && !named && !count)
    wrong.push([['format', 'columnCount'], 'is needed without a header row']);
  for (const [field, place] of Object.entries(columns)) {
    if (typeof place === 'string' && !named)
      wrong.push([['columns', field], 'is a name, but the file has no header row']);
    if (typeof place === 'number' && count !== undefined && place > count)
      wrong.push([['columns', field], `is above ${count}`]);
  }
  return wrong;
}
