import { defineEntity, p } from '@mikro-orm/postgresql';
import { toAccount } from '../accounts/account.entity.ts';
import { accountKeys, ownedByAccount, tenantTable } from '../database/tenant-table.ts';

/**
 * What was handed in for one meter, as it came: never changed. Its key is the sender's, so what is sent again (a lost answer, a
 * phone that was without a network) is known and changes nothing, also when something newer came in between.
 */
export const ReadingSubmissionEntity = defineEntity({
  ...tenantTable('ReadingSubmissionEntity', 'reading_submission'),
  primaryKeys: ['tenantId', 'accountId', 'meterId', 'key'],
  properties: {
    ...ownedByAccount,
    meterId: p.uuid().primary(),
    key: p.text().primary(),
    residentId: p.uuid(),
    /** First day of the billing period it counts for. */
    period: p.date(),
    /** When the device was read, by the server's clock. */
    takenAt: p.datetime(),
    receivedAt: p.datetime(),
    /** Register code → digits. */
    values: p.json(),
    photoId: p.uuid().nullable(),
    account: () => toAccount(),
  },
});

/** A photo of a meter that a resident sent; its bytes are in the file store under the id. */
export const ReadingPhotoEntity = defineEntity({
  ...tenantTable('ReadingPhotoEntity', 'reading_photo'),
  primaryKeys: ['tenantId', 'accountId', 'id'],
  checks: [{ name: 'reading_photo_bytes_check', expression: 'bytes > 0' }],
  properties: {
    ...accountKeys,
    residentId: p.uuid(),
    /** What its content is, as the server found: image/jpeg and the like. */
    contentType: p.text(),
    bytes: p.integer(),
    uploadedAt: p.datetime(),
    account: () => toAccount(),
  },
});

/** State of an export: waiting for a worker, written, or given up. */
export enum ReadingExportStatus {
  QUEUED = 'QUEUED',
  DONE = 'DONE',
  FAILED = 'FAILED',
}

/** Why an export is made: staff asked, the period was over, or readings of it came in after that. */
export enum ReadingExportCause {
  STAFF = 'STAFF',
  PERIOD_OVER = 'PERIOD_OVER',
  LATE_READINGS = 'LATE_READINGS',
}

/** A file of residents' readings for the billing system; its bytes are in the file store under the id. */
export const ReadingExportEntity = defineEntity({
  ...tenantTable('ReadingExportEntity', 'reading_export'),
  primaryKeys: ['tenantId', 'id'],
  indexes: [{ properties: ['tenantId', 'period'] }],
  uniques: [
    {
      // Several processes see that a period is over: one export is made by itself for each cause.
      name: 'reading_export_by_itself_unique',
      properties: ['tenantId', 'period', 'cause'],
      where: `cause <> 'STAFF'`,
    },
  ],
  properties: {
    tenantId: p.smallint().primary(),
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    period: p.date(),
    cause: p.enum(() => ReadingExportCause).default(ReadingExportCause.STAFF),
    status: p.enum(() => ReadingExportStatus).default(ReadingExportStatus.QUEUED),
    /** Whether its job is in the queue. */
    sent: p.boolean().default(false),
    fileName: p.text(),
    /** What was written: null until it is. */
    readings: p.integer().nullable(),
    sha256: p.text().nullable(),
    createdAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
  },
});
