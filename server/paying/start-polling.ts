import type { Logger } from 'pino';
import { type Repeated, repeat } from '../jobs/repeat.ts';
import { StepCause } from '../payments/payment-step.entity.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';
import { duePayments } from './due-payments.ts';
import type { Settler } from './settler.ts';

/** What polling needs of its process. */
export interface PollingParts {
  tenants: readonly Tenant[];
  settler: Settler;
  log: Pick<Logger, 'warn'>;
}

const pauses = { idleMs: 3000, faultMs: 5000 };
/** As many as are asked about at once: the lease of none runs out while it waits for the others. */
const atOnce = 16;

/**
 * Looks at every payment that is due, until it is stopped: a callback that was lost, an order whose registration broke off, a
 * process that died in between. Each tenant goes its own way, so that the slow bank of one holds up no other.
 */
export function startPolling({ tenants, settler, log }: PollingParts): Repeated {
  const all = tenants.map((tenant) =>
    repeat({
      work: () => pollOnce(settler, tenant),
      ...pauses,
      // Its text could quote a row.
      onFault: (error) =>
        log.warn({ tenant: tenant.slug, fault: (error as { code?: string }).code }, 'payments cannot be looked at'),
    }),
  );
  return { stop: async () => void (await Promise.all(all.map((one) => one.stop()))) };
}

/** Looks at some payments and refunds of a tenant that are due; gives how many. */
export async function pollOnce(settler: Settler, tenant: Tenant): Promise<number> {
  const due = await duePayments(settler.contextOf(tenant), atOnce);
  await Promise.all(due.map((of) => settler.settle(tenant, of, StepCause.POLL)));
  return due.length;
}
