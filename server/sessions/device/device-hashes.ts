import type { Context } from '../../context.ts';
import type { DeviceToken } from './device-cookie.ts';

type Keyed = Pick<Context, 'tenant' | 'tokens'>;

/** What is kept of a device's secret: one hash for each key of the server, the signing key's first. */
export const secretHashes = ({ tenant, tokens }: Keyed, { deviceId, secret }: DeviceToken): [string, ...string[]] =>
  tokens.codeHashes(['device secret', tenant.slug, deviceId], secret);

/**
 * What is kept of a PIN. Four digits are found from any hash by trying them all, so the device's secret goes in as well: even
 * one who has both the database and the server's keys would need the very browser. People use one PIN for many things.
 */
export const pinHashes = (
  { tenant, tokens }: Keyed,
  { deviceId, secret }: DeviceToken,
  pin: string,
): [string, ...string[]] => tokens.codeHashes(['device PIN', tenant.slug, deviceId, secret], pin);
