import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Orm } from '../database/orm.ts';
import { writeAs } from '../database/tenant-writer.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';
import { CarrierFault, type Carriers } from './carriers/carrier.ts';
import { claimMessages, type Claimed } from './claim-messages.ts';
import { beginWithinMs, Lane, lanes } from './lanes.ts';
import { Marks } from './mark-messages.ts';
import { MessageChannel, MessageStatus } from './message.entity.ts';
import type { NoticeDesk } from './notice-desk.ts';
import { portalOrigin, type PortalPlace } from './portal-origin.ts';
import { isNotice, sendMessage, type Sending, type Sent } from './send-message.ts';
import { Summary } from './tell-of-delivery.ts';

/** What delivery needs of the process. */
export interface DeliveryParts {
  tenants: readonly Tenant[];
  tenantIds: ReadonlyMap<string, number>;
  clock: Clock;
  orm: Orm;
  carriers: Carriers;
  place: PortalPlace;
  log: Logger;
  /** Who knows where notices go now and what goes with them; without it they go as they were written, bare. */
  desk?: NoticeDesk;
  /** Aborted: nothing more is begun, and what was taken is given back. */
  stopping?: AbortSignal;
}

/** Tries of one message: at once, after 30 s, 2 min, 8 min, 32 min, 2 h and 8 h. */
const mostAttempts = 7;

/**
 * Sends what is due, of all tenants, in one lane or in both; gives how many messages were tried. Any number of processes may do
 * it at once: each message is one process's until its next try is due.
 */
export async function deliverDue(parts: DeliveryParts, only?: Lane): Promise<number> {
  let tried = 0;
  for (const lane of only ? [only] : Object.values(Lane))
    for (const tenant of parts.tenants) tried += await deliverBatch(parts, tenant, lane);
  return tried;
}

async function deliverBatch(parts: DeliveryParts, tenant: Tenant, lane: Lane): Promise<number> {
  const { clock, desk, carriers } = parts;
  const tenantId = parts.tenantIds.get(tenant.slug)!;
  const write = writeAs(parts.orm, tenantId);
  const claimed = await claimMessages(write, tenantId, clock.now(), lane);
  if (claimed.length === 0) return 0;
  const startedAt = performance.now();
  const notices = desk ? claimed.filter(isNotice).map((content) => ({ ...content, content })) : [];
  const sending: Sending = {
    carriers,
    tenantId,
    desk,
    letterhead: { tenant, origin: portalOrigin(tenant, parts.place) },
    recipientsNow: notices.length > 0 ? await desk!.recipientsNow(tenant, tenantId, notices) : new Map(),
  };
  const marks = new Marks(write, tenantId, () => clock.now());
  const summary = new Summary(parts.log, tenant.slug, lane);
  await inTurns(claimed, lanes[lane].atOnce, async (message) => {
    if (parts.stopping?.aborted || performance.now() - startedAt > beginWithinMs)
      return marks.add({ id: message.id, status: undefined, fault: null, over: false, forgotten: false });
    const sent = await tryOnce(sending, message);
    marks.add({ id: message.id, ...outcomeOf(sending, message, sent) });
    summary.note(message, sent, isOver(message, sent));
  });
  await marks.done();
  await summary.tell(write, { tenantId, clock });
  return claimed.length;
}

async function tryOnce(sending: Sending, message: Claimed): Promise<Sent> {
  if (message.expired) return { fault: new CarrierFault('EXPIRED', { final: true }) };
  if (message.attempts > mostAttempts) return { fault: new CarrierFault('GIVEN_UP', { final: true }) };
  return sendMessage(sending, message);
}

/** Sent, or given up. */
const isOver = ({ attempts }: Claimed, { fault }: Sent): boolean => !fault || fault.final || attempts >= mostAttempts;

function outcomeOf({ carriers: { keep } }: Sending, message: Claimed, sent: Sent) {
  const over = isOver(message, sent);
  const kept = !sent.fault && (message.channel === MessageChannel.EMAIL ? keep.mail : keep.sms);
  const status = !sent.fault ? MessageStatus.SENT : over ? MessageStatus.FAILED : MessageStatus.QUEUED;
  return { status, fault: sent.fault?.message ?? null, over, forgotten: over && !kept };
}

/** Does the work for each, so many side by side. */
async function inTurns<One>(all: readonly One[], atOnce: number, work: (one: One) => Promise<void>): Promise<void> {
  const rest = all.values();
  const turns = Array.from({ length: Math.min(atOnce, all.length) }, async () => {
    for (const one of rest) await work(one);
  });
  await Promise.all(turns);
}
