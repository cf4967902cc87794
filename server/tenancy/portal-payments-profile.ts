import { z } from 'zod';
import { DateFormat, formatSaying, misplaced, PeriodFormat, placed } from './export-format.ts';

// How payments made in the portal, and what was given back of them, are written for a utility's billing system: data of the
// tenant's folder (registries.ts, `portalPayments`).

const Column = z.strictObject({
  is: z
    .enum(['number', 'id', 'payment', 'kind', 'paidOn', 'paidAtTime', 'period', 'serviceCode', 'amount'])
    .describe(
      'What stands in it. id: of a payment its order number, of a refund a number of its own; payment: the order number of either. A registry that brings one of these back is known for the portal’s. period: the month it counts for.',
    ),
  ...placed,
});

const FileName = z
  .string()
  .max(100)
  .regex(
    /^(?:[\w.-]|\{(?:YYYY|MM|DD|number)\})+$/,
    'has latin letters, digits, dots, hyphens, {YYYY}, {MM}, {DD} and {number}',
  )
  .includes('{number}', { message: 'has {number}: there can be several a day' })
  .describe('How such files are called: «portal-{YYYY}{MM}{DD}-{number}.csv».');

/** How an export of the portal's payments is written. */
export const PortalPaymentsExport = z
  .strictObject({
    fileName: FileName,
    format: formatSaying('number', 'day', 'rows', 'sum', 'paid', 'refunded'),
    rows: z
      .enum(['PAYMENT', 'SERVICE'])
      .describe('PAYMENT: a row for each payment and refund; SERVICE: one for each service that some of it is for.'),
    kinds: z
      .strictObject({ PAYMENT: z.string().min(1), REFUND: z.string().min(1) })
      .default({ PAYMENT: 'PAYMENT', REFUND: 'REFUND' })
      .describe('What the kinds are called.'),
    refunds: z
      .enum(['BELOW_ZERO', 'BY_KIND'])
      .default('BELOW_ZERO')
      .describe('Whether sums that went back are below zero, or above it and told by their kind.'),
    decimalMark: z
      .enum([',', '.'])
      .describe('What stands before the kopecks; a dbf and an xlsx have numbers of their own.'),
    dateFormat: DateFormat.describe('How the day of a payment is written; a dbf has days of its own.'),
    timeFormat: z.enum(['HH:MM:SS', 'HH-MM-SS', 'HHMMSS']).default('HH:MM:SS'),
    periodFormat: PeriodFormat,
    columns: z.array(Column).max(20).describe('Columns in their order.'),
  })
  .superRefine((profile, context) => {
    misplaced(profile, ['number', 'id', 'paidOn', 'amount'], context);
    const lacks = (is: string, why: string): void => {
      if (!profile.columns.some((column) => column.is === is))
        context.addIssue({ code: 'custom', path: ['columns'], message: `have no ${is}, ${why}` });
    };
    if (profile.rows === 'SERVICE') lacks('serviceCode', 'but a row for each service');
    if (profile.refunds === 'BY_KIND') lacks('kind', 'which alone tells refunds');
  });

/** A checked profile of it. */
export type PortalPaymentsExport = z.output<typeof PortalPaymentsExport>;
