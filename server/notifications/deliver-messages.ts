import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Orm } from '../database/orm.ts';
import { writeAs, type Write } from '../database/tenant-writer.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';
import { CarrierFault, type Carriers } from './carriers/carrier.ts';
import { renderMail, renderSms, type Letterhead } from './letters/render-message.ts';
import { MessageChannel, MessageStatus } from './message.entity.ts';
import type { MessageContent } from './message-content.ts';
import { portalOrigin, type PortalPlace } from './portal-origin.ts';

/** What delivery needs of the process. */
export interface DeliveryParts {
  tenants: readonly Tenant[];
  tenantIds: ReadonlyMap<string, number>;
  clock: Clock;
  orm: Orm;
  carriers: Carriers;
  place: PortalPlace;
  log: Logger;
}

/** So many are taken at once: they are sent side by side, so that all are done before the first is due again. */
const batch = 10;

/** Tries of one message: at once, after 30 s, 2 min, 8 min, 32 min, 2 h and 8 h. */
const mostAttempts = 7;

type Claimed = MessageContent & {
  id: string;
  channel: MessageChannel;
  recipient: string;
  messageId: string;
  attempts: number;
  expired: boolean;
};

/**
 * Sends what is due, of all tenants; gives how many messages were tried. Any number of processes may do it at once: each
 * message is one process's until its next try is due.
 */
export async function deliverDue(parts: DeliveryParts): Promise<number> {
  let tried = 0;
  for (const tenant of parts.tenants) {
    const tenantId = parts.tenantIds.get(tenant.slug)!;
    const write = writeAs(parts.orm, tenantId);
    const claimed = await claim(write, tenantId, parts.clock.now());
    await Promise.all(claimed.map((message) => deliver(parts, { tenant, tenantId, write }, message)));
    tried += claimed.length;
  }
  return tried;
}

/** Counts the try and sets the time of the next one before anything is sent: a process that dies sending loses nothing. */
async function claim(write: Write, tenantId: number, now: Date): Promise<Claimed[]> {
  const { rows } = await write((em) =>
    sql<Claimed>`
      update message set attempts = attempts + 1,
        next_attempt_at = ${now}::timestamptz + interval '30 seconds' * power(4, least(attempts, 5))
      where tenant_id = ${tenantId} and id in (
        select id from message
        where tenant_id = ${tenantId} and status = 'QUEUED' and next_attempt_at <= ${now}
        order by next_attempt_at limit ${batch} for update skip locked)
      returning id, channel, template, data, recipient, message_id as "messageId", attempts,
        coalesce(expires_at <= ${now}, false) as expired`.execute(em.getKysely()),
  );
  return rows;
}

async function deliver(
  { carriers, place, log, clock }: DeliveryParts,
  { tenant, tenantId, write }: { tenant: Tenant; tenantId: number; write: Write },
  message: Claimed,
): Promise<void> {
  const fault = message.expired
    ? new CarrierFault('EXPIRED', { final: true })
    : message.attempts > mostAttempts
      ? new CarrierFault('GIVEN_UP', { final: true })
      : await faultOfSending(carriers, { tenant, origin: portalOrigin(tenant, place) }, message);
  const over = !fault || fault.final || message.attempts >= mostAttempts;
  const status = !fault ? MessageStatus.SENT : over ? MessageStatus.FAILED : MessageStatus.QUEUED;
  const { id, channel, template, attempts } = message;
  const about = { tenant: tenant.slug, message: id, channel, template, attempts };
  if (!fault) log.info(about, 'message sent');
  else if (over) log.error({ ...about, fault: fault.message }, 'message given up');
  else log.warn({ ...about, fault: fault.message }, 'message not sent yet');
  const kept = !fault && (channel === MessageChannel.EMAIL ? carriers.keep.mail : carriers.keep.sms);
  await write((em) =>
    sql`update message set status = ${status}, fault = ${fault?.message ?? null},
        finished_at = ${over ? clock.now() : null}::timestamptz,
        data = case when ${over && !kept} then '{}'::jsonb else data end
      where tenant_id = ${tenantId} and id = ${id} and status = 'QUEUED'`.execute(em.getKysely()),
  );
}

async function faultOfSending(
  carriers: Carriers,
  letterhead: Letterhead,
  message: Claimed,
): Promise<CarrierFault | undefined> {
  const { channel, recipient: to, messageId } = message;
  const { tenant } = letterhead;
  try {
    if (channel === MessageChannel.EMAIL)
      await carriers.mail({ ...renderMail(letterhead, message), tenant, to, messageId });
    else await carriers.sms({ text: renderSms(letterhead, message), tenant, to, messageId });
    return undefined;
  } catch (error) {
    // Any other error could quote the message: its text goes nowhere.
    return error instanceof CarrierFault ? error : new CarrierFault('NOT_WRITTEN', { final: false });
  }
}
