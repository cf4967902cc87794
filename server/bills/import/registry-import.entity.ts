import { defineEntity, p } from '@mikro-orm/postgresql';
import { tenantKeys, tenantTable } from '../../database/tenant-table.ts';

/** What a registry tells. */
export enum RegistryKind {
  ACCOUNTS = 'ACCOUNTS',
  CHARGES = 'CHARGES',
  PAYMENTS = 'PAYMENTS',
  READING_ANSWERS = 'READING_ANSWERS',
}

/** State of an import: waiting for a worker, being read, in force, or refused with nothing changed. */
export enum RegistryImportStatus {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  APPLIED = 'APPLIED',
  REFUSED = 'REFUSED',
}

/** One file of a billing system or bank and what became of it. The report's row is written with the data it reports. */
export const RegistryImportEntity = defineEntity({
  ...tenantTable('RegistryImportEntity', 'registry_import'),
  primaryKeys: ['tenantId', 'id'],
  indexes: [{ properties: ['tenantId', 'startedAt'] }],
  properties: {
    ...tenantKeys,
    kind: p.enum(() => RegistryKind).nullable(),
    period: p.date().nullable(),
    fileName: p.text(),
    sha256: p.text().nullable(),
    status: p.enum(() => RegistryImportStatus),
    rowsRead: p.integer().default(0),
    rowsApplied: p.integer().default(0),
    rowsSetAside: p.integer().default(0),
    charged: p.bigint('string').nullable(),
    due: p.bigint('string').nullable(),
    paid: p.bigint('string').nullable(),
    reasonCode: p.text().nullable(),
    reason: p.text().nullable(),
    /** Rows added, changed and removed per table, and warnings with the lines they are about (`ImportDetails`). */
    details: p.json().nullable(),
    startedAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
  },
});

/** A line that an import set aside: where, which field, what stood there and why it could not be used. */
export const RegistryFaultEntity = defineEntity({
  ...tenantTable('RegistryFaultEntity', 'registry_fault'),
  primaryKeys: ['tenantId', 'id'],
  indexes: [{ properties: ['tenantId', 'importId', 'line'] }],
  properties: {
    ...tenantKeys,
    importId: p.uuid(),
    line: p.integer(),
    field: p.text().nullable(),
    value: p.text().nullable(),
    reasonCode: p.text(),
    reason: p.text(),
    registryImport: () =>
      p
        .manyToOne(RegistryImportEntity)
        .ref()
        .joinColumns('tenant_id', 'import_id')
        .ownColumns('tenant_id', 'import_id')
        .updateRule('no action')
        .deleteRule('no action'),
  },
});
