import { z } from 'zod';
import { Label, Sentence } from './vocabulary.ts';

// Character classes with a bounded number of repetitions only: no pattern of a tenant can make matching slow.
const safePattern =
  /^\^(?:(?:\\d|\[(?:[0-9A-Za-zА-Яа-яЁё-]|\\d)+\]|[0-9A-Za-zА-Яа-яЁё-])(?:\{\d{1,2}(?:,\d{1,2})?\}|\?)?)+\$$/;

/** How the utility names its account (лицевой счёт) and how its number looks. */
export const AccountNumberRules = z
  .strictObject({
    name: Label.describe('What the number is called, nominative, lower case: «лицевой счёт», «платёжный код» (S2).'),
    nameGenitive: Label.describe('The same in the genitive: «лицевого счёта», «платёжного кода».'),
    label: Label.describe('Label of the field where the number is typed.'),
    hint: Sentence.describe('Where a resident finds the number and how to type it, shown beneath the field.'),
    alphabet: z
      .enum(['DIGITS', 'DIGITS_AND_LETTERS'])
      .meta({ typeName: 'AccountNumberAlphabet', description: 'What an account number is made of.' })
      .describe('What the number is made of; decides the keyboard of a phone.'),
    minLength: z.int().min(1).max(32).describe('Fewest characters, without spaces.'),
    maxLength: z.int().min(1).max(32).describe('Most characters, without spaces.'),
    pattern: z
      .string()
      .max(200)
      .regex(safePattern, 'a pattern is ^…$ made of \\d, characters and [classes] with {n}, {n,m} or ?')
      .describe('Regular expression the typed number must match after spaces and brackets are taken out.'),
    grouping: z
      .array(z.int().min(1).max(32))
      .describe(
        'How many characters stand together when the number is shown; empty: no groups. [3,3,3]: «123 456 789».',
      ),
    example: z.string().min(1).max(32).describe('A number of the right form that belongs to nobody.'),
  })
  .superRefine((rules, context) => {
    const fault = (field: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (rules.minLength > rules.maxLength) fault('minLength', 'is more than maxLength');
    const { length } = rules.example;
    if (!new RegExp(rules.pattern, 'u').test(rules.example)) fault('example', 'does not match the pattern');
    if (length < rules.minLength || length > rules.maxLength) fault('example', 'has a length the rule does not allow');
    const grouped = rules.grouping.reduce((sum, size) => sum + size, 0);
    if (grouped > 0 && grouped !== rules.maxLength) fault('grouping', `adds up to ${grouped}, not to maxLength`);
  })
  .meta({ typeName: 'AccountNumberRules', description: 'How the account number is called and how it looks.' });

/** What the rule decides about an account number. */
export type AccountNumberRules = z.output<typeof AccountNumberRules>;

/** The number as it is stored, from what a person typed (spaces, brackets and hyphens out); undefined when it cannot be one. */
export function parseAccountNumber(rules: AccountNumberRules, typed: string): string | undefined {
  if (typed.length > 64) return undefined;
  const bare = typed
    .normalize('NFC')
    .replace(/[\s()[\]]/gu, '')
    .toUpperCase();
  const number = rules.pattern.includes('-') ? bare : bare.replaceAll('-', '');
  const fits = number.length >= rules.minLength && number.length <= rules.maxLength;
  return fits && new RegExp(rules.pattern, 'u').test(number) ? number : undefined;
}

/** The number in groups, as a person reads it: «123 456 789», with no-break spaces. */
export function groupedAccountNumber(rules: AccountNumberRules, number: string): string {
  let rest = number;
  const groups: string[] = [];
  for (const size of rules.grouping) {
    groups.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return [...groups, rest].filter((group) => group !== '').join('\u00A0');
}
