import { z } from 'zod';
import { Channel, LegalTextKind, unique } from './vocabulary.ts';

const Notice = z
  .strictObject({
    kind: z
      .enum(['NEW_BILL', 'READING_WINDOW', 'PAYMENT', 'VERIFICATION_DUE', 'OUTAGE', 'NEWS', 'MARKETING'])
      .meta({ typeName: 'NoticeKind', description: 'What a notice is about.' })
      .describe('What it is about.'),
    channels: unique(Channel).min(1).describe('Ways a resident can choose from.'),
    onAtFirst: z.boolean().describe('Whether it comes before the resident chose; never for one that needs a consent.'),
    consent: LegalTextKind.optional().describe('Text whose acceptance it needs (S4 3.10: SMS and e-mail).'),
  })
  .refine(({ onAtFirst, consent }) => !(onAtFirst && consent), {
    path: ['onAtFirst'],
    message: 'a notice that needs a consent cannot be on beforehand (152-ФЗ, ст. 9)',
  })
  .meta({ typeName: 'NoticeRules', description: 'A notice a resident can receive.' });

/** How bills and notices reach a resident. */
export const DeliveryRules = z
  .strictObject({
    billByEmail: unique(
      z.enum(['PDF', 'PNG']).meta({ typeName: 'EmailedBillFormat', description: 'A format of an e-mailed bill.' }),
    ).describe('Formats of the bill by e-mail the resident chooses from; empty: not offered.'),
    paperRefusal: z.boolean().describe('A resident can refuse the paper bill (S1).'),
    scope: z
      .enum(['PRIMARY_ACCOUNT', 'EVERY_ACCOUNT'])
      .meta({ typeName: 'DeliveryScope', description: 'Which accounts have delivery choices.' })
      .describe('S1 4.4: on the primary account only.'),
    notices: z
      .array(Notice)
      .refine((all) => new Set(all.map(({ kind }) => kind)).size === all.length, 'a kind is listed twice')
      .describe('Notices on offer.'),
  })
  .meta({ typeName: 'DeliveryRules', description: 'How bills and notices reach a resident.' });
