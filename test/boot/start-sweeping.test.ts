import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DiskFileStore } from '../../server/files/disk-file-store.ts';
import { sweep, startSweeping, type SweepingParts } from '../../server/start-sweeping.ts';
import { refreshSession } from '../../server/sessions/refresh-session.ts';
import { signIn } from '../../server/sessions/sign-in.ts';
import { becomes } from '../support/becomes.ts';
import { newDevice, Portals } from '../sessions/portals.ts';

const folder = mkdtempSync(join(tmpdir(), 'kabinet-files-'));
let portals: Portals;
const logged: string[] = [];
beforeAll(async () => void (portals = await Portals.open(2)));
beforeEach(() => void (logged.length = 0));
afterAll(async () => {
  await portals.close();
  rmSync(folder, { recursive: true });
});

const slugs = ['kaluga', 'elista', 'energosbyt', 'stk'];
const parts = (process = 0): SweepingParts => ({
  tenants: [...portals.tenants.values()],
  tenantIds: new Map(slugs.map((slug) => [slug, portals.context(slug).tenantId])),
  clock: portals.clock,
  orm: portals.processes[process]!.orm,
  files: new DiskFileStore(folder),
  log: pino({ level: 'warn' }, { write: (line) => void logged.push(line) }),
});
const day = 86_400;
const count = async (table: string, where = 'true') =>
  (await portals.given.sql<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`))[0]!.n;

async function session(slug: string) {
  const { id, login, password } = await portals.resident(slug);
  const device = newDevice();
  await signIn(portals.context(slug, device), { login, password });
  return { id, device, of: `resident_id = '${id}'` };
}

test('sessions that are over are forgotten after the days the rules keep them, each utility’s own, and no others', async () => {
  const [kaluga, elista, living] = [await session('kaluga'), await session('elista'), await session('kaluga')];
  for (const { id } of [kaluga, elista])
    await portals.given.sql('update session set ended_at = $2 where resident_id = $1', [id, portals.clock.now()]);
  for (const days of [25, 25, 25, 14]) {
    portals.clock.advance(days * day);
    await refreshSession(portals.context('kaluga', living.device));
  }
  await sweep(parts());
  expect(await count('session', kaluga.of)).toBe(1);
  portals.clock.advance(2 * day);
  await sweep(parts());
  expect(await count('session', kaluga.of)).toBe(0);
  expect(await count('refresh_token', kaluga.of)).toBe(0);
  expect(await count('session', elista.of)).toBe(1);
  expect(await count('session', living.of)).toBe(1);
  expect(await refreshSession(portals.context('kaluga', living.device))).toHaveProperty('accessToken');
  portals.clock.advance(90 * day);
  await sweep(parts());
  expect(await count('session', elista.of)).toBe(0);
  // It ended by itself thirty days after its last use, and is kept from then on.
  expect(await count('session', living.of)).toBe(1);
  portals.clock.advance(31 * day);
  await sweep(parts());
  expect(await count('session', living.of)).toBe(0);
  expect(logged).toEqual([]);
});

test('messages, requests and codes go when they are of no more use', async () => {
  const { tenantId } = portals.context('stk');
  const now = portals.clock.now();
  const { id } = await portals.resident('stk');
  const account = await portals.given.account(tenantId);
  await portals.given.sql(
    `insert into message (tenant_id, channel, template, data, recipient, message_id, status, next_attempt_at, created_at, finished_at)
     select $1, 'EMAIL', 'PASSWORD_CHANGED', '{}', 'anna@mail.example', '<x@y>', status, $2, $2, finished
     from (values ('SENT', $2::timestamptz), ('FAILED', $2), ('WITHHELD', $2), ('QUEUED', null)) v (status, finished)`,
    [tenantId, now],
  );
  await portals.given.sql(
    `insert into password_reset (tenant_id, login, code_hash, link_hash, created_at, expires_at)
     values ($1, 'a', 'x', 'x', $2, $2), ($1, 'b', 'x', 'x', $2, $2::timestamptz + interval '100 days')`,
    [tenantId, now],
  );
  await portals.given.sql(
    `insert into contact_change (tenant_id, resident_id, channel, address, code_hash, created_at, expires_at)
     values ($1, $2, 'EMAIL', 'new@mail.example', 'x', $3, $3)`,
    [tenantId, id, now],
  );
  await portals.given.sql(`insert into used_captcha (tenant_id, challenge, expires_at) values ($1, 'x', $2)`, [
    tenantId,
    now,
  ]);
  await portals.given.sql(
    `insert into office_code (tenant_id, code_hash, account_id, issued_by, issued_at, expires_at, used_at)
     values ($1, 'unused', $2, $3, $4, $4, null), ($1, 'used', $2, $3, $4, $4, $4)`,
    [tenantId, account.id, id, now],
  );
  await portals.given.sql(
    `insert into registration (tenant_id, token_hash, proofs, consents, created_at, expires_at) values ($1, 'x', '[]', '[]', $2, $2)`,
    [tenantId, now],
  );
  portals.clock.advance(29 * day);
  await sweep(parts());
  expect(await count('message')).toBe(4);
  for (const table of ['contact_change', 'used_captcha', 'registration']) expect(await count(table), table).toBe(0);
  expect(await portals.given.sql('select login from password_reset')).toEqual([{ login: 'b' }]);
  expect(await portals.given.sql('select code_hash from office_code')).toEqual([{ code_hash: 'used' }]);
  portals.clock.advance(day);
  await sweep(parts());
  expect(await portals.given.sql('select status from message')).toEqual([{ status: 'QUEUED' }]);
  expect(logged).toEqual([]);
});

test('thousands are taken away in small steps by several processes at once, at the start of each', async () => {
  const { id, of } = await session('kaluga');
  await portals.given.sql(
    `insert into session (tenant_id, resident_id, started_at, last_used_at, expires_at, ended_at)
     select tenant_id, id, $2, $2, $2, $2 from resident, generate_series(1, 3500) where id = $1`,
    [id, portals.clock.now()],
  );
  portals.clock.advance(91 * day);
  const sweeping = [startSweeping(parts(0)), startSweeping(parts(1))];
  await becomes('all of them are gone', async () => (await count('session', of)) <= 1, 30);
  await Promise.all(sweeping.map((one) => one.stop()));
  expect(logged).toEqual([]);
});

test('one kind that cannot be swept does not keep the others', async () => {
  const { of } = await session('kaluga');
  await portals.given.sql('update session set ended_at = $1', [portals.clock.now()]);
  portals.clock.advance(400 * day);
  await portals.given.sql('alter table message rename to message_away');
  await sweep(parts());
  await portals.given.sql('alter table message_away rename to message');
  expect(await count('session', of)).toBe(0);
  expect(logged).toHaveLength(4);
  expect(logged[0]).toContain('"kind":"messages"');
});
