import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import type { WhichPayment } from './paying-context.ts';

/** Channel of PostgreSQL on which every process hears of payments that have changed. */
export const paymentChannel = 'payment';

/**
 * Tells all processes, when the act's transaction is committed, that a payment stands otherwise than before. Ids only, as
 * `<tenant id>:<account uuid>:<payment uuid>`: whoever listens reads the payment with their own rights.
 */
export async function tellPayment(
  em: EntityManager,
  { tenantId }: Pick<Context, 'tenantId'>,
  { accountId, paymentId }: WhichPayment,
): Promise<void> {
  await sql`select pg_notify(${paymentChannel}, ${`${tenantId}:${accountId}:${paymentId}`})`.execute(em.getKysely());
}
