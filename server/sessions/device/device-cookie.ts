import type { Context } from '../../context.ts';

/** Like the refresh cookie it is of one host, seen by no script and sent by no other site. */
export const deviceCookie = '__Host-kabinet-device';

/** How long a browser remembers that it is known: a year after the last sign-in on it. */
const yearSeconds = 365 * 86_400;

/** What a known device shows: its whole key but the tenant, and a secret that nobody can guess. */
export interface DeviceToken {
  residentId: string;
  deviceId: string;
  secret: string;
}

type Asked = Pick<Context, 'request'>;

const written = /^([\w-]{22})\.([\w-]{22})\.([\w-]{43})(\.k)?$/;

/** The device token the browser sent; undefined when it sent none or something else. */
export function sentDevice({ request }: Asked): DeviceToken | undefined {
  const [, resident, device, secret] = written.exec(request.cookie(deviceCookie) ?? '') ?? [];
  if (!resident || !device || !secret) return undefined;
  return { residentId: uuidOf(resident), deviceId: uuidOf(device), secret };
}

/** Makes the browser a known one. Whether it has a passkey is told too, so that the next page can say so without asking. */
export function sendDevice({ request }: Asked, token: DeviceToken, { passkey }: { passkey: boolean }): void {
  const ids = [token.residentId, token.deviceId].map((id) => Buffer.from(id.replaceAll('-', ''), 'hex'));
  const value = [...ids.map((id) => id.toString('base64url')), token.secret, ...(passkey ? ['k'] : [])].join('.');
  request.setCookie(deviceCookie, value, yearSeconds);
}

/** Makes the browser forget that it was known. */
export function clearDevice({ request }: Asked): void {
  if (request.cookie(deviceCookie) !== undefined) request.setCookie(deviceCookie, '', 0);
}

/** What a page may guess from the cookie alone; only signing in finds out whether it is true. */
export function deviceOfCookie(value: string | undefined): { passkey: boolean } | undefined {
  const found = written.exec(value ?? '');
  return found ? { passkey: found[4] !== undefined } : undefined;
}

const uuidOf = (text: string): string =>
  Buffer.from(text, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
