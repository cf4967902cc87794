import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClusterPlace, clusterPlace } from '../../server/database/cluster-place.ts';
import { migrate } from '../../server/database/migrate.ts';
import {
  createCluster,
  freePort,
  startCluster,
  stopCluster,
  SUPERUSER,
} from '../../server/database/postgres-cluster.ts';
import {
  newPassword,
  newPasswords,
  provisionDatabase,
  provisionRoles,
  roleUrls,
} from '../../server/database/provision.ts';
import { enrolResident } from '../../server/sessions/enrol-resident.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { ask, type GraphqlAnswer } from '../support/http.ts';
import { startServer, type TestServer } from '../support/server.ts';

// A cluster of its own: this test stops it, and the other files go on with theirs.
let folder: string;
let place: ClusterPlace;
let port: number;
let server: TestServer;
let token: string;
const settings = { fsync: 'off', max_connections: '50' };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kabinet-outage-'));
  chmodSync(folder, 0o711); // PostgreSQL, which does not run as root, must be able to enter it
  place = clusterPlace(folder, 'postgres', 'outage');
  const password = newPassword();
  await createCluster(place, password, ['--no-sync']);
  port = await freePort();
  await startCluster(place, port, settings);
  const adminUrl = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
  const passwords = newPasswords();
  await provisionRoles(adminUrl, passwords);
  await provisionDatabase(adminUrl, 'kabinet');
  const urls = roleUrls(adminUrl, 'kabinet', passwords);
  await migrate(urls);
  server = await startServer({ database: { ...urls, name: 'kabinet', adminUrl, drop: async () => {} } });
  const { tenants, tenantIds, clock, orm, tokens } = server.shared;
  const tenant = tenants.find(({ slug }) => slug === 'stk')!;
  const tenantId = tenantIds.get(tenant.slug)!;
  const residentId = await enrolResident(
    { tenant, tenantId, clock, write: writeAs(orm, tenantId) },
    { login: 'outage', password: 'a long password', accountIds: [] },
  );
  token = (await tokens.issue({ residentId, sessionId: residentId }, tenant, 60)).accessToken;
});
afterAll(async () => {
  await server.close();
  await stopCluster(place, 'immediate').catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
});

/** One read; fails when there is no answer within five seconds, which is how long a resident may be kept waiting. */
async function read(): Promise<{ status: number; code: string }> {
  const late = new Promise<never>((_, reject) => {
    AbortSignal.timeout(5000).addEventListener('abort', () => reject(new Error('no answer within five seconds')));
  });
  const answering = ask(server.port, 'stk.localhost', '/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ viewer { id accounts { nodes { number } } } }' }),
  });
  const answer = await Promise.race([answering, late]);
  const { errors } = answer.json<GraphqlAnswer<unknown>>();
  return { status: answer.status, code: errors?.[0]?.extensions.code ?? 'OK' };
}

const readMany = (readers: number, times: number) =>
  Promise.all(
    Array.from({ length: readers }, async () => {
      const answers = [];
      for (let i = 0; i < times; i++) answers.push(await read());
      return answers;
    }),
  ).then((all) => all.flat());

test(
  'while PostgreSQL is away everyone is told so, and when it is back the service is too',
  { timeout: 60_000 },
  async () => {
    expect(new Set((await readMany(8, 3)).map(({ code }) => code))).toEqual(new Set(['OK']));

    const underway = readMany(16, 20);
    await stopCluster(place, 'immediate');
    const seen = new Set((await underway).map(({ status, code }) => `${status} ${code}`));
    expect([...seen].filter((answer) => answer !== '200 OK')).toEqual(['503 DATABASE_UNAVAILABLE']);
    expect(await readMany(4, 2)).toEqual(Array(8).fill({ status: 503, code: 'DATABASE_UNAVAILABLE' }));
    const health = async (path: string) => (await ask(server.port, 'localhost', `/health/${path}`)).status;
    expect([await health('live'), await health('ready')]).toEqual([200, 503]);

    await startCluster(place, port, settings);
    const deadline = Date.now() + 10_000;
    while ((await read()).code !== 'OK') expect(Date.now()).toBeLessThan(deadline);
    expect(await health('ready')).toBe(200);
    expect(new Set((await readMany(8, 3)).map(({ code }) => code))).toEqual(new Set(['OK']));
  },
);
