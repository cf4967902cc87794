import { z } from 'zod';
import { Label, Sentence, unique } from './vocabulary.ts';

/** How a resident asks the utility for something. */
export const SupportRules = z
  .strictObject({
    title: Label.describe('What the section is called: «Обращения», «Помощь».'),
    requests: z
      .discriminatedUnion('mode', [
        z.strictObject({
          mode: z.literal('OFFLINE').describe('No requests in the portal: office, phone, letter.'),
          text: Sentence.describe('Where to turn.'),
        }),
        z.strictObject({
          mode: z.literal('IN_PORTAL').describe('Requests with answers in the portal (S1).'),
          text: Sentence.describe('What stands above the form.'),
          topics: z.array(Label).describe('Topics to choose from; empty: none asked.'),
          maxFiles: z.int().min(0).max(10).describe('Most attachments; 0: none.'),
          maxFileMegabytes: z.int().min(1).max(50).describe('Largest attachment, megabytes.'),
          fileKinds: unique(
            z
              .enum(['PDF', 'JPEG', 'PNG', 'HEIC'])
              .meta({ typeName: 'AttachmentKind', description: 'A kind of attachment.' }),
          ).describe('Kinds of files taken; what a file is, its content decides.'),
        }),
      ])
      .meta({ typeName: 'RequestRules', description: 'Requests (обращения) of residents.' }),
    answerWithinDays: z
      .int()
      .min(1)
      .max(60)
      .describe('Days within which a request is answered (S4 4.2: the standard).'),
    offices: z
      .enum(['LISTED', 'NEAREST'])
      .meta({ typeName: 'OfficeChoice', description: 'How offices are shown.' })
      .describe('NEAREST: the one nearest to the account’s address first (S2).'),
    callFromPage: z.boolean().describe('A phone number is a button that calls (S1).'),
  })
  .meta({ typeName: 'SupportRules', description: 'How a resident asks the utility for something.' });
