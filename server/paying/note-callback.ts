import { sql } from 'kysely';
import type { CallbackHint } from '../acquiring/callback-checksum.ts';
import { moneyTaken } from '../payments/payment-step.entity.ts';
import type { PayingContext } from './paying-context.ts';
import { factsOfOrder, type OrderFacts } from './paying-facts.ts';

/** What can still happen to a payment that is credited. */
const givesBack = new Set(['refunded', 'reversed']);

/**
 * A payment that is looked at within this time anyway needs no note: should this process die over it, it is found in time.
 * So a callback of a payment that has just been made, and there may be many, writes nothing before the payment is settled.
 */
const soonEnoughMs = 2 * 60_000;

/**
 * Takes care that a payment is looked at soon, even if this process dies next. Gives what is known of it, or 'UNKNOWN': the tenant
 * has no such order, or 'SETTLED': it is credited, and nothing about that is told.
 */
export async function noteCallback(
  { tenantId, clock, readPrimary, write }: Pick<PayingContext, 'tenantId' | 'clock' | 'readPrimary' | 'write'>,
  { orderNumber, operation }: CallbackHint,
): Promise<OrderFacts | 'UNKNOWN' | 'SETTLED'> {
  const now = clock.now();
  const soonEnough = new Date(now.getTime() + soonEnoughMs);
  const facts = await factsOfOrder({ tenantId, readPrimary }, orderNumber, soonEnough);
  if (!facts) return 'UNKNOWN';
  const { accountId, paymentId } = facts;
  if (!givesBack.has(operation) && moneyTaken.some((status) => status === facts.status)) return 'SETTLED';
  if (facts.unlooked)
    await write((em) =>
      sql`update payment set next_check_at = ${now}
        where tenant_id = ${tenantId} and account_id = ${accountId} and id = ${paymentId}
          and (next_check_at is null or next_check_at > ${now})`.execute(em.getKysely()),
    );
  return facts;
}
