import { defineEntity, p } from '@mikro-orm/postgresql';
import { tenantKeys, tenantTable } from '../database/tenant-table.ts';

/** How a message travels. */
export enum MessageChannel {
  EMAIL = 'EMAIL',
  SMS = 'SMS',
}

/** State of a message: waits for a carrier, was taken by one, given up, or written for nobody. */
export enum MessageStatus {
  QUEUED = 'QUEUED',
  SENT = 'SENT',
  FAILED = 'FAILED',
  /** Asked for in a name nobody has: the row is there so that such a request does the same work as another. */
  WITHHELD = 'WITHHELD',
}

/**
 * The outbox: a letter or an SMS, written in the transaction of the change it tells of. Its data are taken out once it is
 * sent or given up: a code need not lie about longer than the letter travels.
 */
export const MessageEntity = defineEntity({
  ...tenantTable('MessageEntity', 'message'),
  primaryKeys: ['tenantId', 'id'],
  indexes: [{ properties: ['tenantId', 'status', 'bulk', 'nextAttemptAt'] }],
  properties: {
    ...tenantKeys,
    channel: p.enum(() => MessageChannel),
    /** One of many that go out together: somebody who waits for a code does not wait for a hundred thousand bills. */
    bulk: p.boolean().default(false),
    template: p.text(),
    data: p.json(),
    recipient: p.text(),
    /** Message-ID of every copy: a crash between sending and marking makes a second one, which mail programs can tell. */
    messageId: p.text(),
    status: p.enum(() => MessageStatus),
    attempts: p.integer().default(0),
    /** Not before then; moved on when a try begins, so that a try whose process died is made again. */
    nextAttemptAt: p.datetime(),
    /** Of no use after it: the code it carries is void. */
    expiresAt: p.datetime().nullable(),
    /** What the last try met, in a word without personal data. */
    fault: p.text().nullable(),
    createdAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
  },
});
