import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Orm } from '../database/orm.ts';
import { writeAs } from '../database/tenant-writer.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';
import { type Detached, tellDetached } from './tell-detached.ts';

/** What telling needs of the process. */
export interface TellingParts {
  tenants: readonly Tenant[];
  tenantIds: ReadonlyMap<string, number>;
  clock: Clock;
  orm: Orm;
}

/** So many of a tenant are told in one transaction. */
const batch = 20;

/**
 * Queues messages to those whose accounts an import has taken off them: it may not write messages itself. Gives how many were
 * dealt with. Any number of processes may do it at once: each detachment is told once, or never when nobody can be written to.
 */
export async function tellUntoldDetachments({ tenants, tenantIds, clock, orm }: TellingParts): Promise<number> {
  let told = 0;
  for (const tenant of tenants) {
    const tenantId = tenantIds.get(tenant.slug)!;
    told += await writeAs(
      orm,
      tenantId,
    )(async (em) => {
      const db = em.getKysely();
      const { rows } = await sql<Omit<Detached, 'detachedAt'> & { id: string; detachedAt: string }>`
        select id, account_id as "accountId", resident_id as "residentId", reason, detached_at as "detachedAt" from detachment
        where tenant_id = ${tenantId} and told_at is null
        order by detached_at, id limit ${batch} for update skip locked`.execute(db);
      for (const { id, detachedAt, ...detached } of rows) {
        await tellDetached(em, { tenant, tenantId, clock }, { ...detached, detachedAt: new Date(detachedAt) });
        await sql`update detachment set told_at = ${clock.now()}
          where tenant_id = ${tenantId} and account_id = ${detached.accountId} and id = ${id}`.execute(db);
      }
      return rows.length;
    });
  }
  return told;
}
