// npm run migrate: brings the configured database up to date, for installations that do it apart from the start of servers.
import { readConfig } from './config.ts';
import { prepareDatabase } from './prepare-database.ts';
import { createLogger } from './request/log.ts';
import { loadTenants } from './tenancy/load-tenants.ts';
import { openDatabase } from './database/open-database.ts';

try {
  const config = readConfig(process.env);
  const tenants = await loadTenants(config.tenantsDir);
  const database = await openDatabase(config, createLogger({ logLevel: 'warn' }));
  try {
    const run = await prepareDatabase(database.urls, tenants);
    console.log(run.length > 0 ? `Migrated: ${run.join(', ')}` : 'The database is up to date.');
    console.log(`Tenants: ${tenants.map(({ slug }) => slug).join(', ')}`);
  } finally {
    await database.close();
  }
} catch (error) {
  console.error(`The database was not migrated: ${(error as Error).message}`);
  process.exitCode = 1;
}
