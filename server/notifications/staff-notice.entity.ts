import { defineEntity, p } from '@mikro-orm/postgresql';
import { tenantKeys, tenantTable } from '../database/tenant-table.ts';

/** Something the utility's staff must know: a template that fails, a job that was given up. Without personal data. */
export const StaffNoticeEntity = defineEntity({
  ...tenantTable('StaffNoticeEntity', 'staff_notice'),
  primaryKeys: ['tenantId', 'id'],
  uniques: [{ properties: ['tenantId', 'kind', 'subject'] }],
  properties: {
    ...tenantKeys,
    /** What it is about: BILL_TEMPLATE, PUBLICATION, READING_EXPORT and the like. */
    kind: p.text(),
    /** The same thing again is one notice: «bill.typ», «2026-10». */
    subject: p.text(),
    details: p.json(),
    times: p.integer().default(1),
    raisedAt: p.datetime(),
    lastAt: p.datetime(),
    seenAt: p.datetime().nullable(),
  },
});
