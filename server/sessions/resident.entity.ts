import { defineEntity, p } from '@mikro-orm/postgresql';
import { tenantKeys, tenantTable } from '../database/tenant-table.ts';
import { TenantEntity } from '../tenancy/tenant.entity.ts';

/** Whether a resident may sign in. */
export enum ResidentStatus {
  ACTIVE = 'ACTIVE',
  BLOCKED = 'BLOCKED',
  /** Left, or withdrew the consent without which there is no portal; what was personal is gone. */
  CLOSED = 'CLOSED',
}

/** A person who signs in to a tenant's portal. The same person at another utility is another resident. */
export const ResidentEntity = defineEntity({
  ...tenantTable('ResidentEntity', 'resident'),
  primaryKeys: ['tenantId', 'id'],
  properties: {
    ...tenantKeys,
    name: p.text().nullable(),
    email: p.text().nullable(),
    phone: p.text().nullable(),
    homePhone: p.text().nullable(),
    passwordHash: p.text(),
    status: p.enum(() => ResidentStatus).default(ResidentStatus.ACTIVE),
    createdAt: p.datetime(),
    tenant: () =>
      p
        .manyToOne(TenantEntity)
        .ref()
        .joinColumns('tenant_id')
        .ownColumns('tenant_id')
        .updateRule('no action')
        .deleteRule('no action'),
  },
});

/** Uniqueness of login names within a tenant, as a table of its own for the same reason as `account_number`. */
export const LoginEntity = defineEntity({
  ...tenantTable('LoginEntity', 'login'),
  primaryKeys: ['tenantId', 'login'],
  properties: { tenantId: p.smallint().primary(), login: p.text().primary(), residentId: p.uuid() },
});

/** A resident's accounts, on the resident's side; the mirror `account_resident` is written in the same transaction. */
export const ResidentAccountEntity = defineEntity({
  ...tenantTable('ResidentAccountEntity', 'resident_account'),
  primaryKeys: ['tenantId', 'residentId', 'accountId'],
  properties: {
    tenantId: p.smallint().primary(),
    residentId: p.uuid().primary(),
    accountId: p.uuid().primary(),
    position: p.smallint().default(0),
    linkedAt: p.datetime().defaultRaw('now()'),
    resident: () => toResident(),
  },
});

/** Foreign key (tenant_id, resident_id) of a row that a resident owns. */
export function toResident() {
  return p
    .manyToOne(ResidentEntity)
    .ref()
    .joinColumns('tenant_id', 'resident_id')
    .ownColumns('tenant_id', 'resident_id')
    .updateRule('no action')
    .deleteRule('no action');
}
