import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import { readRowId } from '../../ids.ts';

/** A photo waits so long for its reading; sweeping begins later, so none is taken away while it is attached. */
export const photoWaitsHours = 24;

/**
 * The key of a photo that can go with a reading: this resident's own, sent for this very account a short while ago. Null when
 * none is wanted; undefined when there is no such photo.
 */
export async function attachablePhoto(
  em: EntityManager,
  { tenant, tenantId, clock }: Pick<Context, 'tenant' | 'tenantId' | 'clock'>,
  { accountId, residentId, photoId }: { accountId: string; residentId: string; photoId: string | null },
): Promise<string | null | undefined> {
  if (photoId === null) return null;
  const id = readRowId('ReadingPhoto', photoId);
  if (!id || id.owner !== accountId) return undefined;
  if (tenant.rules.readings.photo.mode !== 'OFFERED') return undefined;
  const since = new Date(clock.now().getTime() - photoWaitsHours * 3_600_000);
  const { rows } = await sql<{ id: string }>`
    select id from reading_photo
    where tenant_id = ${tenantId} and account_id = ${accountId} and id = ${id.key} and resident_id = ${residentId}
      and uploaded_at > ${since}`.execute(em.getKysely());
  return rows[0]?.id;
}
