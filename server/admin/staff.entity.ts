import { defineEntity, p } from '@mikro-orm/postgresql';
import { tenantKeys, tenantTable } from '../database/tenant-table.ts';

/** Whether a member of staff may sign in. */
export enum StaffStatus {
  ACTIVE = 'ACTIVE',
  DISABLED = 'DISABLED',
}

/** A member of the utility's staff. */
export const StaffEntity = defineEntity({
  ...tenantTable('StaffEntity', 'staff'),
  primaryKeys: ['tenantId', 'id'],
  uniques: [{ properties: ['tenantId', 'login'] }],
  properties: {
    ...tenantKeys,
    login: p.text(),
    passwordHash: p.text(),
    status: p.enum(() => StaffStatus).default(StaffStatus.ACTIVE),
    createdAt: p.datetime(),
  },
});

/** What a member of staff did to residents' access; never changed, never removed. */
export const StaffActEntity = defineEntity({
  ...tenantTable('StaffActEntity', 'staff_act'),
  primaryKeys: ['tenantId', 'id'],
  properties: {
    ...tenantKeys,
    staffId: p.uuid(),
    act: p.text(),
    accountId: p.uuid().nullable(),
    residentId: p.uuid().nullable(),
    reason: p.text().nullable(),
    actedAt: p.datetime(),
    staff: () =>
      p
        .manyToOne(StaffEntity)
        .ref()
        .joinColumns('tenant_id', 'staff_id')
        .ownColumns('tenant_id', 'staff_id')
        .updateRule('no action')
        .deleteRule('no action'),
  },
});
