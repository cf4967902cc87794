import type { Context } from '../context.ts';
import { type BillFormat, billFormats } from './bill-format.ts';
import { capitalised, monthInWords } from './bill-words.ts';
import type { Documents } from './documents.ts';
import { type BillKey, readBill } from './read-bill.ts';
import { planBill } from './render-bill.ts';

/** Which bill, for whom, as what: what stays masked from a resident is masked on their bill too. */
export interface AskedBill extends BillKey {
  format: BillFormat;
}

/** A bill as a file whose bytes are not there yet. */
export interface BillOnRequest {
  /** «Счёт 123456789 октябрь 2026.pdf» */
  fileName: string;
  contentType: string;
  /** Changes with the bytes and with nothing else. */
  etag: string;
  /** @throws DocumentFailedError */
  bytes(): Promise<Buffer>;
}

/** A bill as a file. */
export type BillDocument = Omit<BillOnRequest, 'bytes'> & { bytes: Buffer };

/** What reading a bill needs of a context: the same for a request and for a letter. */
type Reading = Pick<Context, 'tenant' | 'tenantId' | 'read'>;

/**
 * The bill as a file to be rendered when it is wanted; undefined when the resident has no such account, it was not billed for
 * that month, or the utility gives no bills in this format.
 * @throws DocumentFailedError when there is no template
 */
export async function billOnRequest(
  documents: Documents,
  context: Reading,
  { format, ...key }: AskedBill,
): Promise<BillOnRequest | undefined> {
  const { tenant } = context;
  if (!tenant.rules.bills.formats.includes(format)) return undefined;
  const bill = await readBill(context, key);
  if (!bill) return undefined;
  const plan = await planBill(documents, { tenant, bill, format });
  const { ending, contentType } = billFormats[format];
  const number = bill.number.replace(/[^\p{L}\p{N}-]/gu, '');
  return {
    fileName: `${capitalised(tenant.rules.bills.name)} ${number} ${monthInWords(bill.period)}.${ending}`,
    contentType,
    etag: `"${plan.name.slice(0, 32)}"`,
    bytes: () => documents.render(plan),
  };
}

/**
 * The bill as a file, rendered off the main thread or taken from the cache; undefined when there is none for this resident.
 * @throws DocumentFailedError when it could not be rendered
 */
export async function billDocument(
  documents: Documents,
  context: Reading,
  asked: AskedBill,
): Promise<BillDocument | undefined> {
  const bill = await billOnRequest(documents, context, asked);
  return bill && { ...bill, bytes: await bill.bytes() };
}
