import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { EntityManager } from '../../database/orm.ts';
import { PaymentExportCause } from '../../payments/payment-export.entity.ts';
import { localDay } from '../../tenancy/local-day.ts';

type Asking = Pick<Context, 'tenant' | 'tenantId' | 'clock'>;

/**
 * Asks for a file of what was paid and given back until now and is in none yet, in the caller's transaction; gives the id of
 * the export. The worker writes it. One that waits already, or that could not be written, is that one.
 */
export async function requestPaymentExport(em: EntityManager, context: Asking): Promise<string> {
  const { tenant, tenantId, clock } = context;
  const db = em.getKysely();
  // Two who ask at once wait for each other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payment export ${tenantId}`}, 0))`.execute(db);
  const { rows } = await sql<{ id: string; status: string }>`
    select id, status from payment_export
    where tenant_id = ${tenantId} and (status = 'FAILED' or (status = 'QUEUED' and cause = ${PaymentExportCause.STAFF}))
    order by id limit 1`.execute(db);
  const [waiting] = rows;
  if (waiting) {
    if (waiting.status === 'FAILED') await writeAnew(em, context, waiting.id);
    return waiting.id;
  }
  const now = clock.now();
  const id = randomUUIDv7();
  await sql`insert into payment_export (tenant_id, id, cause, day, until, created_at)
    values (${tenantId}, ${id}, ${PaymentExportCause.STAFF}, ${localDay(tenant.timeZone, now)}, ${now}, ${now})`.execute(
    db,
  );
  return id;
}

/** Has a file written again that could not be, or was taken away; false: it is there, or there never was one. */
export async function writeAnew(em: EntityManager, { tenantId }: Asking, exportId: string): Promise<boolean> {
  const { rows } = await sql`
    update payment_export set status = 'QUEUED', sent = false, finished_at = null
    where tenant_id = ${tenantId} and id = ${exportId} and status in ('FAILED', 'FORGOTTEN') returning id`.execute(
    em.getKysely(),
  );
  return rows.length > 0;
}

/**
 * Asks for the file of the day that is over, once, by whichever process comes first; gives how many were asked for. What is
 * paid before midnight and known only after it goes into the next one.
 */
export async function askForDuePayments(em: EntityManager, { tenant, tenantId, clock }: Asking): Promise<number> {
  const { rows } = await sql`
    insert into payment_export (tenant_id, id, cause, day, until, created_at)
    select ${tenantId}, ${randomUUIDv7()}, ${PaymentExportCause.DAY_OVER}, today.day - 1,
      today.day::timestamp at time zone ${tenant.timeZone}, ${clock.now()}
    from (select ${localDay(tenant.timeZone, clock.now())}::date as day) today
    where not exists (select from payment_export
      where tenant_id = ${tenantId} and cause = ${PaymentExportCause.DAY_OVER} and day = today.day - 1)
    on conflict do nothing returning id`.execute(em.getKysely());
  return rows.length;
}
