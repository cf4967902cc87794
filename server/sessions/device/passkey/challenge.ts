import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../../context.ts';
import type { EntityManager } from '../../../database/orm.ts';
import type { DeviceToken } from '../device-cookie.ts';
import { secretHashes } from '../device-hashes.ts';

/** How long a device may take to ask for a finger or a face. */
export const challengeMs = 5 * 60_000;

/**
 * A new challenge for a device that is known, instead of the one before it; gives the passkeys it has for this host.
 * Undefined when the device is not known.
 */
export async function giveChallenge(
  em: EntityManager,
  context: Context,
  token: DeviceToken,
  rpId: string,
): Promise<{ challenge: Uint8Array<ArrayBuffer>; passkeys: { id: string; transports: string[] }[] } | undefined> {
  const { tenantId, clock } = context;
  const db = em.getKysely();
  const challenge = new Uint8Array(randomBytes(32));
  const { rows } = await sql`
    update device set challenge = ${Buffer.from(challenge).toString('base64url')}, challenge_at = ${clock.now()}
    where tenant_id = ${tenantId} and resident_id = ${token.residentId} and id = ${token.deviceId}
      and secret_hash = any(${secretHashes(context, token)}::text[])
    returning id`.execute(db);
  if (rows.length === 0) return undefined;
  const { rows: passkeys } = await sql<{ id: string; transports: string[] }>`
    select id, transports from passkey
    where tenant_id = ${tenantId} and resident_id = ${token.residentId} and device_id = ${token.deviceId}
      and rp_id = ${rpId}`.execute(db);
  return { challenge, passkeys };
}

/**
 * Takes the device's challenge: it is used once, right or wrong. Holds the device until the act is over. Undefined when there
 * is none any more; `known` tells whether at least the device is.
 */
export async function takeChallenge(
  em: EntityManager,
  context: Context,
  token: DeviceToken,
): Promise<{ known: boolean; challenge: string | undefined }> {
  const { tenantId, clock } = context;
  const db = em.getKysely();
  const since = new Date(clock.now().getTime() - challengeMs);
  const device = sql`tenant_id = ${tenantId} and resident_id = ${token.residentId} and id = ${token.deviceId}
    and secret_hash = any(${secretHashes(context, token)}::text[])`;
  const { rows } = await sql<{ challenge: string | null }>`
    select case when challenge_at > ${since} then challenge end as challenge from device where ${device}
    for update`.execute(db);
  await sql`update device set challenge = null, challenge_at = null where ${device}`.execute(db);
  return { known: rows.length > 0, challenge: rows[0]?.challenge ?? undefined };
}
