import { defineEntity, p } from '@mikro-orm/postgresql';
import { residentKeys, tenantTable } from '../database/tenant-table.ts';
import { toResident } from '../sessions/resident.entity.ts';

/** How a consent was withdrawn. */
export enum Withdrawal {
  PORTAL = 'PORTAL',
  WRITTEN = 'WRITTEN',
}

/**
 * A consent given by a resident: one row per purpose, version and channel (152-ФЗ, ст. 9). Never changed but for its
 * withdrawal, never removed.
 */
export const ConsentEntity = defineEntity({
  ...tenantTable('ConsentEntity', 'consent'),
  primaryKeys: ['tenantId', 'residentId', 'id'],
  uniques: [
    {
      name: 'consent_in_force',
      properties: ['tenantId', 'residentId', 'kind', 'channel', 'version'],
      where: 'withdrawn_at is null',
    },
  ],
  properties: {
    ...residentKeys,
    /** Kind of the legal text: the purpose. */
    kind: p.text(),
    /** For a consent to messages: by which way, EMAIL or SMS; ANY: the consent is not about a way. */
    channel: p.text().default('ANY'),
    version: p.text(),
    /** SHA-256 of the text. */
    hash: p.text(),
    /** Where it was asked: REGISTRATION, PAYMENT, SETTINGS, SIGN_IN. */
    place: p.text(),
    givenAt: p.datetime(),
    ip: p.text(),
    userAgent: p.text().nullable(),
    withdrawnAt: p.datetime().nullable(),
    withdrawnBy: p.enum(() => Withdrawal).nullable(),
    resident: () => toResident(),
  },
});
