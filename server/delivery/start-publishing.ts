import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Orm } from '../database/orm.ts';
import { writeAs } from '../database/tenant-writer.ts';
import { type Repeated, repeat } from '../jobs/repeat.ts';
import type { Tenant } from '../tenancy/load-tenants.ts';
import { openDuePublication } from './open-due-publication.ts';
import { publishSome } from './publish-bills.ts';

/** What publishing and reminding need of the process. */
export interface TellingParts {
  tenants: readonly Tenant[];
  tenantIds: ReadonlyMap<string, number>;
  clock: Clock;
  orm: Orm;
  log: Pick<Logger, 'info' | 'warn'>;
}

const pauses = { idleMs: 5000, faultMs: 5000 };

/** Publishes months whose day has come or which staff want published, within seconds, until it is stopped. */
export const startPublishing = (parts: TellingParts): Repeated =>
  repeat({
    work: () => publishDue(parts),
    ...pauses,
    // Its text could quote a row.
    onFault: (error) => parts.log.warn({ fault: (error as { code?: string }).code }, 'bills cannot be published'),
  });

/** Publishes some of what is due, of every tenant; gives how much it was. Any number of processes may do it at once. */
export async function publishDue({ tenants, tenantIds, clock, orm, log }: TellingParts): Promise<number> {
  let done = 0;
  for (const tenant of tenants) {
    const tenantId = tenantIds.get(tenant.slug)!;
    const context = { tenant, tenantId, clock };
    const write = writeAs(orm, tenantId);
    try {
      if (await write((em) => openDuePublication(em, context)))
        log.info({ tenant: tenant.slug }, 'a month is being published');
      done += await write((em) => publishSome(em, context));
    } catch (error) {
      // The other tenants do not wait for it. Its text could quote a row.
      log.warn({ tenant: tenant.slug, fault: (error as { code?: string }).code }, 'bills cannot be published');
    }
  }
  return done;
}
