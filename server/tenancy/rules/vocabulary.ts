import { z } from 'zod';

// Words the rules of several domains share. Every object and enum has a `typeName`: its name in the GraphQL schema.
// A field with `internal: true` is read by the server only and never becomes part of that schema.

/** How a message reaches a resident. */
export const Channel = z
  .enum(['EMAIL', 'SMS', 'PUSH'])
  .meta({ typeName: 'Channel', description: 'How a message reaches a resident.' });

/** What a legal text is about; a tenant has at most one text of a kind in force at a time. */
export const LegalTextKind = z
  .enum([
    'SERVICE_RULES',
    'PRIVACY_POLICY',
    'USER_AGREEMENT',
    'PERSONAL_DATA_CONSENT',
    'PAYMENT_TERMS',
    'MARKETING_CONSENT',
  ])
  .meta({ typeName: 'LegalTextKind', description: 'What a legal text is about.' });

/** A code of the tenant's service catalogue, as its billing system writes it: «01». */
export const ServiceCode = z
  .string()
  .regex(/^[0-9A-Za-z-]{1,20}$/, 'a service code has 1 to 20 latin letters, digits or hyphens');

/** A day of a month that every month has. */
export const DayOfMonth = z.int().min(1).max(28);

/** A sum of money in a rule: roubles as a decimal string with two places, not negative. */
export const Roubles = z
  .string()
  .regex(/^\d{1,9}\.\d{2}$/, 'a sum is written with two places: "0.01"')
  .meta({ money: true });

/** One sentence or a few, in Russian, shown to residents as it is. */
export const Sentence = z.string().trim().min(2).max(500);

/** A few words in Russian: a label or a title. */
export const Label = z.string().trim().min(1).max(80);

/** A one-time code: digits, life and attempts. */
export const OneTimeCode = z
  .strictObject({
    digits: z.int().min(4).max(8).describe('Digits of the code.'),
    minutes: z.int().min(1).max(1440).describe('Minutes the code can be used.'),
    attempts: z.int().min(1).max(10).describe('Wrong entries after which the code is void.').meta({ internal: true }),
  })
  .meta({ typeName: 'OneTimeCodeRules', description: 'A one-time code in a letter or an SMS.' });

/** A list without repeated members. */
export function unique<T extends z.ZodType>(member: T): z.ZodArray<T> {
  return z.array(member).refine((list) => new Set(list.map((one) => JSON.stringify(one))).size === list.length, {
    message: 'a member is repeated',
  });
}
