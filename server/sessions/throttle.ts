import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';

/** So many attempts within a window that begins with the first of them, counted for one key of a scope. */
export interface Limit {
  scope: string;
  key: string;
  attempts: number;
  windowMinutes: number;
}

type Counting = Pick<Context, 'tenantId' | 'clock' | 'write'>;

/** The longest window a tenant's rules can set; a count older than this says nothing any more. */
const longestWindowMs = 24 * 60 * 60_000;

/** Ends the transaction in which one of the limits was found used up, so that the others are not charged. */
class UsedUp extends Error {
  constructor(readonly seconds: number) {
    super('no attempts left');
  }
}

/**
 * Counts an attempt against every limit, or against none when one of them is used up: then gives the seconds to wait.
 * A transaction of its own: what happens to the attempt later cannot undo the count. All server processes share it.
 * Limits are given in one order everywhere (login, address, tenant): locks are taken in it.
 */
export async function countAttempt(context: Counting, limits: readonly Limit[]): Promise<number | undefined> {
  try {
    await context.write(async (em) => {
      for (const limit of limits) await count(em, context, limit);
    });
    return undefined;
  } catch (error) {
    if (error instanceof UsedUp) return error.seconds;
    throw error;
  }
}

async function count(em: EntityManager, { tenantId, clock }: Counting, limit: Limit): Promise<void> {
  const now = clock.now();
  const windowMs = limit.windowMinutes * 60_000;
  const over = sql`throttle.window_started_at <= ${new Date(now.getTime() - windowMs)}`;
  const { rows } = await sql<{ attempts: number }>`
    insert into throttle (tenant_id, scope, key, window_started_at, attempts)
    values (${tenantId}, ${limit.scope}, ${limit.key}, ${now}, 1)
    on conflict (tenant_id, scope, key) do update set
      attempts = case when ${over} then 1 else throttle.attempts + 1 end,
      window_started_at = case when ${over} then excluded.window_started_at else throttle.window_started_at end
    where ${over} or throttle.attempts < ${limit.attempts}
    returning attempts`.execute(em.getKysely());
  if (rows.length > 0) return;
  const { rows: begun } = await sql<{ seconds: string }>`
    select extract(epoch from window_started_at)::float8 as seconds from throttle
    where tenant_id = ${tenantId} and scope = ${limit.scope} and key = ${limit.key}`.execute(em.getKysely());
  const until = Number(begun[0]?.seconds ?? 0) * 1000 + windowMs;
  throw new UsedUp(Math.max(1, Math.ceil((until - now.getTime()) / 1000)));
}

/** Gives back an attempt that turned out not to be a failed one. Within a transaction, limits in the order of counting. */
export async function takeBackAttempt(em: EntityManager, tenantId: number, limits: readonly Limit[]): Promise<void> {
  for (const { scope, key } of limits)
    await sql`update throttle set attempts = greatest(attempts - 1, 0)
      where tenant_id = ${tenantId} and scope = ${scope} and key = ${key}`.execute(em.getKysely());
}

/** Begins a limit anew. */
export async function clearAttempts(em: EntityManager, tenantId: number, { scope, key }: Limit): Promise<void> {
  await sql`delete from throttle where tenant_id = ${tenantId} and scope = ${scope} and key = ${key}`.execute(
    em.getKysely(),
  );
}

/** Removes some counts whose windows are over, passing by those another process holds. Cheap enough for every sign-in. */
export async function sweepAttempts(em: EntityManager, tenantId: number, now: Date): Promise<void> {
  await sql`delete from throttle where (tenant_id, scope, key) in (
      select tenant_id, scope, key from throttle
      where tenant_id = ${tenantId} and window_started_at <= ${new Date(now.getTime() - longestWindowMs)}
      limit 100 for update skip locked)`.execute(em.getKysely());
}
