// Imports one registry in a process of its own, as the product does, and says how long it took and how much memory.
import { join } from 'node:path';
import pg from 'pg';
import { importRegistry, loadTenants, root, systemClock, tenantIds } from '../product.ts';

/** What this process is told by message. */
export interface ImportOrder {
  slug: string;
  importerUrl: string;
  file: string;
}

/** What it answers. */
export interface Imported {
  status: string;
  refusal: string | undefined;
  rows: number;
  setAside: number;
  seconds: number;
  peakMiB: number;
}

// Whoever asked is gone: so is the reason to go on.
process.once('disconnect', () => process.exit(0));
process.once('message', async ({ slug, importerUrl, file }: ImportOrder) => {
  const tenants = await loadTenants(join(root, 'tenants'));
  const importer = new pg.Pool({ connectionString: importerUrl, max: 1 });
  const ids = await tenantIds(importer, tenants);
  const tenant = tenants.find((one) => one.slug === slug)!;
  const begun = performance.now();
  const report = await importRegistry({ tenant, tenantId: ids.get(slug)!, importer, clock: systemClock }, { file });
  const seconds = (performance.now() - begun) / 1000;
  await importer.end();
  const answer: Imported = {
    status: report.status,
    refusal: report.refusal?.message,
    rows: report.rowsApplied,
    setAside: report.faults.count,
    seconds,
    peakMiB: process.resourceUsage().maxRSS / 1024,
  };
  process.send!(answer, () => process.exit(0));
});
