import { stat } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Context, Who } from '../../context.ts';
import { KabinetError } from '../../errors.ts';
import type { FileStore } from '../../files/file-store.ts';
import { idOf, readId } from '../../ids.ts';
import { sniffPhoto } from './sniff-photo.ts';

/** Largest photo of a tenant, in bytes. */
export const mostBytes = ({ tenant }: Pick<Context, 'tenant'>): number =>
  tenant.rules.readings.photo.maxMegabytes * 1024 * 1024;

/**
 * The uuid of the account that a photo is sent for, before anything of it is read.
 * @throws KabinetError NOT_FOUND when it is not among the resident's, or photos are not offered
 */
export async function accountOfPhoto(
  { tenant, tenantId, readPrimary }: Context,
  { residentId }: Who,
  account: unknown,
): Promise<string> {
  const id = typeof account === 'string' ? readId('Account', account) : undefined;
  if (!id || id.key !== '' || tenant.rules.readings.photo.mode !== 'OFFERED') throw new KabinetError('NOT_FOUND');
  const rows = await readPrimary(
    'account_of_photo',
    'select from account_resident where tenant_id = $1 and account_id = $2 and resident_id = $3',
    [tenantId, id.owner, residentId],
  );
  if (rows.length === 0) throw new KabinetError('NOT_FOUND');
  return id.owner;
}

/**
 * Keeps a photo that lies at a path, for a reading of an account that is handed in within a day; gives its opaque id.
 * @throws KabinetError BAD_REQUEST for nothing, UNSUPPORTED_FILE for what is no photo
 */
export async function keepPhoto(
  { tenantId, clock, write }: Context,
  files: FileStore,
  { accountId, residentId, path }: { accountId: string; residentId: string; path: string },
): Promise<string> {
  const { size } = await stat(path);
  if (size === 0) throw new KabinetError('BAD_REQUEST', 'Файл пустой. Выберите фото ещё раз.');
  const contentType = await sniffPhoto(path);
  if (contentType === undefined) throw new KabinetError('UNSUPPORTED_FILE');
  // The row first: a file without one would never be swept, a row without a file is.
  const id = await write(async (em) => {
    const { rows } = await sql<{ id: string }>`
      insert into reading_photo (tenant_id, account_id, resident_id, content_type, bytes, uploaded_at)
      values (${tenantId}, ${accountId}, ${residentId}, ${contentType}, ${size}, ${clock.now()})
      returning id`.execute(em.getKysely());
    return rows[0]!.id;
  });
  await files.keep({ tenantId, id }, path);
  return idOf('ReadingPhoto', accountId, id);
}
