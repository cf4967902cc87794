import type { Context } from '../../context.ts';
import type { Run } from '../../database/tenant-reader.ts';
import { idOf } from '../../ids.ts';
import type { Card } from './autopay.type.ts';

/** Cards of a resident that the bank keeps, the newest first. */
export async function cardsOf({ tenantId }: Pick<Context, 'tenantId'>, run: Run, residentId: string): Promise<Card[]> {
  const rows = await run<{ id: string; masked_pan: string; expiry: string | null }>(
    'cards_of_resident',
    `select id, masked_pan, expiry from card_binding
     where tenant_id = $1 and resident_id = $2 and removed_at is null order by bound_at desc, id`,
    [tenantId, residentId],
  );
  return rows.map(({ id, masked_pan: maskedPan, expiry }) => ({
    id: idOf('CardBinding', residentId, id),
    maskedPan,
    expiry,
  }));
}
