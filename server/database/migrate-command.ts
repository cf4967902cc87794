// npm run migrate: brings the configured database up to date, for installations that do it apart from the start of servers.
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { createLogger } from '../request/log.ts';
import { enrolTenants } from '../tenancy/enrol-tenants.ts';
import { loadTenants } from '../tenancy/load-tenants.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';

try {
  const config = readConfig(process.env);
  const tenants = await loadTenants(config.tenantsDir);
  const database = await openDatabase(config, createLogger({ logLevel: 'warn' }));
  try {
    const run = await migrate(database.urls);
    await enrolTenants(database.urls.ownerUrl, tenants, systemClock.now());
    console.log(run.length > 0 ? `Migrated: ${run.join(', ')}` : 'The database is up to date.');
    console.log(`Tenants: ${tenants.map(({ slug }) => slug).join(', ')}`);
  } finally {
    await database.close();
  }
} catch (error) {
  console.error(`The database was not migrated: ${(error as Error).message}`);
  process.exitCode = 1;
}
