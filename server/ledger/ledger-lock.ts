import { sql } from 'kysely';
import type pg from 'pg';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';

/**
 * Class of the advisory locks of tenants' ledgers. Whoever posts holds a tenant's shared; an import takes it alone before it
 * writes what follows from the ledger, so that neither loses what the other has just written.
 */
const ledgerLock = 0x6b62;

/**
 * Keeps imports of the utility from settling accounts until the end of this transaction, or waits for one that does. To be
 * called before the transaction locks anything else of an account (its links, for a hand-in): an import that waits for this
 * lock holds none of them. Repeating it costs nothing.
 */
export async function enterLedger(em: EntityManager, { tenantId }: Pick<Context, 'tenantId'>): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${ledgerLock}::int, ${tenantId}::int)`.execute(em.getKysely());
}

/**
 * Keeps other payments and refunds of an account from being posted until the end of this transaction, which has called
 * `enterLedger`. What others have posted is seen by the statements after this one.
 */
export async function holdAccount(
  em: EntityManager,
  { tenantId }: Pick<Context, 'tenantId'>,
  accountId: string,
): Promise<void> {
  await sql`select from account where tenant_id = ${tenantId} and id = ${accountId} for no key update`.execute(
    em.getKysely(),
  );
}

/** Waits until nobody posts for the tenant and keeps everybody from it until the end of this transaction, which is an import's. */
export async function closeLedger(db: pg.ClientBase, tenantId: number): Promise<void> {
  await db.query('select pg_advisory_xact_lock($1, $2)', [ledgerLock, tenantId]);
}
