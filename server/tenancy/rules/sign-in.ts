import { z } from 'zod';
import { AskedField } from './registration.ts';
import { Channel, Label, OneTimeCode, Sentence, unique } from './vocabulary.ts';

/** What a resident signs in with. */
export const LoginRules = z
  .discriminatedUnion('mode', [
    z.strictObject({
      mode: z.literal('ACCOUNT_NUMBER').describe('The account number is the login name.'),
      label: Label.describe('Label of the login field.'),
    }),
    z.strictObject({
      mode: z.literal('CHOSEN').describe('The resident chooses a login name (S4).'),
      label: Label.describe('Label of the login field.'),
      minLength: z.int().min(3).max(64).describe('Fewest characters of a chosen login.'),
      maxLength: z.int().min(3).max(64).describe('Most characters of a chosen login.'),
      hint: Sentence.describe(
        'What a chosen login may be made of. Always: letters, digits, dot, hyphen, underscore, @.',
      ),
    }),
  ])
  .meta({ typeName: 'LoginRules', description: 'What a resident signs in with.' });

const length = {
  minLength: z.int().min(8).max(128).describe('Fewest characters of a password.'),
  maxLength: z.int().min(8).max(128).describe('Most characters of a password.'),
  typedTwice: z.boolean().describe('Whether a new password is typed twice.'),
  oldAskedOnChange: z.boolean().describe('Whether a change asks for the old password.'),
};

/** Where passwords come from. A password never travels in a letter that could still open the portal later. */
export const PasswordRules = z
  .discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('CHOSEN').describe('The resident chooses it.'), ...length }),
    z.strictObject({
      mode: z.literal('ONE_TIME').describe('A generated one opens the portal once; then an own one is set.'),
      channels: unique(Channel).min(1).describe('Where the one-time password goes (S2: SMS and e-mail; S3: e-mail).'),
      validHours: z.int().min(1).max(168).describe('Hours the one-time password can be used.'),
      ...length,
    }),
  ])
  .meta({ typeName: 'PasswordRules', description: 'Where passwords come from.' });

/** How a forgotten password is replaced. The answer is the same whether the account exists or not. */
export const RecoveryRules = z
  .strictObject({
    title: Label.describe(
      'What the link beneath the sign-in form says: «Забыли пароль?», «Восстановление доступа» (S2).',
    ),
    asks: unique(AskedField).min(1).describe('What is asked for; an e-mail is the current one (S1).'),
    channels: unique(Channel).min(1).describe('Where the code goes; the resident chooses when there are several.'),
    by: z
      .enum(['CODE', 'LINK', 'ONE_TIME_PASSWORD'])
      .meta({ typeName: 'RecoveryMeans', description: 'What the recovery message carries.' })
      .describe('ONE_TIME_PASSWORD stands for the mailed passwords of S0, S2 and S3: it must be changed at once.'),
    code: OneTimeCode.describe('The code of the message; for a link and a one-time password its minutes count.'),
    endsOtherSessions: z.boolean().describe('Whether a new password ends the resident’s other sessions.'),
  })
  .meta({ typeName: 'RecoveryRules', description: 'How a forgotten password is replaced.' });

/** Where a captcha is asked and from which attempt on. */
export const CaptchaRules = z
  .strictObject({
    places: z
      .array(
        z
          .strictObject({
            place: z
              .enum(['SIGN_IN', 'REGISTRATION', 'RECOVERY', 'EMAIL_CHANGE', 'PASSWORD_CHANGE'])
              .meta({ typeName: 'CaptchaPlaceName', description: 'A form that can ask a captcha.' })
              .describe('The form.'),
            fromAttempt: z.int().min(1).max(20).describe('1: always; 3: after two failed attempts.'),
          })
          .meta({ typeName: 'CaptchaPlaceRules', description: 'One form with a captcha.' }),
      )
      .refine((places) => new Set(places.map(({ place }) => place)).size === places.length, 'a form is listed twice')
      .describe('Forms with a captcha; empty: none.'),
  })
  .meta({ typeName: 'CaptchaRules', description: 'Where a captcha is asked and from which attempt on.' });
