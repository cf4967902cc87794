import { randomUUIDv7 } from 'node:crypto';
import type { Context } from '../context.ts';
import { insertRow } from '../database/insert-row.ts';
import type { EntityManager } from '../database/orm.ts';
import { MessageChannel, MessageEntity, MessageStatus } from './message.entity.ts';
import type { MessageContent } from './message-content.ts';
import { plainAddress, plainPhone } from './plain-recipient.ts';
import { mailDomain } from './portal-origin.ts';

/** Where a message goes: an address `plainAddress` or a number `plainPhone` has passed. */
export interface Recipient {
  channel: MessageChannel;
  address: string;
}

/** A message to write into the outbox. */
export interface NewMessage {
  /** Undefined: it is written for nobody, by an act that must not show whether there is somebody. */
  to: Recipient | undefined;
  content: MessageContent;
  expiresAt?: Date;
}

/** Puts a message into the outbox in the act's transaction: it goes out when that is committed, and never otherwise. */
export async function queueMessage(
  em: EntityManager,
  { tenant, tenantId, clock }: Pick<Context, 'tenant' | 'tenantId' | 'clock'>,
  { to, content, expiresAt }: NewMessage,
): Promise<void> {
  const id = randomUUIDv7();
  const now = clock.now();
  await insertRow(em, MessageEntity, {
    tenantId,
    id,
    channel: to?.channel ?? MessageChannel.EMAIL,
    template: content.template,
    data: to ? content.data : {},
    recipient: to?.address ?? '',
    messageId: `<${id}@${mailDomain(tenant)}>`,
    status: to ? MessageStatus.QUEUED : MessageStatus.WITHHELD,
    nextAttemptAt: now,
    expiresAt: expiresAt ?? null,
    createdAt: now,
    finishedAt: to ? null : now,
  });
}

/** Where a person can be written to: the first of these channels for which they have given a usable address. */
export function recipientOf(
  person: { email: string | null; phone: string | null },
  channels: readonly string[],
): Recipient | undefined {
  const addresses = {
    [MessageChannel.EMAIL]: plainAddress(person.email ?? ''),
    [MessageChannel.SMS]: plainPhone(person.phone ?? ''),
  };
  const known = channels.flatMap((name) => Object.values(MessageChannel).filter((channel) => channel === name));
  const channel = known.find((one) => addresses[one] !== undefined);
  return channel && { channel, address: addresses[channel]! };
}
