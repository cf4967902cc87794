import { z } from 'zod';

const Limit = z.strictObject({
  attempts: z.int().min(1).max(1_000_000).describe('Attempts allowed within the window.'),
  windowMinutes: z.int().min(1).max(1440).describe('Length of the window in minutes.'),
});

/** How many attempts an act allows per account (or login), per network address and in the whole tenant. */
export const Attempts = z.strictObject({
  perAccount: Limit.describe('For one account number or login, existing or not.'),
  perAddress: Limit.describe('From one network address.'),
  perTenant: Limit.describe('In the whole tenant: slows down guessing from many addresses.'),
});

const attempts = (perAccount: number, perAddress: number, perTenant: number): z.input<typeof Attempts> => ({
  perAccount: { attempts: perAccount, windowMinutes: 15 },
  perAddress: { attempts: perAddress, windowMinutes: 15 },
  perTenant: { attempts: perTenant, windowMinutes: 15 },
});

/** Limits of the acts that can be used for guessing. Account numbers follow one another, so all three limits count. */
export const ThrottlingRules = z
  .strictObject({
    signIn: Attempts.default(attempts(5, 30, 3000)).describe('Wrong sign-ins.'),
    registration: Attempts.default(attempts(5, 10, 1000)).describe('Registrations begun.'),
    recovery: Attempts.default(attempts(3, 10, 500)).describe('Letters and SMS with recovery codes asked for.'),
    linking: Attempts.default(attempts(5, 10, 1000)).describe('Attempts to bind one more account.'),
    messages: Attempts.default(attempts(5, 20, 5000)).describe('Codes sent again.'),
  })
  .prefault({})
  .describe('How often the acts that can be used for guessing may be tried.')
  .meta({ internal: true });
