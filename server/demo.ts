import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { enrolStaff } from './admin/enrol-staff.ts';
import { importRegistry } from './bills/import/import-registry.ts';
import { inImportOrder } from './bills/import/recognise-file.ts';
import { chooseForDemo } from './delivery/choose-for-demo.ts';
import { consentFor } from './consents/consent-for.ts';
import { writeAs } from './database/tenant-writer.ts';
import { demoPassword, demoStaff, enrolDemoResidents, type DemoResident } from './sessions/enrol-demo-residents.ts';
import type { Shared } from './shared.ts';
import type { Tenant } from './tenancy/load-tenants.ts';

/**
 * Fills a new database with the registries in the tenants' `demo/` folders and gives residents and staff to look around with.
 * A file that was imported before is not read again, so a first start that was stopped half-way goes on where it was.
 */
export async function loadDemo(shared: Shared, log: Logger): Promise<DemoResident[]> {
  const enrolling = [];
  for (const tenant of shared.tenants) {
    const tenantId = shared.tenantIds.get(tenant.slug)!;
    await importDemoRegistries(shared, tenant, tenantId, log);
    enrolling.push({ tenant, tenantId, clock: shared.clock, write: writeAs(shared.orm, tenantId) });
  }
  const residents = await enrolDemoResidents(enrolling);
  for (const context of enrolling)
    for (const { tenant, login } of residents) {
      if (tenant !== context.tenant.slug) continue;
      await consentFor(context, login);
      await chooseForDemo(context, login);
    }
  for (const context of enrolling) await enrolStaff(context, { login: demoStaff, password: demoPassword });
  return residents;
}

async function importDemoRegistries(shared: Shared, tenant: Tenant, tenantId: number, log: Logger): Promise<void> {
  const folder = join(tenant.folder, 'demo');
  const names = await readdir(folder).catch((): string[] => []);
  const known = names.length > 0 ? await importedBefore(shared, tenantId) : new Set<string>();
  const files = inImportOrder(tenant.registries, names).filter((name) => !known.has(name));
  if (files.length === 0) return;
  const context = { tenant, tenantId, importer: shared.importerPool, clock: shared.clock };
  let applied = 0;
  for (const name of files) {
    const { status, rowsApplied, refusal } = await importRegistry(context, { file: join(folder, name) });
    applied += rowsApplied;
    if (refusal) log.warn({ tenant: tenant.slug, file: name, status, code: refusal.code }, 'registry refused');
  }
  log.info({ tenant: tenant.slug, files: files.length, rows: applied }, 'registries imported');
}

async function importedBefore({ importerPool }: Shared, tenantId: number): Promise<Set<string>> {
  const { rows } = await importerPool.query<{ file_name: string }>(
    `select file_name from registry_import where tenant_id = $1 and status in ('APPLIED', 'REFUSED')`,
    [tenantId],
  );
  return new Set(rows.map((row) => row.file_name));
}
