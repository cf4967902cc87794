import { sql } from 'kysely';
import type { Context, Who } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import { MessageChannel } from '../../notifications/message.entity.ts';
import { queueMessage, recipientOf } from '../../notifications/queue-message.ts';
import { ResidentEntity } from '../resident.entity.ts';
import type { ContactChangedOutcome } from './contact-refusal.ts';
import type { ReachedBy } from './signed-in-resident.ts';

/**
 * Gives a resident the new e-mail or phone within the act's transaction. The old one is told: it may be in other hands than
 * the session. Passwords that were asked for by the old one are void.
 */
export async function applyContact(
  em: EntityManager,
  context: Context,
  { residentId }: Who,
  channel: MessageChannel,
  address: string,
  before: ReachedBy,
): Promise<ContactChangedOutcome> {
  const { tenantId, clock } = context;
  const db = em.getKysely();
  await sql`delete from password_reset where tenant_id = ${tenantId} and resident_id = ${residentId}`.execute(db);
  const isEmail = channel === MessageChannel.EMAIL;
  await em.nativeUpdate(
    ResidentEntity,
    { tenantId, id: residentId },
    isEmail ? { email: address } : { phone: address },
  );
  // Who had none is told by the other way, if there is one.
  const to = recipientOf(before, isEmail ? ['EMAIL', 'SMS'] : ['SMS', 'EMAIL']);
  if (to)
    await queueMessage(em, context, {
      to,
      content: { template: 'CONTACT_CHANGED', data: { at: clock.now().toISOString(), what: channel } },
    });
  return { residentId, message: isEmail ? 'Почта изменена.' : 'Телефон изменён.' };
}
