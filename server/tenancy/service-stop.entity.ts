import { defineEntity, p } from '@mikro-orm/postgresql';
import { tenantTable } from '../database/tenant-table.ts';

/** The utility has stopped its portal (S3 3.2): while this row is there, nobody signs in and every session is over. */
export const ServiceStopEntity = defineEntity({
  ...tenantTable('ServiceStopEntity', 'service_stop'),
  primaryKeys: ['tenantId'],
  properties: { tenantId: p.smallint().primary().autoincrement(false), message: p.text(), stoppedAt: p.datetime() },
});
