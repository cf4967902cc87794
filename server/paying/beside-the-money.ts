import { sql } from 'kysely';
import type { EntityManager } from '../database/orm.ts';
import { tellStaff } from '../notifications/tell-staff.ts';
import type { PayingContext } from './paying-context.ts';
import type { HeldPayment } from './take-step.ts';

/** Something that goes with a payment when it is credited. */
export interface BesideTheMoney {
  /** What staff are told when it fails. */
  failed: 'READINGS_FAILED' | 'CARD_NOT_KEPT' | 'RECEIPT_NOT_SENT';
  work: () => Promise<void>;
  /** What is written then in its place. */
  instead?: () => Promise<void>;
}

/**
 * Does what goes with a payment within the transaction that credits it: seen together, and yet the money is credited whatever
 * befalls the rest. What fails leaves nothing of itself, holds up nothing beside it, and staff are told.
 */
export async function besideTheMoney(
  em: EntityManager,
  context: PayingContext,
  { orderNumber }: Pick<HeldPayment, 'orderNumber'>,
  all: readonly BesideTheMoney[],
): Promise<void> {
  // One savepoint while all goes well: each costs a turn to the database.
  const fault = await faultOf(em, async () => {
    for (const { work } of all) await work();
  });
  if (fault === undefined) return;
  for (const { failed, work, instead } of all) {
    const own = await faultOf(em, work);
    if (own === undefined) continue;
    if (instead) await faultOf(em, instead);
    await tellStaff(em, context, { kind: 'PAYMENT', subject: orderNumber, details: { what: failed, code: own } });
  }
}

/** Works within a savepoint; gives the code of what it failed with, and then it has written nothing. */
async function faultOf(em: EntityManager, work: () => Promise<void>): Promise<string | undefined> {
  const db = em.getKysely();
  await sql`savepoint beside`.execute(db);
  try {
    await work();
    return undefined;
  } catch (error) {
    // Without a connection this fails as well, and the whole transaction with it.
    await sql`rollback to savepoint beside`.execute(db);
    // Its text could quote a row.
    const { code, name } = error as { code?: string; name?: string };
    return code ?? name ?? 'UNKNOWN';
  }
}
