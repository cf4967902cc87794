import { sql } from 'kysely';
import type { Write } from '../database/tenant-writer.ts';
import { Lane, lanes } from './lanes.ts';
import type { MessageChannel } from './message.entity.ts';
import type { MessageContent } from './message-content.ts';

/** A message that is this process's until its next try is due. */
export type Claimed = MessageContent & {
  id: string;
  channel: MessageChannel;
  recipient: string;
  messageId: string;
  attempts: number;
  expired: boolean;
};

/** Counts the try and sets the time of the next one before anything is sent: a process that dies sending loses nothing. */
export async function claimMessages(write: Write, tenantId: number, now: Date, lane: Lane): Promise<Claimed[]> {
  const { rows } = await write((em) =>
    sql<Claimed>`
      update message set attempts = attempts + 1,
        next_attempt_at = ${now}::timestamptz + interval '30 seconds' * power(4, least(attempts, 5))
      where tenant_id = ${tenantId} and id in (
        select id from message
        where tenant_id = ${tenantId} and status = 'QUEUED' and bulk = ${lane === Lane.MANY} and next_attempt_at <= ${now}
        order by next_attempt_at limit ${lanes[lane].batch} for update skip locked)
      returning id, channel, template, data, recipient, message_id as "messageId", attempts,
        coalesce(expires_at <= ${now}, false) as expired`.execute(em.getKysely()),
  );
  return rows;
}
