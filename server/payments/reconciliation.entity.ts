import { defineEntity, p } from '@mikro-orm/postgresql';
import { kopecksColumn, tenantKeys, tenantTable } from '../database/tenant-table.ts';

/** State of a night's comparison. */
export enum ReconciliationStatus {
  AGREES = 'AGREES',
  DIFFERS = 'DIFFERS',
  /** The bank gave no registry: it is tried again. */
  INCOMPLETE = 'INCOMPLETE',
}

/** A day's comparison of the acquirer's registry, the payments and the ledger. */
export const ReconciliationEntity = defineEntity({
  ...tenantTable('ReconciliationEntity', 'reconciliation'),
  primaryKeys: ['tenantId', 'day'],
  properties: {
    tenantId: p.smallint().primary(),
    /** The day that is compared, in the tenant's zone. */
    day: p.date().primary(),
    status: p.enum(() => ReconciliationStatus),
    orders: p.integer().default(0),
    bankAmount: kopecksColumn(),
    payments: p.integer().default(0),
    paymentsAmount: kopecksColumn(),
    ledgerAmount: kopecksColumn(),
    differences: p.integer().default(0),
    comparedAt: p.datetime(),
  },
});

/** What differs. */
export enum DifferenceKind {
  /** The bank took money for an order that is not paid here. */
  MISSING_HERE = 'MISSING_HERE',
  /** Paid here, and the bank's registry does not have it. */
  MISSING_AT_BANK = 'MISSING_AT_BANK',
  /** Both have it, with different sums. */
  DIFFERENT_AMOUNT = 'DIFFERENT_AMOUNT',
  /** A payment and its posting differ. */
  LEDGER_DIFFERS = 'LEDGER_DIFFERS',
  /** An account's balance is not what its ledger makes it. */
  BALANCE_DIFFERS = 'BALANCE_DIFFERS',
  /** What a registry says was paid is not what payments of that month make. */
  REGISTRY_DIFFERS = 'REGISTRY_DIFFERS',
}

/** One difference that a comparison found: told to staff, mended by nobody silently. */
export const ReconciliationDifferenceEntity = defineEntity({
  ...tenantTable('ReconciliationDifferenceEntity', 'reconciliation_difference'),
  primaryKeys: ['tenantId', 'id'],
  uniques: [{ properties: ['tenantId', 'day', 'kind', 'subject'] }],
  properties: {
    ...tenantKeys,
    day: p.date(),
    kind: p.enum(() => DifferenceKind),
    /** Order number, bank's payment number, or account's id. */
    subject: p.text(),
    accountId: p.uuid().nullable(),
    paymentId: p.uuid().nullable(),
    /** Kopecks here and there; null: it is not there at all. */
    here: p.bigint('string').nullable(),
    there: p.bigint('string').nullable(),
    foundAt: p.datetime(),
    /** Gone when it was compared again, or explained by staff. */
    settledAt: p.datetime().nullable(),
    note: p.text().nullable(),
    reconciliation: () =>
      p
        .manyToOne(ReconciliationEntity)
        .ref()
        .joinColumns('tenant_id', 'day')
        .ownColumns('tenant_id', 'day')
        .updateRule('no action')
        .deleteRule('no action'),
  },
});
