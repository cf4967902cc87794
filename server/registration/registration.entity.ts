import { defineEntity, p } from '@mikro-orm/postgresql';
import { tenantTable } from '../database/tenant-table.ts';

/** How far a registration has come. */
export enum RegistrationStatus {
  /** Answers are being asked for. */
  ASKING = 'ASKING',
  /** All is answered; the link, the code or the one-time password is on its way. */
  SUBMITTED = 'SUBMITTED',
  /** The resident exists. */
  COMPLETED = 'COMPLETED',
}

/**
 * A registration from its first answer until it is completed or expires. Several for one account or login stand side by side
 * and do not disturb each other: the first that is completed wins. One for a number nobody has, or a login somebody has, looks
 * the same. Secrets are kept as keyed hashes.
 */
export const RegistrationEntity = defineEntity({
  ...tenantTable('RegistrationEntity', 'registration'),
  primaryKeys: ['tenantId', 'id'],
  indexes: [
    { properties: ['tenantId', 'linkHash'] },
    { properties: ['tenantId', 'oneTimeHash'] },
    { properties: ['tenantId', 'expiresAt'] },
  ],
  properties: {
    tenantId: p.smallint().primary(),
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    /** Of the secret with which the browser goes on. */
    tokenHash: p.text(),
    status: p.enum(() => RegistrationStatus).default(RegistrationStatus.ASKING),
    /** The step, counted from 0, whose answers are asked for next. */
    step: p.smallint().default(0),
    /** How many of the rule's identity checks are behind it, passed or failed. */
    checksDone: p.smallint().default(0),
    /** Identity checks that were passed. */
    proofs: p.json<string[]>(),
    accountNumber: p.text().nullable(),
    /** Null: no account has the number, or none is asked for. */
    accountId: p.uuid().nullable(),
    login: p.text().nullable(),
    name: p.text().nullable(),
    email: p.text().nullable(),
    phone: p.text().nullable(),
    passwordHash: p.text().nullable(),
    /** The office code that was shown and is used up with the completion. */
    officeCodeHash: p.text().nullable(),
    /** Consents given with the last step. */
    consents: p.json<object[]>(),
    ip: p.text().nullable(),
    userAgent: p.text().nullable(),
    codeHash: p.text().nullable(),
    linkHash: p.text().nullable(),
    /** Of login and one-time password together. */
    oneTimeHash: p.text().nullable(),
    /** Wrong codes so far. */
    attempts: p.integer().default(0),
    createdAt: p.datetime(),
    /** Until when the code is good; the row itself lives as long as link or one-time password. */
    codeExpiresAt: p.datetime().nullable(),
    expiresAt: p.datetime(),
  },
});
