import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import { localDay } from '../tenancy/local-day.ts';
import {
  anyChannel,
  askedAt,
  channelsOf,
  type ConsentPlace,
  isTickFor,
  type LegalTextKind,
  textInForce,
} from './asked-consents.ts';
import type { ConsentTick } from './consent-tick.type.ts';

/** From where a consent came, when it is not the request at hand: a registration is completed by a later one. */
export interface ConsentOrigin {
  ip: string;
  userAgent: string | null;
}

/** What recording needs of a context. */
type Recording = Pick<Context, 'tenant' | 'tenantId' | 'clock'> & Partial<Pick<Context, 'request'>>;

/**
 * Records what a resident consented to, within the act's transaction: purpose, version and hash of the text that was shown,
 * way of messages, place, time, address and browser (152-ФЗ, ст. 9). The same consent again leaves the first record. A tick
 * the place does not ask for, or of a text that was never in force, is no consent and is passed by.
 */
export async function recordConsents(
  em: EntityManager,
  context: Recording,
  residentId: string,
  ticks: readonly ConsentTick[],
  place: ConsentPlace,
  from: ConsentOrigin = originOf(context),
): Promise<void> {
  const { tenant, tenantId, clock } = context;
  const now = clock.now();
  const today = localDay(tenant.timeZone, now);
  for (const tick of ticks) {
    const asked = askedAt(tenant, place).some((rule) => isTickFor(rule, tick));
    // The version that was on the page: when it is replaced before a registration is confirmed, the record stays true.
    const text = tenant.legalTexts.find(
      ({ kind, version, effectiveFrom }) => kind === tick.kind && version === tick.version && effectiveFrom <= today,
    );
    if (!asked || !text) continue;
    await sql`
      insert into consent (tenant_id, resident_id, id, kind, channel, version, hash, place, given_at, ip, user_agent)
      values (${tenantId}, ${residentId}, ${randomUUIDv7()}, ${text.kind}, ${tick.channel ?? anyChannel}, ${text.version},
        ${text.hash}, ${place}, ${now}, ${from.ip}, ${from.userAgent})
      on conflict (tenant_id, resident_id, kind, channel, version) where withdrawn_at is null do nothing`.execute(
      em.getKysely(),
    );
  }
}

function originOf({ request }: Recording): ConsentOrigin {
  if (!request) throw new Error('a consent is recorded with where it came from');
  return { ip: request.ip, userAgent: request.userAgent ?? null };
}

/** Required consents of a place that lack a tick of the version in force. Optional ones never hold anything up. */
export function missingConsents(
  context: Pick<Context, 'tenant' | 'clock'>,
  ticks: readonly ConsentTick[],
  place: ConsentPlace,
): LegalTextKind[] {
  return askedAt(context.tenant, place)
    .filter(({ required }) => required)
    .filter((rule) => {
      const text = textInForce(context, rule.text);
      if (!text) return false;
      const given = ticks.filter((tick) => isTickFor(rule, tick) && tick.version === text.version);
      return !channelsOf(rule).every((channel) => given.some((tick) => (tick.channel ?? anyChannel) === channel));
    })
    .map(({ text }) => text);
}
