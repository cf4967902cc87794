import { join } from 'node:path';
import type { Logger } from 'pino';
import { importRegistryJob } from './bills/import/import-registry.job.ts';
import type { Config } from './config.ts';
import { DiskFileStore } from './files/disk-file-store.ts';
import { startJobs, type Jobs } from './jobs/start-jobs.ts';
import type { Shared } from './shared.ts';

/** Where files that wait for a job are kept. Several machines need a folder they share. */
export const fileStore = (config: Pick<Config, 'dataDir'>): DiskFileStore =>
  new DiskFileStore(join(config.dataDir, 'files'));

/** Starts the workers of this process: every kind of job Kabinet has. */
export function startWork(config: Config, shared: Shared, log: Logger): Promise<Jobs> {
  const { importerPool, clock, tenants, tenantIds } = shared;
  const imports = importRegistryJob({
    importer: importerPool,
    files: fileStore(config),
    clock,
    tenantOf: (id) => tenants.find(({ slug }) => tenantIds.get(slug) === id),
  });
  return startJobs({ url: config.database.appUrl, log, work: [imports] });
}
