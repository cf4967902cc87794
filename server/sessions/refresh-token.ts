import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a refresh cookie carries. The resident's id is in it so that the row is found by its whole key. */
export interface RefreshToken {
  residentId: string;
  sessionId: string;
  id: string;
  /** 32 bytes; only their SHA-256 is kept. */
  secret: Buffer;
}

const idBytes = 16;
const secretBytes = 32;
const written = /^[\w-]{107}$/; // 80 bytes in base64url

/** A secret nobody can guess. */
export const newSecret = (): Buffer => randomBytes(secretBytes);

/** The token as the cookie's value. */
export function writeRefreshToken({ residentId, sessionId, id, secret }: RefreshToken): string {
  const ids = [residentId, sessionId, id].map((uuid) => Buffer.from(uuid.replaceAll('-', ''), 'hex'));
  return Buffer.concat([...ids, secret]).toString('base64url');
}

/** The token in a cookie's value; undefined when it cannot be one. */
export function readRefreshToken(value: string | undefined): RefreshToken | undefined {
  if (value === undefined || !written.test(value)) return undefined;
  const bytes = Buffer.from(value, 'base64url');
  const uuid = (place: number): string =>
    bytes.toString('hex', place * idBytes, (place + 1) * idBytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return { residentId: uuid(0), sessionId: uuid(1), id: uuid(2), secret: bytes.subarray(3 * idBytes) };
}

/**
 * What is kept of a secret. Plain SHA-256 is enough for 32 random bytes: there is nothing to guess, so nothing to slow down.
 */
export const secretHash = (secret: Uint8Array): string => createHash('sha256').update(secret).digest('hex');

/** Whether this is the secret of the kept hash; takes the same time whatever the answer. */
export function isSecretOf(hash: string, secret: Uint8Array): boolean {
  const kept = Buffer.from(hash, 'hex');
  const shown = Buffer.from(secretHash(secret), 'hex');
  return kept.length === shown.length && timingSafeEqual(kept, shown);
}
