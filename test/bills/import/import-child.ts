import pg from 'pg';
import { importRegistry } from '../../../server/bills/import/import-registry.ts';
import { SetClock } from '../../../server/clock.ts';
import { RegistryProfile } from '../../../server/tenancy/registry-profile.ts';

// A process that imports one file, to be killed: says each step it has come to and stays at the one it is told to.
// Arguments: URL of the importer, tenant's id and slug, file, step to stay at.

const [importerUrl, tenantId, slug, file, stayAt] = process.argv.slice(2) as [string, string, string, string, string?];
const load = async (name: string) =>
  ((await import(new URL(`../../../tenants/${slug}/${name}.ts`, import.meta.url).href)) as { default: never }).default;
const tenant = {
  ...((await load('tenant')) as { slug: string; timeZone: string; rules: never }),
  registries: RegistryProfile.parse(await load('registries')),
};
const importer = new pg.Pool({ connectionString: importerUrl, max: 1 });

const report = await importRegistry(
  { tenant, tenantId: Number(tenantId), importer, clock: new SetClock('2026-11-05T10:00:00Z') },
  {
    file,
    onProgress: async ({ step }) => {
      process.stdout.write(`${step}\n`);
      if (step === stayAt) await new Promise((resolve) => setTimeout(resolve, 2 ** 30));
    },
  },
);
process.stdout.write(`${report.status}\n`);
await importer.end();
