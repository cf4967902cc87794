import { join } from 'node:path';
import type { Logger } from 'pino';
import { startTelling } from './accounts/start-telling.ts';
import { importRegistryJob } from './bills/import/import-registry.job.ts';
import type { Config } from './config.ts';
import { DiskFileStore } from './files/disk-file-store.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { openCarriers } from './notifications/carriers/open-carriers.ts';
import { startDelivery } from './notifications/start-delivery.ts';
import type { Shared } from './shared.ts';
import { startSweeping } from './start-sweeping.ts';

/** Where files that wait for a job are kept. Several machines need a folder they share. */
export const fileStore = (config: Pick<Config, 'dataDir'>): DiskFileStore =>
  new DiskFileStore(join(config.dataDir, 'files'));

/** The background work of a process, while it runs. */
export interface Work {
  /** Takes nothing new and lets what runs finish; jobs for so many milliseconds, then they are left to others. */
  stop(withinMs: number): Promise<void>;
}

/**
 * Starts the workers of this process: every kind of job Kabinet has, the delivery of messages, what is told of imports,
 * and the sweeping of what is kept no longer. `port`: of links.
 */
export async function startWork(config: Config, shared: Shared, log: Logger, port: () => number): Promise<Work> {
  const { importerPool, clock, tenants, tenantIds, orm } = shared;
  const imports = importRegistryJob({
    importer: importerPool,
    files: fileStore(config),
    clock,
    tenantOf: (id) => tenants.find(({ slug }) => tenantIds.get(slug) === id),
  });
  const jobs = await startJobs({ url: config.database.appUrl, log, work: [imports] });
  const place = { mode: config.mode, port };
  const delivery = startDelivery({ tenants, tenantIds, clock, orm, carriers: openCarriers(config), place, log });
  const telling = startTelling({ tenants, tenantIds, clock, orm, log });
  const sweeping = startSweeping({ tenants, tenantIds, clock, orm, log });
  return {
    stop: async (withinMs) =>
      void (await Promise.all([jobs.stop(withinMs), delivery.stop(), telling.stop(), sweeping.stop()])),
  };
}
