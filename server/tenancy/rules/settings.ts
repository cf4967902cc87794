import { z } from 'zod';
import { Channel, LegalTextKind, Sentence, unique } from './vocabulary.ts';

/** What a resident changes alone. */
export const SettingsRules = z
  .strictObject({
    editable: unique(
      z
        .enum(['EMAIL', 'PHONE', 'HOME_PHONE', 'FULL_NAME', 'PASSWORD'])
        .meta({ typeName: 'EditableField', description: 'What a resident changes alone.' }),
    ).describe('What a resident changes alone.'),
    emailTypedTwice: z.boolean().describe('A new e-mail is typed twice (S2).'),
    newContactConfirmed: z.boolean().describe('A new e-mail or phone counts once a code sent to it was entered.'),
    pin: z
      .discriminatedUnion('mode', [
        z.strictObject({ mode: z.literal('NONE').describe('No PIN.') }),
        z.strictObject({
          mode: z.literal('OFFERED').describe('On a known device a PIN stands for login and password (S1 4.4).'),
          digits: z.int().min(4).max(8).describe('Digits of the PIN.'),
          attempts: z
            .int()
            .min(3)
            .max(10)
            .describe('Wrong PINs until the password is asked again.')
            .meta({ internal: true }),
          biometrics: z.boolean().describe('Biometrics (a passkey) can be switched on once a PIN is set (S1).'),
        }),
      ])
      .meta({ typeName: 'PinRules', description: 'The PIN on a known device.' }),
  })
  .meta({ typeName: 'SettingsRules', description: 'What a resident changes alone.' });

const Consent = z
  .strictObject({
    text: LegalTextKind.describe('The legal text that is accepted; its version and hash are recorded.'),
    askedAt: unique(
      z
        .enum(['REGISTRATION', 'PAYMENT', 'SETTINGS'])
        .meta({ typeName: 'ConsentPlace', description: 'Where a consent is asked.' }),
    )
      .min(1)
      .describe('Where it is asked, each by its own tick that is never set beforehand.'),
    required: z
      .boolean()
      .describe(
        'Whether that act cannot go on without it, and a new version is accepted at the next sign-in; never for marketing.',
      ),
    channels: unique(Channel)
      .default([])
      .describe(
        'A tick and a record of its own for each of these ways of messages; empty: one for the text as a whole.',
      ),
    withdrawal: unique(
      z.enum(['PORTAL', 'WRITTEN']).meta({ typeName: 'WithdrawalMeans', description: 'How a consent is withdrawn.' }),
    )
      .refine((means) => means.includes('PORTAL'), 'a consent can always be withdrawn in the portal')
      .describe('How it is withdrawn.'),
  })
  .refine(({ text, required }) => !(required && text === 'MARKETING_CONSENT'), {
    path: ['required'],
    message: 'service may not depend on a marketing consent',
  })
  .meta({ typeName: 'ConsentRules', description: 'A consent of its own, for one purpose.' });

/** Which consents are asked; one document and one tick per purpose (152-ФЗ ст. 9, since 1 Sept 2025). */
export const ConsentsRules = z
  .array(Consent)
  .refine((all) => new Set(all.map(({ text }) => text)).size === all.length, 'a text is listed twice');

/** What the utility may do to a resident's access. Each is announced in its service rules. */
export const UtilityRights = z
  .strictObject({
    changeRules: z
      .discriminatedUnion('mode', [
        z.strictObject({
          mode: z.literal('WITH_NOTICE').describe('After publishing them (S4 2.2).'),
          days: z.int().min(1).max(90).describe('Days before they are in force.'),
        }),
        z.strictObject({ mode: z.literal('AT_ONCE').describe('In force when published (S3).') }),
      ])
      .meta({ typeName: 'RuleChangeRights', description: 'How the service rules change.' }),
    stopService: z
      .enum(['NO', 'WITH_NOTICE', 'WITH_OR_WITHOUT_NOTICE'])
      .meta({ typeName: 'StopServiceRight', description: 'Whether the utility may stop the portal.' })
      .describe('S3 3.2: with notice or without.'),
    blockOnSuspicion: z.boolean().describe('May block a resident when a stranger’s access is suspected (S4 2.3).'),
    detachOnWrittenRequest: z.boolean().describe('Detaches an account on the resident’s written request (S4 2.4).'),
    detachOnOwnerChange: z
      .boolean()
      .describe('Detaches an account when its owner changes in the billing data (S4 2.4).'),
    blockedText: Sentence.describe('What a blocked resident reads.'),
  })
  .meta({ typeName: 'UtilityRights', description: 'What the utility may do to a resident’s access.' });

/** How long a sign-in lasts and what is kept about it. */
export const SessionRules = z
  .strictObject({
    accessMinutes: z
      .int()
      .min(1)
      .max(60)
      .default(10)
      .describe('Minutes an access token lives.')
      .meta({ internal: true }),
    refreshDays: z.int().min(1).max(365).default(30).describe('Days without a visit after which one signs in again.'),
    signOutReminder: z.boolean().describe('Reminds the resident to press «Выход» on a shared computer (S0, S4 3.7).'),
    kept: unique(
      z
        .enum(['IP_ADDRESS', 'COOKIE', 'BROWSER', 'TIME', 'PAGE'])
        .meta({ typeName: 'SessionFact', description: 'What is kept about a session.' }),
    ).describe('What is kept about a session (S3 4.3; S4 6: cookies).'),
    keptDays: z.int().min(1).max(1095).describe('Days it is kept.'),
  })
  .meta({ typeName: 'SessionRules', description: 'How long a sign-in lasts and what is kept about it.' });
