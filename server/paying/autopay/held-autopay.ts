import { sql } from 'kysely';
import type { EntityManager } from '../../database/orm.ts';
import { AutopayStatus, type AutopayMode } from '../../payments/autopay.entity.ts';
import type { AutopayContext } from './autopay-parts.ts';

/** An autopay that this transaction holds. */
export interface HeldAutopay {
  accountId: string;
  residentId: string;
  cardId: string;
  mode: AutopayMode;
  day: number | null;
  /** Kopecks. */
  limit: bigint;
  status: AutopayStatus;
}

/** Locks the autopay of an account until the end of the transaction; undefined: it was never set. */
export async function holdAutopay(
  em: EntityManager,
  { tenantId }: Pick<AutopayContext, 'tenantId'>,
  accountId: string,
): Promise<HeldAutopay | undefined> {
  const { rows } = await sql<{
    resident_id: string;
    card_id: string;
    mode: AutopayMode;
    day: number | null;
    limit: string;
    status: AutopayStatus;
  }>`select resident_id, card_id, mode, day, "limit"::text as limit, status from autopay
    where tenant_id = ${tenantId} and account_id = ${accountId} for update`.execute(em.getKysely());
  const [row] = rows;
  return (
    row && {
      accountId,
      residentId: row.resident_id,
      cardId: row.card_id,
      mode: row.mode,
      day: row.day,
      limit: BigInt(row.limit),
      status: row.status,
    }
  );
}
