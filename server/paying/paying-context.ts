import type { Acquirers } from '../acquiring/acquirers.ts';
import type { Context } from '../context.ts';

/** What acts of paying need to know of where they run: a request of a resident, a callback of the bank and a job all have it. */
export type PayingContext = Pick<Context, 'tenant' | 'tenantId' | 'clock' | 'readPrimary' | 'write'> & {
  acquirers: Pick<Acquirers, 'of'>;
  tokens: Pick<Context['tokens'], 'codeHashes'>;
};

/** Which payment. Uuids. */
export interface WhichPayment {
  accountId: string;
  paymentId: string;
}
