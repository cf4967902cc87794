import { join } from 'node:path';

/** The repository, whatever folder the bench is started from. */
export const root = join(import.meta.dirname, '..');

/** A module of the product as it runs in production: compiled by the build, typed by its source. */
const compiled = async <Module>(path: string): Promise<Module> =>
  (await import(join(root, 'dist', 'server', path))) as Module;

type Clusters = typeof import('../server/database/postgres-cluster.ts');
type Places = typeof import('../server/database/cluster-place.ts');
type Provision = typeof import('../server/database/provision.ts');
type Migrate = typeof import('../server/database/migrate.ts');
type Enrol = typeof import('../server/tenancy/enrol-tenants.ts');
type Load = typeof import('../server/tenancy/load-tenants.ts');
type TokenModule = typeof import('../server/sessions/tokens.ts');
type Clocks = typeof import('../server/clock.ts');
type Imports = typeof import('../server/bills/import/import-registry.ts');
type BillCompilers = typeof import('../server/documents/compile-bill.ts');
type Composes = typeof import('../server/documents/compose-bill.ts');
type Templates = typeof import('../server/documents/bill-template.ts');
type Sandbox = typeof import('../server/sandbox-bank/sandbox-bank.ts');
type SandboxRoutes = typeof import('../server/sandbox-bank/mount-sandbox-bank.ts');
type SandboxPays = typeof import('../server/sandbox-bank/pay-order.ts');
type SandboxCards = typeof import('../server/sandbox-bank/test-cards.ts');
type Callbacks = typeof import('../server/acquiring/callback-checksum.ts');
type Examples = typeof import('../server/documents/check-templates.ts');

export const clusters = await compiled<Clusters>('database/postgres-cluster.js');
export const { clusterPlace } = await compiled<Places>('database/cluster-place.js');
export const provision = await compiled<Provision>('database/provision.js');
export const { migrate } = await compiled<Migrate>('database/migrate.js');
export const { enrolTenants, tenantIds } = await compiled<Enrol>('tenancy/enrol-tenants.js');
export const { loadTenants } = await compiled<Load>('tenancy/load-tenants.js');
export const { Tokens } = await compiled<TokenModule>('sessions/tokens.js');
export const { systemClock } = await compiled<Clocks>('clock.js');
export const { importRegistry } = await compiled<Imports>('bills/import/import-registry.js');
export const { callbackChecksum } = await compiled<Callbacks>('acquiring/callback-checksum.js');
export const sandbox = {
  ...(await compiled<Sandbox>('sandbox-bank/sandbox-bank.js')),
  ...(await compiled<SandboxRoutes>('sandbox-bank/mount-sandbox-bank.js')),
  ...(await compiled<SandboxPays>('sandbox-bank/pay-order.js')),
  ...(await compiled<SandboxCards>('sandbox-bank/test-cards.js')),
};
export const documents = {
  ...(await compiled<BillCompilers>('documents/compile-bill.js')),
  ...(await compiled<Composes>('documents/compose-bill.js')),
  ...(await compiled<Templates>('documents/bill-template.js')),
  ...(await compiled<Examples>('documents/check-templates.js')),
};
