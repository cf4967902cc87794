import { defineEntity, p } from '@mikro-orm/postgresql';
import { residentKeys, tenantTable } from '../database/tenant-table.ts';
import { toResident } from './resident.entity.ts';

/** Why a session is over. */
export enum SessionEnd {
  SIGNED_OUT = 'SIGNED_OUT',
  REUSED_TOKEN = 'REUSED_TOKEN',
  EXPIRED = 'EXPIRED',
  BLOCKED = 'BLOCKED',
  PASSWORD_CHANGED = 'PASSWORD_CHANGED',
  /** By the resident, from the list of sessions. */
  ENDED_BY_RESIDENT = 'ENDED_BY_RESIDENT',
  /** The utility stopped its portal (S3 3.2). */
  SERVICE_STOPPED = 'SERVICE_STOPPED',
  /** The resident's portal was closed. */
  CLOSED = 'CLOSED',
}

/** How a resident showed who they are. */
export enum SignInMethod {
  PASSWORD = 'PASSWORD',
  PIN = 'PIN',
  PASSKEY = 'PASSKEY',
}

/** One sign-in on one device: the family of its refresh tokens. IP and browser are kept as the tenant's rules say (S3 4.3). */
export const SessionEntity = defineEntity({
  ...tenantTable('SessionEntity', 'session'),
  primaryKeys: ['tenantId', 'residentId', 'id'],
  indexes: [{ properties: ['tenantId', 'endedAt'] }],
  properties: {
    ...residentKeys,
    startedAt: p.datetime(),
    lastUsedAt: p.datetime(),
    expiresAt: p.datetime(),
    endedAt: p.datetime().nullable(),
    end: p.enum(() => SessionEnd).nullable(),
    ip: p.text().nullable(),
    userAgent: p.text().nullable(),
    /** Path of the page the sign-in was sent from (S3 4.3), where the rule keeps it. */
    page: p.text().nullable(),
    method: p.enum(() => SignInMethod).default(SignInMethod.PASSWORD),
    resident: () => toResident(),
  },
});

/**
 * A refresh token, kept as a SHA-256 of its secret. Used once; `replacedBy` names its successor, so that a device whose
 * answer was lost can ask again, while a later use of an old token ends the session.
 */
export const RefreshTokenEntity = defineEntity({
  ...tenantTable('RefreshTokenEntity', 'refresh_token'),
  primaryKeys: ['tenantId', 'residentId', 'id'],
  properties: {
    ...residentKeys,
    sessionId: p.uuid(),
    secretHash: p.text(),
    issuedAt: p.datetime(),
    usedAt: p.datetime().nullable(),
    replacedBy: p.uuid().nullable(),
    session: () =>
      p
        .manyToOne(SessionEntity)
        .ref()
        .joinColumns('tenant_id', 'resident_id', 'session_id')
        .ownColumns('tenant_id', 'resident_id', 'session_id')
        .updateRule('no action')
        .deleteRule('no action'),
  },
});

/** Attempts within a window, counted per scope (login, address, tenant) so that all server processes share one count. */
export const ThrottleEntity = defineEntity({
  ...tenantTable('ThrottleEntity', 'throttle'),
  primaryKeys: ['tenantId', 'scope', 'key'],
  properties: {
    tenantId: p.smallint().primary(),
    scope: p.text().primary(),
    key: p.text().primary(),
    windowStartedAt: p.datetime(),
    attempts: p.integer(),
  },
});
