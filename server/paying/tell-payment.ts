import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../context.ts';
import type { EntityManager } from '../database/orm.ts';
import type { WhichPayment } from './paying-context.ts';

/** Channel of PostgreSQL on which every process hears of payments that have changed. */
export const paymentChannel = 'payment';

/**
 * Tells all processes, when the act's transaction is committed, that something of a payment is otherwise than before; taking
 * a step does it by itself. Ids only, as `<tenant id>:<account uuid>:<payment uuid>`: whoever listens reads the payment with
 * their own rights.
 */
export async function tellPayment(
  em: EntityManager,
  { tenantId }: Pick<Context, 'tenantId'>,
  of: WhichPayment,
): Promise<void> {
  await sql`select ${tellingPayment(tenantId, of)}`.execute(em.getKysely());
}

/** The same as a part of another statement. */
export const tellingPayment = (tenantId: number, { accountId, paymentId }: WhichPayment): RawBuilder<unknown> =>
  sql`pg_notify(${paymentChannel}, ${`${tenantId}:${accountId}:${paymentId}`})`;
