import type { Acquirers } from '../../acquiring/acquirers.ts';
import type { Clock } from '../../clock.ts';
import type { Orm } from '../../database/orm.ts';
import { writeAs } from '../../database/tenant-writer.ts';
import { type Repeated, repeat } from '../../jobs/repeat.ts';
import type { Tenant } from '../../tenancy/load-tenants.ts';
import { claimDueDay } from './claim-due-day.ts';
import { reconcileDay, type ReconcilingParts } from './reconcile-day.ts';

/** What the nightly comparison needs of its process. */
export interface ReconciliationParts extends ReconcilingParts {
  tenants: readonly Tenant[];
  tenantIds: ReadonlyMap<string, number>;
  clock: Clock;
  orm: Orm;
  acquirers: Pick<Acquirers, 'of'>;
}

const pauses = { idleMs: 30_000, faultMs: 60_000 };

/**
 * Compares each night what banks and books say, until it is stopped. Any number of processes may do it; each tenant goes its
 * own way, so that one whose bank is slow holds up no other.
 */
export function startReconciling(parts: ReconciliationParts): Repeated {
  const all = parts.tenants.map((tenant) =>
    repeat({
      work: () => reconcileDue(parts, tenant),
      ...pauses,
      // Its text could quote a row.
      onFault: (error) =>
        parts.log.warn({ tenant: tenant.slug, fault: (error as { code?: string }).code }, 'a day cannot be compared'),
    }),
  );
  return { stop: async () => void (await Promise.all(all.map((one) => one.stop()))) };
}

/** Compares a tenant's next day that is due; gives 1, or 0 when there is none. */
export async function reconcileDue(parts: ReconciliationParts, tenant: Tenant): Promise<number> {
  const { tenantIds, clock, orm, acquirers } = parts;
  const tenantId = tenantIds.get(tenant.slug)!;
  const context = { tenant, tenantId, clock, acquirers, write: writeAs(orm, tenantId) };
  const due = await claimDueDay(context);
  if (!due) return 0;
  await reconcileDay(parts, context, due);
  return 1;
}
