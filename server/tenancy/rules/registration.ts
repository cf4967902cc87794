import { z } from 'zod';
import { Attempts } from './throttling.ts';
import { Channel, Label, OneTimeCode, Sentence, unique } from './vocabulary.ts';

/** What registration, recovery or a payment can ask a person for. */
export const AskedField = z
  .enum([
    'ACCOUNT_NUMBER',
    'LOGIN',
    'FULL_NAME',
    'PASSWORD',
    'PASSWORD_AGAIN',
    'EMAIL',
    'PHONE',
    'AMOUNT_DUE',
    'METER_SERIAL',
    'OFFICE_CODE',
  ])
  .meta({ typeName: 'AskedField', description: 'What a form asks a person for.' });

/** What shows that an account is a person's own. */
const IdentityProof = z
  .enum(['NAME', 'METER_SERIAL', 'AMOUNT_DUE', 'OFFICE_CODE', 'EMAIL_ON_FILE'])
  .meta({ typeName: 'IdentityProof', description: 'What shows that an account is a person’s own.' });

/** The field of a form that a proof is compared with. */
export const provedBy = {
  NAME: 'FULL_NAME',
  METER_SERIAL: 'METER_SERIAL',
  AMOUNT_DUE: 'AMOUNT_DUE',
  OFFICE_CODE: 'OFFICE_CODE',
  EMAIL_ON_FILE: 'EMAIL',
} as const;

const IdentityCheck = z
  .strictObject({
    proof: IdentityProof.describe('What is compared with the billing data.'),
    question: Sentence.describe('How it is asked for: «Сумма к оплате из последней квитанции».'),
    tolerance: z
      .enum(['EXACT', 'SPELLING', 'SURNAME_AND_INITIALS', 'WHOLE_ROUBLES', 'LEADING_ZEROS'])
      .describe(
        'What still counts as equal. SPELLING: case, ё = е, hyphens and spaces. SURNAME_AND_INITIALS: the same with ' +
          'initials for the rest. WHOLE_ROUBLES: kopecks may be left out. LEADING_ZEROS: of a serial number.',
      )
      .meta({ internal: true }),
    attempts: Attempts.describe('Wrong answers after which this check is closed for a time.').meta({ internal: true }),
  })
  .meta({ typeName: 'IdentityCheckRules', description: 'One comparison with the billing data.' });

const FormField = z
  .strictObject({
    asks: AskedField.describe('What is asked for.'),
    required: z.boolean().describe('Whether it may not be left empty.'),
    hint: Sentence.optional().describe('One line beneath the field.'),
  })
  .meta({ typeName: 'RegistrationFieldRules', description: 'One field of a registration step.' });

const Step = z
  .strictObject({
    title: Label.describe('Heading of the step.'),
    fields: z.array(FormField).min(1).describe('Fields in the order in which they stand.'),
  })
  .meta({ typeName: 'RegistrationStepRules', description: 'One screen of the registration.' });

/** How a resident gets into the portal for the first time. */
export const RegistrationRules = z
  .strictObject({
    needed: z.array(Label).describe('What a resident should have at hand, shown before the first step.'),
    steps: z.array(Step).min(1).max(5).describe('Screens in order; the identity checks run after the first.'),
    identity: z
      .strictObject({
        require: z
          .enum(['NONE', 'FIRST_THAT_PASSES', 'ALL'])
          .meta({ typeName: 'IdentityRequirement', description: 'How many of the checks must pass.' })
          .describe('FIRST_THAT_PASSES: the next check is asked only when the one before failed (S2).'),
        checks: z.array(IdentityCheck).max(5).describe('Checks in the order in which they are tried.'),
        fallback: Sentence.nullable().describe(
          'What to do when nothing passed: «придите в отделение с паспортом» (S2).',
        ),
      })
      .meta({ typeName: 'IdentityRules', description: 'How the portal makes sure that an account is a person’s own.' })
      .describe('The identity checks; the answer for a missing account is that of a failed check.'),
    account: z
      .enum(['AT_REGISTRATION', 'AFTER_SIGN_IN'])
      .meta({ typeName: 'AccountBindingTime', description: 'When the first account is bound to a resident.' })
      .describe('AFTER_SIGN_IN: the resident registers first and binds the account later (S4).'),
    familyInOwnersName: z.boolean().describe('Family members register only in the owner’s name (S4 5).'),
    masking: z
      .strictObject({
        ownerName: z.boolean().describe('Whether the owner’s name is masked until proved.'),
        address: z.boolean().describe('Whether the address is masked until proved.'),
        liftedBy: unique(IdentityProof).describe('Any one of these proofs, given at registration or later, lifts it.'),
      })
      .meta({ typeName: 'MaskingRules', description: 'What stays masked until the account is proved to be one’s own.' })
      .describe('Account numbers can be guessed: until a proof is given, name and address are shown masked.'),
    activation: z
      .discriminatedUnion('mode', [
        z.strictObject({ mode: z.literal('NONE').describe('The account works at once.') }),
        z.strictObject({
          mode: z.literal('CONFIRM').describe('A link (web) or a code (app) confirms the address first (S1 3).'),
          channel: Channel.describe('Where the link and the code go.'),
          linkHours: z.int().min(1).max(168).describe('Hours the link can be used.'),
          code: OneTimeCode.describe('The code that does the same.'),
        }),
      ])
      .meta({ typeName: 'ActivationRules', description: 'What is still to be done after the last step.' }),
  })
  .superRefine(({ steps, identity }, context) => {
    const asked = steps.flatMap(({ fields }) => fields.map((field) => field.asks));
    if (new Set(asked).size < asked.length)
      context.addIssue({ code: 'custom', path: ['steps'], message: 'a field is asked for twice' });
    if ((identity.require === 'NONE') !== (identity.checks.length === 0))
      context.addIssue({ code: 'custom', path: ['identity', 'require'], message: 'does not agree with the checks' });
    if (identity.checks.length > 0 && !steps[0]!.fields.some(({ asks }) => asks === 'ACCOUNT_NUMBER'))
      context.addIssue({
        code: 'custom',
        path: ['identity', 'checks'],
        message: 'the first step does not ask for the account number, whose data the checks compare',
      });
    for (const [place, { proof }] of identity.checks.entries()) {
      const later = identity.require === 'FIRST_THAT_PASSES' && place > 0;
      if (!later && !steps[0]!.fields.some(({ asks, required }) => required && asks === provedBy[proof])) {
        const message = `the first step does not require ${provedBy[proof]}, which this check compares`;
        context.addIssue({ code: 'custom', path: ['identity', 'checks', place, 'proof'], message });
      }
    }
  })
  .meta({ typeName: 'RegistrationRules', description: 'How a resident gets into the portal for the first time.' });
