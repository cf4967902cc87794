import { pino } from 'pino';
import pg from 'pg';
import { importRegistryJob } from '../../../server/bills/import/import-registry.job.ts';
import { systemClock } from '../../../server/clock.ts';
import { DiskFileStore } from '../../../server/files/disk-file-store.ts';
import { startJobs } from '../../../server/jobs/start-jobs.ts';
import { RegistryProfile } from '../../../server/tenancy/registry-profile.ts';

// A process that runs import jobs of one tenant, to be killed. Arguments: URLs of the server's and the importer's role, folder
// of files, the tenant's slug.

const [appUrl, importerUrl, folder, slug] = process.argv.slice(2) as [string, string, string, string];
const load = async (name: string) =>
  ((await import(new URL(`../../../tenants/${slug}/${name}.ts`, import.meta.url).href)) as { default: never }).default;
const tenant = {
  ...((await load('tenant')) as { slug: string; timeZone: string; rules: never }),
  registries: RegistryProfile.parse(await load('registries')),
};
const importer = new pg.Pool({ connectionString: importerUrl });
const job = importRegistryJob({
  importer,
  files: new DiskFileStore(folder),
  clock: systemClock,
  tenantOf: () => tenant,
});
const jobs = await startJobs({ url: appUrl, log: pino(), work: [job] });
process.stdout.write('working\n');
process.once('SIGTERM', () => void jobs.stop().then(() => importer.end()));
