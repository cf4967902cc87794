import { importQueue } from './bills/import/import-registry.job.ts';
import { systemClock } from './clock.ts';
import type { DatabaseUrls } from './config.ts';
import { migrate } from './database/migrate.ts';
import { createJobTables } from './jobs/create-job-tables.ts';
import { paymentExportQueue } from './paying/exchange/export-payments.job.ts';
import { exportQueue } from './readings/exchange/export-readings.job.ts';
import { enrolTenants } from './tenancy/enrol-tenants.ts';
import type { Tenant } from './tenancy/load-tenants.ts';

/**
 * Everything that only the owner may do, before servers and workers start: tables, rights, queues, tenants. Repeatable, and
 * safe for several processes at once. Gives the names of the migrations that were run.
 */
export async function prepareDatabase(urls: DatabaseUrls, tenants: readonly Tenant[]): Promise<string[]> {
  const migrations = await migrate(urls);
  await createJobTables(urls, [importQueue, exportQueue, paymentExportQueue]);
  await enrolTenants(urls.ownerUrl, tenants, systemClock.now());
  return migrations;
}
