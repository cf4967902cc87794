// npm run import -- <tenant> <files…> [--background]: files → their order → one import after another → a report of each.
import { basename } from 'node:path';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import pg from 'pg';
import { importRegistry } from './bills/import/import-registry.ts';
import { importQueue } from './bills/import/import-registry.job.ts';
import { queueImport } from './bills/import/queue-import.ts';
import { inImportOrder } from './bills/import/recognise-file.ts';
import { progressLine, reportLines } from './bills/import/report-lines.ts';
import { systemClock } from './clock.ts';
import { readConfig, type DatabaseUrls, type StartConfig } from './config.ts';
import { openDatabase } from './database/open-database.ts';
import { surviveLostConnections } from './database/survive-lost-connections.ts';
import { openFileStore } from './files/open-file-store.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { prepareDatabase } from './prepare-database.ts';
import { tenantIds } from './tenancy/enrol-tenants.ts';
import { loadTenants, type Tenant } from './tenancy/load-tenants.ts';

const usage = `Usage: npm run import -- <tenant> <files…> [--background]
  Imports registries of a utility: accounts first, then answers to readings, charges and payments from the oldest month.
  --background  leaves the work to the workers of the server (npm start)`;

const log = pino({ level: 'warn' }, pino.destination(2));
process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  return 1;
});

/** The exit code: 0 when every file was applied, 1 when one was refused, 2 when it was called wrongly. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { background: { type: 'boolean' } } });
  const [slug, ...files] = positionals;
  const config = readConfig(process.env);
  const tenants = await loadTenants(config.tenantsDir);
  const tenant = tenants.find((one) => one.slug === slug);
  const missing = files.filter((file) => !existsSync(file));
  if (!tenant || files.length === 0 || missing.length > 0) {
    if (slug !== undefined && !tenant)
      console.error(`There is no tenant ${slug}; there are ${tenants.map((one) => one.slug).join(', ')}.`);
    for (const file of missing) console.error(`There is no file ${file}.`);
    console.error(usage);
    return 2;
  }
  const database = await openDatabase(config, log);
  try {
    await prepareDatabase(database.urls, tenants);
    const ordered = inImportOrder(tenant.registries, files);
    return await (values.background ? queueAll : importAll)(config, database.urls, tenant, ordered);
  } finally {
    await database.close();
  }
}

async function importAll(
  _: StartConfig,
  { importerUrl }: DatabaseUrls,
  tenant: Tenant,
  files: readonly string[],
): Promise<number> {
  const importer = surviveLostConnections(
    new pg.Pool({ connectionString: importerUrl, max: 1, application_name: 'kabinet-import' }),
    (err) => log.warn({ err }, 'a database connection was lost'),
  );
  try {
    const tenantId = (await tenantIds(importer, [tenant])).get(tenant.slug)!;
    let refused = 0;
    for (const file of files) {
      const bar = progressBar(basename(file));
      const context = { tenant, tenantId, importer, clock: systemClock };
      const report = await importRegistry(context, { file, onProgress: bar.show }).finally(bar.clear);
      if (report.status === 'REFUSED') refused++;
      console.log(reportLines(report).join('\n'));
    }
    console.log(`Файлов ${files.length}, загружено ${files.length - refused}, отклонено ${refused}.`);
    return refused > 0 ? 1 : 0;
  } finally {
    await importer.end();
  }
}

async function queueAll(
  config: StartConfig,
  { appUrl }: DatabaseUrls,
  tenant: Tenant,
  files: readonly string[],
): Promise<number> {
  const pool = surviveLostConnections(
    new pg.Pool({ connectionString: appUrl, max: 1, application_name: 'kabinet-import' }),
    (err) => log.warn({ err }, 'a database connection was lost'),
  );
  const jobs = await startJobs({ url: appUrl, log, work: [] });
  try {
    const tenantId = (await tenantIds(pool, [tenant])).get(tenant.slug)!;
    const context = { tenantId, pool, jobs, files: openFileStore(config), clock: systemClock };
    for (const file of files)
      console.log(`${basename(file)}: в очереди ${importQueue.queue}, ${await queueImport(context, { file })}`);
    return 0;
  } finally {
    await jobs.stop();
    await pool.end();
  }
}

/** A bar that is drawn over and over on a terminal; elsewhere nothing is shown before the report. */
function progressBar(fileName: string): {
  show: (progress: Parameters<typeof progressLine>[1]) => void;
  clear: () => void;
} {
  if (!process.stderr.isTTY) return { show: () => {}, clear: () => {} };
  return {
    show: (progress) => void process.stderr.write(`\r\u001B[K${progressLine(fileName, progress)}`),
    clear: () => void process.stderr.write('\r\u001B[K'),
  };
}
