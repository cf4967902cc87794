import { defineEntity, p } from '@mikro-orm/postgresql';
import { tenantTable } from '../database/tenant-table.ts';

/** The number of a tenant's folder in the database. Read by every process at start, written by the migration step only. */
export const TenantEntity = defineEntity({
  name: 'TenantEntity',
  tableName: 'tenant',
  properties: {
    id: p.smallint().primary().autoincrement(false),
    slug: p.text().unique(),
    enrolledAt: p.datetime().defaultRaw('now()'),
  },
});

/** Where a version of the rules came from. */
export enum RulesSource {
  FOLDER = 'FOLDER',
  STAFF = 'STAFF',
}

/** Rules of a tenant as dated versions; the folder's rules are version 1. An act stores the version it used. */
export const TenantRulesEntity = defineEntity({
  ...tenantTable('TenantRulesEntity', 'tenant_rules'),
  primaryKeys: ['tenantId', 'version'],
  properties: {
    tenantId: p.smallint().primary(),
    version: p.integer().primary(),
    validFrom: p.datetime(),
    source: p.enum(() => RulesSource),
    rules: p.json(),
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
