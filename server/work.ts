import pg from 'pg';
import type { Logger } from 'pino';
import { startTelling } from './accounts/start-telling.ts';
import { importRegistryJob } from './bills/import/import-registry.job.ts';
import type { Config } from './config.ts';
import { surviveLostConnections } from './database/survive-lost-connections.ts';
import { openFileStore } from './files/open-file-store.ts';
import { makeBillWith } from './delivery/make-bill.ts';
import { noticeDesk } from './delivery/notice-desk.ts';
import { startReminding } from './delivery/reminders/start-reminding.ts';
import { startPublishing } from './delivery/start-publishing.ts';
import { atMost } from './jobs/at-most.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { openCarriers } from './notifications/carriers/open-carriers.ts';
import { startDelivery } from './notifications/start-delivery.ts';
import { exportPaymentsJob } from './paying/exchange/export-payments.job.ts';
import { startPaymentExports } from './paying/exchange/start-payment-exports.ts';
import { exportReadingsJob } from './readings/exchange/export-readings.job.ts';
import { startExports } from './readings/exchange/start-exports.ts';
import { startAutopay } from './paying/autopay/start-autopay.ts';
import { startReconciling } from './paying/reconcile/start-reconciling.ts';
import { startPolling } from './paying/start-polling.ts';
import type { Shared } from './shared.ts';
import { startSweeping } from './start-sweeping.ts';

/** The background work of a process, while it runs. */
export interface Work {
  /** Takes nothing new and lets what runs finish; jobs for so many milliseconds, then they are left to others. */
  stop(withinMs: number): Promise<void>;
}

/**
 * Starts the workers of this process: every kind of job Kabinet has, the delivery of messages, what is told of imports,
 * months that are published and residents who are reminded, exports and payments that are due, those that go by themselves, the comparison with banks each night, and the sweeping of what is kept no longer. `port`: of links.
 */
export async function startWork(config: Config, shared: Shared, log: Logger, port: () => number): Promise<Work> {
  const { importerPool, clock, tenants, tenantIds, orm } = shared;
  const files = openFileStore(config);
  const tenantOf = (id: number) => tenants.find(({ slug }) => tenantIds.get(slug) === id);
  const imports = importRegistryJob({ importer: importerPool, files, clock, tenantOf });
  // An export reads a whole month: connections without the short limits of requests.
  const pool = surviveLostConnections(
    new pg.Pool({ connectionString: config.database.appUrl, max: 2, application_name: 'kabinet-export' }),
    (error) => log.warn({ err: error }, 'a database connection was lost'),
  );
  const exporters = { pool, orm, files, clock, tenantOf };
  const work = [imports, exportReadingsJob(exporters), exportPaymentsJob(exporters)];
  const jobs = await startJobs({ url: config.database.appUrl, log, work });
  const exported = { tenants, tenantIds, clock, orm, pool, jobs, log };
  const exporting = [startExports(exported), startPaymentExports(exported)];
  const place = { mode: config.mode, port };
  const desk = noticeDesk(shared.primaryPool, makeBillWith(shared));
  const delivery = startDelivery({ tenants, tenantIds, clock, orm, carriers: openCarriers(config), place, log, desk });
  const telling = startTelling({ tenants, tenantIds, clock, orm, log });
  const publishing = startPublishing({ tenants, tenantIds, clock, orm, log });
  const reminding = startReminding({ tenants, tenantIds, clock, orm, log });
  const polling = startPolling({ tenants, settler: shared.settler, log });
  const { acquirers } = shared;
  const autopay = startAutopay({ tenants, settler: shared.settler, place, log });
  const reconciling = startReconciling({ tenants, tenantIds, clock, orm, pool, acquirers, log });
  const sweeping = startSweeping({ tenants, tenantIds, clock, orm, files, log });
  return {
    stop: async (withinMs) => {
      const begun = Promise.all([
        jobs.stop(withinMs),
        ...exporting.map((one) => one.stop()),
        delivery.stop(),
        telling.stop(),
        publishing.stop(),
        reminding.stop(),
        polling.stop(),
        autopay.stop(),
        reconciling.stop(),
        sweeping.stop(),
      ]).then(() => pool.end());
      // What a process leaves undone another one does anew: all of it can be killed as well.
      await atMost(withinMs, begun);
    },
  };
}
