import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import type { ImportContext } from '../../../server/bills/import/import-context.ts';
import { importRegistry, type RegistryToImport } from '../../../server/bills/import/import-registry.ts';
import type { ImportReport } from '../../../server/bills/import/import-report.ts';
import { SetClock } from '../../../server/clock.ts';
import type { Tenant } from '../../../server/tenancy/define-tenant.ts';
import { enrolTenants, tenantIds } from '../../../server/tenancy/enrol-tenants.ts';
import { loadTenants } from '../../../server/tenancy/load-tenants.ts';
import { freshDatabase, type TestDatabase } from '../../support/database.ts';

export const tenantsFolder = join(import.meta.dirname, '..', '..', '..', 'tenants');

/** A database with the four utilities enrolled, and what is needed to import for each of them. */
export interface Importing {
  database: TestDatabase;
  importer: pg.Pool;
  tenants: readonly Tenant[];
  of(slug: string): ImportContext;
  /** Path of a registry that the utility sent. */
  registry(slug: string, name: string): string;
  import(slug: string, file: string, more?: Partial<RegistryToImport>): Promise<ImportReport>;
  /** Imports a file of that name and content. */
  importText(slug: string, name: string, content: Buffer | string): Promise<ImportReport>;
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function importing(folder = tenantsFolder): Promise<Importing> {
  const database = await freshDatabase();
  const tenants = await loadTenants(folder);
  await enrolTenants(database.ownerUrl, tenants, new Date('2026-11-01T00:00:00Z'));
  const importer = new pg.Pool({ connectionString: database.importerUrl, max: 8 });
  const ids = await tenantIds(importer, tenants);
  const of = (slug: string): ImportContext => ({
    tenant: tenants.find((tenant) => tenant.slug === slug)!,
    tenantId: ids.get(slug)!,
    importer,
    clock: new SetClock('2026-11-05T10:00:00Z'),
  });
  const registry = (slug: string, name: string) => join(folder, slug, 'demo', name);
  const run: Importing['import'] = (slug, file, more = {}) =>
    importRegistry(of(slug), { file: file.includes('/') ? file : registry(slug, file), ...more });
  return {
    database,
    importer,
    tenants,
    of,
    registry,
    import: run,
    importText: async (slug, name, content) => {
      const file = written(name, content);
      return run(slug, file.path).finally(file.remove);
    },
    query: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await importer.query<Row>(text, values)).rows,
    close: async () => {
      await importer.end();
      await database.drop();
    },
  };
}

/** A file of that content, gone when the test ends. */
export function fileOf(name: string, content: Buffer | string): string {
  const file = written(name, content);
  onTestFinished(file.remove);
  return file.path;
}

function written(name: string, content: Buffer | string): { path: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  const path = join(folder, name);
  writeFileSync(path, content);
  return { path, remove: () => rmSync(folder, { recursive: true }) };
}

/** The months of the registries: 2025-11 to 2026-10. */
export const months = Array.from({ length: 12 }, (_, index) =>
  new Date(Date.UTC(2025, 10 + index, 1)).toISOString().slice(0, 7),
);

/** Every row that imports write, with its place in the table: two equal dumps mean that nothing was written in between. */
export async function dump(of: Importing, slug: string, withPlaces = true): Promise<string> {
  const tables = [
    'service',
    'account',
    'account_number',
    'account_service',
    'meter',
    'register',
    'reading',
    'bill',
    'charge',
    'bill_line',
    'payment',
    ...(withPlaces ? ['posting', 'ledger_entry', 'registry_import', 'registry_fault'] : []),
  ];
  const parts: string[] = [];
  for (const table of tables) {
    const rows = await of.query(
      `select ${withPlaces ? 'ctid::text, xmin::text, ' : ''}t.* from ${table} t where tenant_id = $1 order by t::text`,
      [of.of(slug).tenantId],
    );
    parts.push(`${table}\n${rows.map((row) => JSON.stringify(row)).join('\n')}`);
  }
  return parts.join('\n');
}
