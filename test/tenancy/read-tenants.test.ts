import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readTenants } from '../../server/read-tenants.ts';
import { TenantFoldersError } from '../../server/tenancy/folder/faults.ts';
import { loadTenants } from '../../server/tenancy/load-tenants.ts';

const fixtures = join(import.meta.dirname, '..', 'tenants');

let dataDir: string;
beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'kabinet-data-'))));
afterEach(() => rmSync(dataDir, { recursive: true }));

test('tenants that a process of its own has read are the same as read here, and their bills can be drawn', async () => {
  const { tenants, drawn } = readTenants({ tenantsDir: fixtures, dataDir });
  expect(await tenants).toEqual(await loadTenants(fixtures));
  await drawn;
});

test('a folder that is wrong stops the start with its reasons, and so does a bill that cannot be drawn', async () => {
  const tenantsDir = join(dataDir, 'tenants');
  await expect(readTenants({ tenantsDir, dataDir }).tenants).rejects.toThrow('the folder of tenants is missing');
  cpSync(fixtures, tenantsDir, { recursive: true });
  writeFileSync(join(tenantsDir, 'fixture', 'bill.typ'), '#nobody-knows-this()\n');
  const { tenants, drawn } = readTenants({ tenantsDir, dataDir });
  expect(await tenants).toHaveLength(1);
  const error = await drawn.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TenantFoldersError);
  expect((error as TenantFoldersError).faults[0]).toMatchObject({ file: 'fixture/bill.typ', field: 'line 1' });
});
