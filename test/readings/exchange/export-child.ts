import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { writeExport } from '../../../server/readings/exchange/write-export.ts';
import { RegistryProfile } from '../../../server/tenancy/registry-profile.ts';

// A process that writes one export and says how much memory it took. Arguments: URL of the server's role, tenant's id and
// slug, first day of the month.

const [appUrl, tenantId, slug, period] = process.argv.slice(2) as [string, string, string, string];
const { default: given } = (await import(new URL(`../../../tenants/${slug}/registries.ts`, import.meta.url).href)) as {
  default: RegistryProfile;
};
const pool = new pg.Pool({ connectionString: appUrl, max: 1 });
const folder = await mkdtemp(join(tmpdir(), 'export-child-'));
const profile = RegistryProfile.parse(given).readings;
const { rows: readings } = await writeExport(
  { pool, tenantId: Number(tenantId), profile },
  period,
  join(folder, 'file'),
);
process.stdout.write(JSON.stringify({ readings, peak: process.resourceUsage().maxRSS * 1024 }));
await rm(folder, { recursive: true });
await pool.end();
