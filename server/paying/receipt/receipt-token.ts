import { timingSafeEqual } from 'node:crypto';
import type { Context } from '../../context.ts';
import type { WhichPayment } from '../paying-context.ts';

type Signing = Pick<Context, 'tenant'> & { tokens: Pick<Context['tokens'], 'codeHashes'> };

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidOf = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/** So much of the HMAC: 128 bits are not guessed. */
const signed = 16;

const signatures = ({ tokens, tenant }: Signing, { accountId, paymentId }: WhichPayment): Buffer[] =>
  tokens
    .codeHashes(['receipt', tenant.slug, accountId], paymentId)
    .map((hash) => Buffer.from(hash, 'hex').subarray(0, signed));

/**
 * What opens a payment's receipt without signing in, for as long as the server has the key it was made with. Two opaque ids
 * and a keyed hash of them: nothing is stored, nobody can make one, and by itself it says nothing.
 */
export function receiptToken(context: Signing, of: WhichPayment): string {
  const [signature] = signatures(context, of);
  return Buffer.concat([bytesOf(of.accountId), bytesOf(of.paymentId), signature!]).toString('base64url');
}

/** Which payment's receipt a token opens; undefined: it is none of this utility's. Asks no database. */
export function readReceiptToken(context: Signing, token: string): WhichPayment | undefined {
  if (!/^[\w-]{64}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const of = { accountId: uuidOf(bytes.toString('hex', 0, 16)), paymentId: uuidOf(bytes.toString('hex', 16, 32)) };
  const given = bytes.subarray(32);
  return signatures(context, of).some((good) => timingSafeEqual(good, given)) ? of : undefined;
}

/** The page that opens it. */
export const receiptLink = (origin: string, token: string): string => `${origin}/receipt#${token}`;
