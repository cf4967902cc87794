import { pino } from 'pino';
import pg from 'pg';
import { systemClock } from '../../../server/clock.ts';
import { createOrm } from '../../../server/database/orm.ts';
import { entities } from '../../../server/entities.ts';
import { DiskFileStore } from '../../../server/files/disk-file-store.ts';
import { startJobs } from '../../../server/jobs/start-jobs.ts';
import { exportReadingsJob } from '../../../server/readings/exchange/export-readings.job.ts';
import { RegistryProfile } from '../../../server/tenancy/registry-profile.ts';

// A process that runs export jobs of one tenant, to be killed. Arguments: URL of the server's role, folder of files, the
// tenant's slug.

const [appUrl, folder, slug] = process.argv.slice(2) as [string, string, string];
const { default: given } = (await import(new URL(`../../../tenants/${slug}/registries.ts`, import.meta.url).href)) as {
  default: RegistryProfile;
};
const tenant = { registries: RegistryProfile.parse(given), timeZone: 'Asia/Novokuznetsk' };
const pool = new pg.Pool({ connectionString: appUrl, application_name: 'export worker' });
const orm = await createOrm({ entities, url: appUrl });
const files = new DiskFileStore(folder);
const job = exportReadingsJob({ pool, orm, files, clock: systemClock, tenantOf: () => tenant });
const jobs = await startJobs({ url: appUrl, log: pino(), work: [job] });
process.stdout.write('working\n');
process.once('SIGTERM', () => void jobs.stop().then(() => Promise.all([pool.end(), orm.close()])));
