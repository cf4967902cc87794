import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolStaff } from '../../../server/admin/enrol-staff.ts';
import { readConfig } from '../../../server/config.ts';
import { writeAs } from '../../../server/database/tenant-writer.ts';
import { openFileStore } from '../../../server/files/open-file-store.ts';
import { exportPaymentsJob } from '../../../server/paying/exchange/export-payments.job.ts';
import { ask, askGraphql } from '../../support/http.ts';
import { startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let dataDir: string;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'kabinet-data-'));
  server = await startServer({ env: { DATA_DIR: dataDir } });
});
afterAll(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const fields = '{ exportPayments(input: {}) { id status number fileName path payments amount } }';

async function staffOf(slug: string): Promise<string> {
  const { tenantIds, clock, orm } = server.shared;
  const tenantId = tenantIds.get(slug)!;
  const password = 'correct horse battery';
  await enrolStaff({ tenantId, clock, write: writeAs(orm, tenantId) }, { login: 'olga', password });
  const query = `mutation ($input: StaffSignInInput!) { signInStaff(input: $input) { ... on StaffSignedIn { accessToken } } }`;
  const { data } = await askGraphql(server.port, slug, query, { variables: { input: { login: 'olga', password } } });
  return data!['signInStaff'].accessToken as string;
}

test('staff ask for the payments that are in no file and see that there are none; nobody else may', async () => {
  const token = await staffOf('kaluga');
  const asked = await askGraphql(server.port, 'kaluga', `mutation ${fields}`, { token });
  expect(asked.errors).toBeUndefined();
  const { id, ...rest } = asked.data!['exportPayments'] as { id: string };
  expect(rest).toEqual({ status: 'QUEUED', number: null, fileName: null, path: null, payments: null, amount: null });

  const { tenants, tenantIds, clock, orm } = server.shared;
  const pool = new pg.Pool({ connectionString: server.database.appUrl, max: 1 });
  const files = openFileStore(readConfig({ DATA_DIR: dataDir, TOKEN_KEYS: `test:${'A'.repeat(43)}` }));
  const tenantOf = () => tenants.find(({ slug }) => slug === 'kaluga');
  const tenantId = tenantIds.get('kaluga')!;
  await pool.query('select set_config($1, $2, false)', ['app.tenant_id', String(tenantId)]);
  const { rows } = await pool.query<{ id: string }>('select id from payment_export');
  const exportId = rows[0]!.id;
  await exportPaymentsJob({ pool, orm, files, clock, tenantOf }).run({ tenantId, exportId });
  await pool.end();

  const list = async (as?: string) =>
    askGraphql(server.port, 'kaluga', '{ paymentExports { id status path } }', as ? { token: as } : {});
  expect((await list(token)).data).toEqual({ paymentExports: [{ id, status: 'EMPTY', path: null }] });
  expect((await list()).errors![0]!.extensions.code).toBe('FORBIDDEN');
  const stranger = await askGraphql(server.port, 'kaluga', `mutation ${fields}`);
  expect(stranger.errors![0]!.extensions.code).toBe('FORBIDDEN');
  const download = (as?: string) =>
    ask(server.port, 'kaluga.localhost', `/exports/payments/${id}`, {
      headers: as ? { authorization: `Bearer ${as}` } : {},
    });
  expect((await download(token)).status).toBe(404);
  expect((await download()).status).toBe(401);
});
