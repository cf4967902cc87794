import { defineEntity, p } from '@mikro-orm/postgresql';
import { ownedByAccount, tenantTable } from '../database/tenant-table.ts';
import { toPayment } from './payment-parts.entity.ts';

/** State of an export of payments. */
export enum PaymentExportStatus {
  QUEUED = 'QUEUED',
  DONE = 'DONE',
  /** There was nothing that no file had: there is no file. */
  EMPTY = 'EMPTY',
  FAILED = 'FAILED',
  /** Its file was taken away after its time; asked for again it is written anew, the same. */
  FORGOTTEN = 'FORGOTTEN',
}

/** Why it is made: a day is over, or staff asked. */
export enum PaymentExportCause {
  DAY_OVER = 'DAY_OVER',
  STAFF = 'STAFF',
}

/**
 * A file of the portal's payments for the billing system; its bytes are in the file store under the id. What is in it is
 * chosen once, with its number, before it is written: written again, however often, it is the same.
 */
export const PaymentExportEntity = defineEntity({
  ...tenantTable('PaymentExportEntity', 'payment_export'),
  primaryKeys: ['tenantId', 'id'],
  uniques: [
    { name: 'payment_export_number_unique', properties: ['tenantId', 'number'] },
    { name: 'payment_export_by_itself_unique', properties: ['tenantId', 'day'], where: `cause = 'DAY_OVER'` },
  ],
  checks: [{ name: 'payment_export_chosen_check', expression: '(number is null) = (file_name is null)' }],
  properties: {
    tenantId: p.smallint().primary(),
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    cause: p.enum(() => PaymentExportCause),
    /** The day it is of, in the tenant's zone. */
    day: p.date(),
    /** What was paid, and given back, before this. */
    until: p.datetime(),
    status: p.enum(() => PaymentExportStatus).default(PaymentExportStatus.QUEUED),
    /** Whether its job is in the queue. */
    sent: p.boolean().default(false),
    /** One after another within the tenant, given with what is in it; null until then. */
    number: p.integer().nullable(),
    fileName: p.text().nullable(),
    payments: p.integer().nullable(),
    refunds: p.integer().nullable(),
    /** Paid less given back, kopecks. */
    amount: p.bigint('string').nullable(),
    sha256: p.text().nullable(),
    createdAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
  },
});

/** A payment, or a refund of one, that is in a file. Its key is what keeps it out of every other file. */
export const ExportedPaymentEntity = defineEntity({
  ...tenantTable('ExportedPaymentEntity', 'exported_payment'),
  primaryKeys: ['tenantId', 'accountId', 'lineId'],
  indexes: [{ properties: ['tenantId', 'exportId'] }],
  properties: {
    ...ownedByAccount,
    /** The payment's id, or the refund's. */
    lineId: p.uuid().primary(),
    paymentId: p.uuid(),
    exportId: p.uuid(),
    payment: () => toPayment(),
    export: () =>
      p
        .manyToOne(PaymentExportEntity)
        .ref()
        .joinColumns('tenant_id', 'export_id')
        .ownColumns('tenant_id', 'export_id')
        .updateRule('no action')
        .deleteRule('no action'),
  },
});
