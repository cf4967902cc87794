import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import type { MessageContent } from './message-content.ts';
import { mailDomain } from './portal-origin.ts';
import type { Recipient } from './queue-message.ts';

/** One of many messages. */
export interface OneOfMany {
  to: Recipient;
  content: MessageContent;
  /** Not sent before then: nobody is woken at night. */
  notBefore?: Date;
  expiresAt?: Date;
}

/**
 * Puts many messages into the outbox in one statement, in the caller's transaction. They go out behind those that somebody
 * waits for.
 */
export async function queueMessages(
  em: EntityManager,
  { tenant, tenantId, clock }: Pick<Context, 'tenant' | 'tenantId' | 'clock'>,
  messages: readonly OneOfMany[],
): Promise<void> {
  if (messages.length === 0) return;
  const now = clock.now();
  const domain = mailDomain(tenant);
  const rows = messages.map(({ to, content, notBefore, expiresAt }) => {
    const id = randomUUIDv7();
    return {
      id,
      channel: to.channel,
      template: content.template,
      data: content.data,
      recipient: to.address,
      message_id: `<${id}@${domain}>`,
      next_attempt_at: notBefore ?? now,
      expires_at: expiresAt ?? null,
    };
  });
  await sql`insert into message (tenant_id, id, channel, template, data, recipient, message_id, status, bulk,
      next_attempt_at, expires_at, created_at)
    select ${tenantId}, id, channel, template, data, recipient, message_id, 'QUEUED', true, next_attempt_at, expires_at, ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json) as m (id uuid, channel text, template text, data jsonb,
      recipient text, message_id text, next_attempt_at timestamptz, expires_at timestamptz)
    on conflict (tenant_id, id) do nothing`.execute(em.getKysely());
}
