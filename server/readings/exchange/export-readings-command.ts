// npm run export-readings -- <tenant> <period> <file>: all residents' readings of a month as the billing system reads them.
import { rename, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { readConfig } from '../../config.ts';
import { openDatabase } from '../../database/open-database.ts';
import { surviveLostConnections } from '../../database/survive-lost-connections.ts';
import { prepareDatabase } from '../../prepare-database.ts';
import { createLogger } from '../../request/log.ts';
import { tenantIds } from '../../tenancy/enrol-tenants.ts';
import { loadTenants } from '../../tenancy/load-tenants.ts';
import { writeExport } from './write-export.ts';

const usage = `Usage: npm run export-readings -- <tenant> <month> <file>
  Writes the readings that residents handed in for a month (2026-11) into a file, in the utility's own format.`;

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  return 1;
});

/** The exit code: 0 when the file is written, 1 when it is not, 2 when it was called wrongly. */
async function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [slug, month = '', file] = positionals;
  const config = readConfig(process.env);
  const tenants = await loadTenants(config.tenantsDir);
  const tenant = tenants.find((one) => one.slug === slug);
  if (!tenant || !/^20\d\d-(?:0[1-9]|1[0-2])$/.test(month) || file === undefined || positionals.length > 3) {
    if (slug !== undefined && !tenant)
      console.error(`There is no tenant ${slug}; there are ${tenants.map((one) => one.slug).join(', ')}.`);
    console.error(usage);
    return 2;
  }
  const log = createLogger({ logLevel: 'warn' });
  const database = await openDatabase(config, log);
  try {
    await prepareDatabase(database.urls, tenants);
    const pool = surviveLostConnections(
      new pg.Pool({ connectionString: database.urls.appUrl, max: 1, application_name: 'kabinet-export' }),
      (err) => log.warn({ err }, 'a database connection was lost'),
    );
    try {
      const tenantId = (await tenantIds(pool, [tenant])).get(tenant.slug)!;
      const source = { pool, tenantId, profile: tenant.registries.readings };
      // Whoever waits for the file never sees a half of it.
      const draft = `${file}.part`;
      const { rows, lost } = await writeExport(source, `${month}-01`, draft).catch(async (error: unknown) => {
        await rm(draft, { force: true });
        throw error;
      });
      await rename(draft, file);
      console.log(`${file}: показаний ${rows}`);
      if (lost > 0) console.error(`Не поместилось или не записалось этой кодировкой: ${lost}`);
      return 0;
    } finally {
      await pool.end();
    }
  } finally {
    await database.close();
  }
}
