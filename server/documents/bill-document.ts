import type { Context } from '../context.ts';
import type { BillFormat } from './bill-format.ts';
import type { Documents } from './documents.ts';

/** Which bill, for whom: what stays masked from a resident is masked on their bill too. */
export interface AskedBill {
  accountId: string;
  /** First day of the billed month: "2026-10-01". */
  period: string;
  format: BillFormat;
  residentId: string;
}

/** A bill as a file. */
export interface BillDocument {
  bytes: Buffer;
  /** «Счёт 123456789 октябрь 2026.pdf» */
  fileName: string;
  contentType: string;
  /** Changes with the bytes and with nothing else. */
  etag: string;
}

/**
 * The bill as a file, rendered off the main thread or taken from the cache; undefined when the resident has no such account
 * or it was not billed for that month.
 * @throws DocumentFailedError when the template fails
 */
export async function billDocument(
  _documents: Documents,
  _context: Pick<Context, 'tenant' | 'tenantId' | 'read'>,
  _asked: AskedBill,
): Promise<BillDocument | undefined> {
  throw new Error('not yet');
}
