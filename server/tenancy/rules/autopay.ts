import { z } from 'zod';
import { Roubles, Sentence, unique } from './vocabulary.ts';

/** Paying by itself with a card that the bank keeps. */
export const AutopayRules = z
  .discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('OFF').describe('Nothing is paid by itself here.') }),
    z.strictObject({
      mode: z.literal('OFFERED').describe('A resident may let it pay; nobody has to.'),
      pays: unique(
        z.enum(['ON_BILL', 'ON_DAY']).meta({
          typeName: 'AutopayMode',
          description: 'When autopay pays.',
          values: {
            ON_BILL: 'When a new bill is there.',
            ON_DAY: 'On a day of the month.',
          },
        }),
      )
        .min(1)
        .describe('When it can pay, in the order they are offered.'),
      announceDaysBefore: z
        .int()
        .min(1)
        .max(10)
        .describe('So many days before it pays the resident is told the sum and how to stop it.'),
      maximumLimit: Roubles.describe('The highest limit a resident can set for one payment, roubles.'),
      defaultLimit: Roubles.describe('The limit a form begins with, roubles.'),
      text: Sentence.describe('What a resident reads before switching it on.'),
    }),
  ])
  .meta({ typeName: 'AutopayOfferRules', description: 'Whether and how bills are paid by themselves.' });
