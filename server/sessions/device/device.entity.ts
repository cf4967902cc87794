import { defineEntity, p } from '@mikro-orm/postgresql';
import { residentKeys, tenantTable } from '../../database/tenant-table.ts';
import { toResident } from '../resident.entity.ts';

/**
 * A browser that knows its resident: with its cookie's secret and a PIN one signs in on it, and on it alone (S1 4.4). Secret
 * and PIN are kept as keyed hashes.
 */
export const DeviceEntity = defineEntity({
  ...tenantTable('DeviceEntity', 'device'),
  primaryKeys: ['tenantId', 'residentId', 'id'],
  properties: {
    ...residentKeys,
    secretHash: p.text(),
    pinHash: p.text(),
    /** Wrong PINs since the last right one. */
    pinAttempts: p.integer().default(0),
    /** The newest challenge of a passkey, used once. */
    challenge: p.text().nullable(),
    challengeAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    lastUsedAt: p.datetime(),
    resident: () => toResident(),
  },
});

/** A passkey (WebAuthn) of a device with a PIN: biometrics only once a PIN is set (S1 4.4). */
export const PasskeyEntity = defineEntity({
  ...tenantTable('PasskeyEntity', 'passkey'),
  primaryKeys: ['tenantId', 'residentId', 'id'],
  properties: {
    tenantId: p.smallint().primary(),
    residentId: p.uuid().primary(),
    /** The credential's id, base64url. */
    id: p.text().primary(),
    deviceId: p.uuid(),
    /** The host it is for: each host of a tenant is a relying party of its own. */
    rpId: p.text(),
    /** COSE key, base64url. */
    publicKey: p.text(),
    counter: p.bigint('string').default('0'),
    transports: p.json<string[]>(),
    createdAt: p.datetime(),
    lastUsedAt: p.datetime().nullable(),
    device: () =>
      p
        .manyToOne(DeviceEntity)
        .ref()
        .joinColumns('tenant_id', 'resident_id', 'device_id')
        .ownColumns('tenant_id', 'resident_id', 'device_id')
        .updateRule('no action')
        .deleteRule('no action'),
  },
});
