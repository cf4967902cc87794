import { defineEntity, p } from '@mikro-orm/postgresql';
import { tenantTable } from '../database/tenant-table.ts';
import { TenantEntity } from './tenant.entity.ts';

/** What a utility charges for (услуга): its own code, name and unit. From the tenant's folder and its registries. */
export const ServiceEntity = defineEntity({
  ...tenantTable('ServiceEntity', 'service'),
  primaryKeys: ['tenantId', 'code'],
  properties: {
    tenantId: p.smallint().primary(),
    code: p.text().primary(),
    name: p.text(),
    unit: p.text().nullable(),
    kind: p.text().default('OTHER'),
    position: p.smallint().default(0),
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
