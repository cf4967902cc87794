import { z } from 'zod';
import { Label, Sentence, ServiceCode, unique } from './vocabulary.ts';

const day = z.int().min(1).max(31);
const window = {
  fromDay: day.describe('First day of the month of the window.'),
  toDay: day.describe('Last day of the window; in a shorter month its last day.'),
};

const ReadingWindow = z
  .discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('ANY_DAY').describe('Readings are taken on any day.') }),
    z.strictObject({
      mode: z.literal('WARN').describe('Outside the window a reading is taken with a warning.'),
      ...window,
    }),
    z.strictObject({
      mode: z.literal('REFUSE').describe('Outside the window a reading is refused with the dates.'),
      ...window,
    }),
  ])
  .refine((rule) => rule.mode === 'ANY_DAY' || rule.fromDay <= rule.toDay, {
    path: ['toDay'],
    message: 'is before fromDay',
  })
  .meta({ typeName: 'ReadingWindowRules', description: 'Days of the month on which readings are handed in.' });

const Sanity = z
  .strictObject({
    service: ServiceCode.describe('Code of the service.'),
    warnAbove: z
      .int()
      .min(1)
      .describe('Monthly consumption, in the service’s unit, above which the form asks «всё верно?».'),
    refuseAbove: z
      .int()
      .min(1)
      .nullable()
      .describe(
        'Monthly consumption above which a reading is refused and a rollover is not believed; null: never refused.',
      )
      .meta({ internal: true }),
  })
  .refine(({ warnAbove, refuseAbove }) => refuseAbove === null || warnAbove <= refuseAbove, {
    path: ['refuseAbove'],
    message: 'is below warnAbove',
  })
  .meta({ typeName: 'ReadingSanityRules', description: 'How much of a service in a month is plausible.' });

/** How readings are handed in and shown. */
export const ReadingRules = z
  .strictObject({
    integerOnly: z.boolean().describe('Only the digits before the comma are handed in (S1 4.1).'),
    fieldAsWideAsMeter: z.boolean().describe('The field takes exactly as many digits as the meter has (S0).'),
    registerLabels: z
      .array(
        z
          .strictObject({
            registers: z.int().min(1).max(3).describe('How many registers (zones) the meter has.'),
            labels: z.array(Label).min(1).max(3).describe('What they are called, T1 first: «день», «ночь».'),
          })
          .refine(({ registers, labels }) => labels.length === registers, {
            path: ['labels'],
            message: 'there are not as many labels as registers',
          })
          .meta({ typeName: 'RegisterLabelRules', description: 'What the registers of a meter are called.' }),
      )
      .min(1)
      .refine(
        (all) => new Set(all.map((one) => one.registers)).size === all.length,
        'a number of registers is listed twice',
      )
      .describe('Names of the registers by the number of zones of a meter.'),
    window: ReadingWindow.describe('Days of the month on which readings are handed in.'),
    countedUntilDay: day.describe('A reading of a later day counts for the next month (ПП РФ 354: 25).'),
    sanity: z.array(Sanity).describe('Plausible consumption by service; a service not listed has no limit.'),
    withoutPayment: z.boolean().describe('Readings may be handed in without paying. S1: yes, S0: no.'),
    chargedAtOnce: z.boolean().describe('A preliminary charge is shown as soon as a reading is accepted (S2).'),
    layout: z
      .enum(['CARDS', 'TABLE', 'BESIDE_LAST_BILLED'])
      .meta({ typeName: 'ReadingLayout', description: 'How the form for readings looks.' })
      .describe(
        'TABLE: service, tariff, serial, date, previous, new (S2); BESIDE_LAST_BILLED: to compare with the device (S4).',
      ),
    status: z
      .enum(['ACCEPTED_FOR_BILLING', 'AT_ONCE', 'NOT_SHOWN'])
      .meta({ typeName: 'ReadingStatusShown', description: 'What a resident sees about a handed-in reading.' })
      .describe('ACCEPTED_FOR_BILLING: «принято к расчёту» or not (S1); AT_ONCE: success or error at once (S2).'),
    noMeter: Sentence.describe('What stands in place of the field when there is no meter.'),
    missing: z
      .strictObject({
        averageMonths: z
          .int()
          .min(0)
          .max(12)
          .describe('Months charged by the average when nothing is handed in, then by norm.'),
        averageOver: z.int().min(1).max(24).describe('Months over which the average is taken.'),
      })
      .meta({ typeName: 'MissingReadingRules', description: 'What is charged when no reading comes.' })
      .describe('Shown to the resident; the charge itself comes from billing (ПП РФ 354, п. 59).'),
    verificationWarningDays: z
      .int()
      .min(0)
      .max(365)
      .describe('Days before a meter’s verification date a resident is warned.'),
    afterVerification: z
      .enum(['TAKE', 'WARN', 'REFUSE'])
      .meta({
        typeName: 'OverdueVerification',
        description: 'What becomes of a reading of a meter past its verification date.',
      })
      .describe('TAKE: nothing is said; WARN: it is taken, with a word; REFUSE: it is refused (ПП РФ 354, п. 81(11)).'),
    takenWithinDays: z
      .int()
      .min(1)
      .max(31)
      .describe('How many days ago at most a reading was taken that comes later, from a phone without a network.'),
    photo: z
      .strictObject({
        mode: z
          .enum(['OFFERED', 'NOT_OFFERED'])
          .meta({ typeName: 'ReadingPhotoMode', description: 'Whether a photo can be attached to a reading.' })
          .describe('Whether one can be attached.'),
        maxMegabytes: z.int().min(1).max(20).describe('Largest file.'),
      })
      .meta({ typeName: 'ReadingPhotoRules', description: 'Photos of the meter beside a reading.' })
      .describe('Photos of the meter.'),
    reminders: unique(z.int().min(0).max(15)).describe('Days before the window closes on which a reminder goes out.'),
  })
  .meta({ typeName: 'ReadingRules', description: 'How readings are handed in and shown.' });

/** What the registers of meters are called, by how many there are. */
export type RegisterLabels = z.output<typeof ReadingRules>['registerLabels'];

/** What a register is called on a meter with so many registers; its bare code when the tenant gave no name. */
export function registerLabel(labels: RegisterLabels, registers: number, code: 'T1' | 'T2' | 'T3'): string {
  return labels.find((one) => one.registers === registers)?.labels[Number(code[1]) - 1] ?? code;
}
