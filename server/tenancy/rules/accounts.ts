import { z } from 'zod';
import { Label, Sentence, unique } from './vocabulary.ts';

/** How many accounts one resident sees and how another is bound. */
export const AccountRules = z
  .strictObject({
    maxAdditional: z.int().min(0).max(100).describe('Accounts beside the primary one. S1: 5, S3: 0.'),
    linkBy: unique(
      z
        .enum(['NUMBER', 'NUMBER_AND_PASSWORD', 'OFFICE_CODE', 'IDENTITY_CHECK'])
        .meta({ typeName: 'AccountLinkMeans', description: 'How one more account is bound.' }),
    ).describe(
      'NUMBER: by its number (S1); NUMBER_AND_PASSWORD: by number and password of its own registration (S2); ' +
        'OFFICE_CODE: by a code handed out at the office (S4); IDENTITY_CHECK: by the checks of the registration.',
    ),
    relinkAfterPasswordChange: z
      .boolean()
      .describe('When the password of a linked account changes, the link is removed and must be made again (S2).'),
    removable: z
      .enum(['NONE', 'ADDITIONAL', 'ANY'])
      .meta({ typeName: 'RemovableAccounts', description: 'Which accounts a resident may remove.' })
      .describe('Which accounts a resident may remove from the portal. S1: any.'),
    switcher: z
      .enum(['CORNER', 'TOP_MENU', 'NONE'])
      .meta({ typeName: 'AccountSwitcherPlace', description: 'Where accounts are switched and added.' })
      .describe('CORNER: «+» in the corner (S1); TOP_MENU: an item of the top menu (S2).'),
    officeCode: z
      .strictObject({
        length: z.int().min(6).max(20).describe('Characters of the code.'),
        validDays: z.int().min(1).max(365).describe('Days from handing out until the code is void.'),
        hint: Sentence.describe('Where the code is handed out and what to bring.'),
      })
      .meta({ typeName: 'OfficeCodeRules', description: 'The code an office hands out to bind an account.' })
      .optional()
      .describe('The code an office hands out; needed when accounts are bound by it.'),
    shownParts: unique(
      z
        .enum(['ADDRESS', 'AREA', 'RESIDENTS', 'METER_MODEL', 'METER_ZONES', 'BALANCE', 'VERIFICATION_DATE'])
        .meta({ typeName: 'AccountPart', description: 'A part of the account’s description.' }),
    ).describe('What the page about the account shows.'),
    pageTitle: Label.describe('Title of the page about the account: «Информация» (S1), «Общая информация» (S4).'),
  })
  .superRefine((rules, context) => {
    if (rules.linkBy.includes('OFFICE_CODE') && !rules.officeCode)
      context.addIssue({
        code: 'custom',
        path: ['officeCode'],
        message: 'is missing although accounts are bound by it',
      });
    if (rules.maxAdditional > 0 && rules.linkBy.length === 0)
      context.addIssue({ code: 'custom', path: ['linkBy'], message: 'is empty although more accounts are allowed' });
  })
  .meta({ typeName: 'AccountRules', description: 'How many accounts one resident sees and how another is bound.' });
