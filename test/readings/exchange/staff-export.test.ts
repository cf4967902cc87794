import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enrolStaff } from '../../../server/admin/enrol-staff.ts';
import { writeAs } from '../../../server/database/tenant-writer.ts';
import { importQueue } from '../../../server/bills/import/import-registry.job.ts';
import { readConfig } from '../../../server/config.ts';
import { createJobTables } from '../../../server/jobs/create-job-tables.ts';
import { startWork } from '../../../server/work.ts';
import { becomes } from '../../support/becomes.ts';
import { exportQueue } from '../../../server/readings/exchange/export-readings.job.ts';
import { enrolResident } from '../../../server/sessions/enrol-resident.ts';
import { Given } from '../../support/given.ts';
import { ask, askGraphql } from '../../support/http.ts';
import { startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let given: Given;
let dataDir: string;
const password = 'correct horse battery';

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'kabinet-data-'));
  server = await startServer({ env: { DATA_DIR: dataDir } });
  given = await Given.in(server.database);
});
afterAll(async () => {
  await given.close();
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const contextOf = (slug: string) => {
  const { tenants, tenantIds, clock, orm } = server.shared;
  const tenantId = tenantIds.get(slug)!;
  return { tenant: tenants.find((one) => one.slug === slug)!, tenantId, clock, write: writeAs(orm, tenantId) };
};
async function staffOf(slug: string): Promise<string> {
  await enrolStaff(contextOf(slug), { login: 'olga', password });
  const query = `mutation ($input: StaffSignInInput!) { signInStaff(input: $input) { ... on StaffSignedIn { accessToken } } }`;
  const { data } = await askGraphql(server.port, slug, query, { variables: { input: { login: 'olga', password } } });
  return data!['signInStaff'].accessToken as string;
}
async function residentOf(slug: string): Promise<string> {
  await enrolResident(contextOf(slug), { login: '123456789', password, accountIds: [] });
  const query = `mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { accessToken } } }`;
  const { data } = await askGraphql(server.port, slug, query, {
    variables: { input: { login: '123456789', password } },
  });
  return data!['signIn'].accessToken as string;
}
const fields = '{ id period cause status fileName path readings sha256 createdAt finishedAt }';
const exportReadings = (slug: string, token?: string) =>
  askGraphql(
    server.port,
    slug,
    `mutation { exportReadings(input: { period: "2026-11" }) ${fields} }`,
    token ? { token } : {},
  );
const list = (slug: string, token?: string) =>
  askGraphql(server.port, slug, `{ readingExports ${fields} }`, token ? { token } : {});
const download = (slug: string, path: string, token?: string, method = 'GET') =>
  ask(server.port, `${slug}.localhost`, path, { method, headers: token ? { authorization: `Bearer ${token}` } : {} });

/** The workers of a server run until there is nothing to export. */
async function work(): Promise<void> {
  await createJobTables(server.database, [importQueue, exportQueue]);
  const settings = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', TOKEN_KEYS: `test:${'A'.repeat(43)}` });
  const config = { ...settings, database: server.database, tokenKeys: settings.tokenKeys! };
  const working = await startWork(config, server.shared, pino({ level: 'silent' }), () => server.port);
  const waiting = () => given.sql(`select from reading_export where status = 'QUEUED'`);
  await becomes('what was asked for is written', async () => (await waiting()).length === 0, 30);
  await working.stop(5000);
}

describe('staff', () => {
  test('ask for a month, see how far it is, and download it by name', { timeout: 60_000 }, async () => {
    const { tenantId } = contextOf('kaluga');
    await given.sql(`insert into service (tenant_id, code, name) values ($1, '01', 'Услуга') on conflict do nothing`, [
      tenantId,
    ]);
    const account = await given.account(tenantId, { months: 1, payments: 0 });
    await given.sql(
      `insert into reading (tenant_id, account_id, meter_id, register_code, value, taken_on, source, status, period, received_at, resident_id)
       select tenant_id, account_id, meter_id, code, 5001, '2026-11-20', 'RESIDENT', 'RECEIVED', '2026-11-01', now(), uuidv7()
       from register where tenant_id = $1 and account_id = $2`,
      [tenantId, account.id],
    );
    const token = await staffOf('kaluga');
    const asked = await exportReadings('kaluga', token);
    expect(asked.errors).toBeUndefined();
    const waiting = {
      id: expect.stringMatching(/^[\w-]{23}$/),
      period: '2026-11',
      cause: 'STAFF',
      status: 'QUEUED',
      fileName: 'readings-2026-11.csv',
      path: null,
      readings: null,
      sha256: null,
      createdAt: '2026-11-20T09:00:00.000Z',
      finishedAt: null,
    };
    expect(asked.data!['exportReadings']).toEqual(waiting);
    const { id } = asked.data!['exportReadings'] as { id: string };
    expect((await exportReadings('kaluga', token)).data!['exportReadings'].id).toBe(id);
    expect((await download('kaluga', `/exports/readings/${id}`, token)).status).toBe(404);

    await work();
    const [done] = (await list('kaluga', token)).data!['readingExports'] as [Record<string, string>];
    expect(done).toEqual({
      ...waiting,
      status: 'DONE',
      path: `/exports/readings/${id}`,
      readings: 2,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      finishedAt: '2026-11-20T09:00:00.000Z',
    });
    const file = await download('kaluga', done['path']!, token);
    expect(file).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment; filename="readings-2026-11.csv"',
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    });
    expect(file.body.trim().split('\r\n')).toHaveLength(3);
    expect(file.body).toContain(`${account.number};11.2026;01;s1;T1;5001;20.11.2026;`);
    expect(await given.sql(`select act, reason from staff_act where act = 'EXPORT_READINGS'`)).toEqual([
      { act: 'EXPORT_READINGS', reason: '2026-11' },
      { act: 'EXPORT_READINGS', reason: '2026-11' },
    ]);
  });

  test('of another utility, residents and strangers get nothing of it, not even whether it is there', async () => {
    const own = await list('kaluga', await staffOf('kaluga'));
    const { path } = own.data!['readingExports'][0] as { path: string };
    const other = await staffOf('elista');
    expect((await list('elista', other)).data).toEqual({ readingExports: [] });
    expect((await download('elista', path, other)).status).toBe(404);
    expect((await download('elista', '/exports/readings/nonsense', other)).status).toBe(404);
    const resident = await residentOf('kaluga');
    for (const token of [resident, undefined]) {
      expect((await exportReadings('kaluga', token)).errors![0]!.extensions.code).toBe('FORBIDDEN');
      expect((await list('kaluga', token)).errors![0]!.extensions.code).toBe('FORBIDDEN');
      for (const place of [path, `${path.slice(0, -1)}A`]) {
        const { status, body } = await download('kaluga', place, token);
        expect(status).toBe(token ? 403 : 401);
        expect(body).not.toContain(';');
      }
    }
    expect((await download('kaluga', path, other)).status).toBe(401);
  });
});
