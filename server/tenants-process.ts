// A process of its own that reads the tenants' folders and draws example bills, says what came of it and ends. Arguments: the
// folder of tenants, the folder of the server's data.
import { checkTemplates } from './documents/check-templates.ts';
import { Documents } from './documents/documents.ts';
import { type Fault, TenantFoldersError } from './tenancy/folder/faults.ts';
import { loadTenants, type Tenant } from './tenancy/load-tenants.ts';

/** What it says: the tenants, then that their bills can be drawn, or once what is wrong. */
export type Said =
  | { tenants: readonly Tenant[] }
  | { checked: true }
  | { faults: readonly Fault[] }
  | { message: string };

const [tenantsDir, dataDir] = process.argv.slice(2) as [string, string];
const say = (said: Said): Promise<void> =>
  new Promise((resolve) => process.send!(said, undefined, undefined, () => resolve()));
// Nobody waits for it any more.
process.once('disconnect', () => process.exit());

try {
  const tenants = await loadTenants(tenantsDir);
  await say({ tenants });
  const documents = new Documents({ dataDir });
  await checkTemplates(documents, tenants, tenantsDir).finally(() => documents.close());
  await say({ checked: true });
} catch (error) {
  await say(error instanceof TenantFoldersError ? { faults: error.faults } : { message: String(error) });
}
process.disconnect();
