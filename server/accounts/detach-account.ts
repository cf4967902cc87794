import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { insertRow } from '../database/insert-row.ts';
import type { EntityManager } from '../database/orm.ts';
import { DetachmentEntity, DetachmentReason } from './detachment.entity.ts';
import { tellDetached } from './tell-detached.ts';

/** Which account is taken off whom, and why. */
export interface Detaching {
  accountId: string;
  residentId: string;
  reason: DetachmentReason;
}

/**
 * Takes an account off a resident within the act's transaction: it is gone from every answer when that is committed, and a
 * message tells them, unless they removed it themselves. Whoever bound it by this resident's password (S2) loses it too, and is
 * told: nobody is left who could end that by another password. False when they did not have it.
 */
export async function detachAccount(
  em: EntityManager,
  context: Pick<Context, 'tenant' | 'tenantId' | 'clock'>,
  { accountId, residentId, reason }: Detaching,
): Promise<boolean> {
  const { tenantId, clock } = context;
  const db = em.getKysely();
  // Always in this order, the importer too: two who take off the same account wait for each other rather than block.
  const { rows: links } = await sql`
    delete from account_resident
    where tenant_id = ${tenantId} and account_id = ${accountId} and resident_id = ${residentId}
    returning 1`.execute(db);
  if (links.length === 0) return false;
  await sql`delete from resident_account
    where tenant_id = ${tenantId} and resident_id = ${residentId} and account_id = ${accountId}`.execute(db);
  const now = clock.now();
  await insertRow(em, DetachmentEntity, {
    tenantId,
    accountId,
    id: randomUUIDv7(),
    residentId,
    reason,
    detachedAt: now,
    toldAt: now,
  });
  if (reason !== DetachmentReason.REMOVED)
    await tellDetached(em, context, { accountId, residentId, reason, detachedAt: now });
  const { rows: others } = await sql<{ residentId: string }>`
    select resident_id as "residentId" from account_resident
    where tenant_id = ${tenantId} and account_id = ${accountId} and via_resident_id = ${residentId}
    order by resident_id`.execute(db);
  const toOthers = reason === DetachmentReason.REMOVED ? DetachmentReason.PASSWORD_CHANGED : reason;
  for (const other of others)
    await detachAccount(em, context, { accountId, residentId: other.residentId, reason: toOthers });
  return true;
}
