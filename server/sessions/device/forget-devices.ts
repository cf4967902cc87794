import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import type { DeviceToken } from './device-cookie.ts';
import { secretHashes } from './device-hashes.ts';

const day = 86_400_000;

/** As long as a browser keeps the cookie: what was not used for longer nobody can show any more. */
const longestUnusedMs = 400 * day;

/** More browsers than one person has; those used least lately go. */
const mostDevices = 20;

/**
 * Forgets all devices of a resident, their PINs and passkeys, within the act's transaction; gives how many. `except`: the id
 * of the device that stays known.
 */
export async function forgetDevices(
  em: EntityManager,
  context: Pick<Context, 'tenantId'>,
  residentId: string,
  { except }: { except?: string | undefined } = {},
): Promise<number> {
  // The locks make one who is just signing in by PIN finish first: what they opened is there to be ended.
  const { rows } = await sql<{ id: string }>`
    select id from device where tenant_id = ${context.tenantId} and resident_id = ${residentId}
    order by id for update`.execute(em.getKysely());
  return forgetThese(
    em,
    context,
    residentId,
    rows.map(({ id }) => id).filter((id) => id !== except),
  );
}

/** Forgets the device that shows this token; another's token forgets nothing. */
export async function forgetDevice(em: EntityManager, context: Context, token: DeviceToken): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from device where tenant_id = ${context.tenantId} and resident_id = ${token.residentId}
      and id = ${token.deviceId} and secret_hash = any(${secretHashes(context, token)}::text[])
    for update`.execute(em.getKysely());
  await forgetThese(
    em,
    context,
    token.residentId,
    rows.map(({ id }) => id),
  );
}

/** Forgets devices of the resident that nobody uses. */
export async function forgetUnusedDevices(em: EntityManager, context: Context, residentId: string): Promise<void> {
  const { rows } = await sql<{ id: string; lastUsedAt: string }>`
    select id, last_used_at::text as "lastUsedAt" from device
    where tenant_id = ${context.tenantId} and resident_id = ${residentId}
    order by id for update`.execute(em.getKysely());
  const since = context.clock.now().getTime() - longestUnusedMs;
  const unused = rows
    .toSorted((one, other) => Date.parse(other.lastUsedAt) - Date.parse(one.lastUsedAt))
    .filter(({ lastUsedAt }, place) => place >= mostDevices || Date.parse(lastUsedAt) < since);
  await forgetThese(
    em,
    context,
    residentId,
    unused.map(({ id }) => id),
  );
}

async function forgetThese(
  em: EntityManager,
  { tenantId }: Pick<Context, 'tenantId'>,
  residentId: string,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const db = em.getKysely();
  const these = sql`any(${[...ids]}::uuid[])`;
  await sql`delete from passkey
    where tenant_id = ${tenantId} and resident_id = ${residentId} and device_id = ${these}`.execute(db);
  await sql`delete from device
    where tenant_id = ${tenantId} and resident_id = ${residentId} and id = ${these}`.execute(db);
  return ids.length;
}
