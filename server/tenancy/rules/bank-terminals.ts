import { isIP } from 'node:net';
import { z } from 'zod';

const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128) && Number(bits) > 0)
  );
};

/** Banks whose terminals and applications ask for an account and tell of a payment at once, by Sberbank's online protocol. */
export const BankTerminalRules = z
  .discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('OFF').describe('No bank asks here: payments come with registries alone.') }),
    z.strictObject({
      mode: z.literal('ON').describe('A bank asks at /bank-terminal.'),
      networks: z
        .array(z.string().refine(isNetwork, 'is no address and no network such as 194.54.14.0/24'))
        .min(1)
        .describe('Addresses and networks of the bank: the protocol has no password, so nobody else gets an answer.'),
    }),
  ])
  .meta({ typeName: 'BankTerminalRules', description: 'Payments at a bank that are told of at once.' });

/** What a tenant decides about them. */
export type BankTerminalRules = z.output<typeof BankTerminalRules>;
