import { defineEntity, p } from '@mikro-orm/postgresql';
import { tenantTable } from '../database/tenant-table.ts';

/** How far the publication of a period is. */
export enum PublicationStatus {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
}

/**
 * The bills of a month are out, and residents are told. Accounts are gone through in the order of their ids; `lastAccountId` moves on
 * in the transaction that queues their messages, so that whoever goes on after a crash tells nobody twice and leaves nobody out.
 */
export const PublicationEntity = defineEntity({
  ...tenantTable('PublicationEntity', 'publication'),
  primaryKeys: ['tenantId', 'period'],
  properties: {
    tenantId: p.smallint().primary(),
    period: p.date().primary(),
    status: p.enum(() => PublicationStatus),
    /** Member of staff; null: the day of the rule had come. */
    requestedBy: p.uuid().nullable(),
    requestedAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
    /** Accounts with a bill of the period; how many of them are done; how many messages were queued. */
    accounts: p.integer().default(0),
    accountsDone: p.integer().default(0),
    messages: p.integer().default(0),
    lastAccountId: p.uuid().nullable(),
  },
});
