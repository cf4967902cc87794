import type { Context } from '../../context.ts';
import { readRowId } from '../../ids.ts';

/** A photo that may be shown: where its bytes are, and what they are. */
export interface FoundPhoto {
  id: string;
  contentType: string;
}

/**
 * A photo by its opaque id, for the resident who sent it as long as they have the account. A picture of someone's home is
 * nobody else's to see: a stranger's, another utility's and none at all are the same undefined.
 */
export async function findPhoto(context: Context, photo: string): Promise<FoundPhoto | undefined> {
  const id = readRowId('ReadingPhoto', photo);
  if (!id || !context.who) return undefined;
  const [row] = await context.readPrimary<FoundPhoto>(
    'reading_photo',
    `select p.id, p.content_type as "contentType" from reading_photo p
     where p.tenant_id = $1 and p.account_id = $2 and p.id = $3 and p.resident_id = $4
       and exists (select from account_resident l
         where l.tenant_id = p.tenant_id and l.account_id = p.account_id and l.resident_id = p.resident_id)`,
    [context.tenantId, id.owner, id.key, context.who.residentId],
  );
  return row;
}
