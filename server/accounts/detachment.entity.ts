import { defineEntity, p } from '@mikro-orm/postgresql';
import { accountKeys, tenantTable } from '../database/tenant-table.ts';
import { toAccount } from './account.entity.ts';

/** Why an account is no longer a resident's. */
export enum DetachmentReason {
  /** The billing system has another owner (S4 2.4). */
  OWNER_CHANGED = 'OWNER_CHANGED',
  /** The resident asked for it in writing (S4 2.4). */
  WRITTEN_REQUEST = 'WRITTEN_REQUEST',
  /** The password by which it was linked has changed (S2). */
  PASSWORD_CHANGED = 'PASSWORD_CHANGED',
  /** The resident removed it. */
  REMOVED = 'REMOVED',
}

/** An account that was taken off a resident: what they are told, and what stays to be looked up. */
export const DetachmentEntity = defineEntity({
  ...tenantTable('DetachmentEntity', 'detachment'),
  primaryKeys: ['tenantId', 'accountId', 'id'],
  properties: {
    ...accountKeys,
    residentId: p.uuid(),
    reason: p.enum(() => DetachmentReason),
    detachedAt: p.datetime(),
    /** When a message to the resident was queued; null: it is still to be told. */
    toldAt: p.datetime().nullable(),
    account: () => toAccount(),
  },
});
