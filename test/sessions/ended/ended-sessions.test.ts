import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { EndedSessions, type SessionOver } from '../../../server/sessions/ended/ended-sessions.ts';
import { endSession, endSessionsOf } from '../../../server/sessions/end-session.ts';
import { SessionEnd } from '../../../server/sessions/session.entity.ts';
import { signIn } from '../../../server/sessions/sign-in.ts';
import { becomes } from '../../support/becomes.ts';
import { CuttableLine } from '../../support/cuttable-line.ts';
import { newDevice, Portals } from '../portals.ts';

let portals: Portals;
let line: CuttableLine;
let ended: EndedSessions;
const lost: unknown[] = [];

beforeAll(async () => void (portals = await Portals.open()));
afterAll(() => portals.close());
beforeEach(async () => {
  line = await CuttableLine.to(portals.database.appUrl);
  ended = await open(line.url);
});
afterEach(async () => {
  await ended.close();
  line.close();
});

const tenantId = () => portals.context('kaluga').tenantId;

/** What one server process knows: it listens by this way, and asks the primary by another. */
const open = (url: string) =>
  EndedSessions.open({
    url,
    connectMs: 1000,
    tenantIds: ['kaluga', 'elista', 'energosbyt', 'stk'].map((slug) => portals.context(slug).tenantId),
    clock: portals.clock,
    log: pino({ level: 'warn' }, { write: (text) => void lost.push(text) }),
    primaryPool: portals.processes[0]!.pool,
  });

async function session(slug = 'kaluga') {
  const { id: residentId, login, password } = await portals.resident(slug);
  await signIn(portals.context(slug, newDevice()), { login, password });
  const [row] = await portals.given.sql<{ id: string }>('select id from session where resident_id = $1', [residentId]);
  return { residentId, sessionId: row!.id };
}

function end(key: Awaited<ReturnType<typeof session>>, slug = 'kaluga'): Promise<boolean> {
  const context = portals.context(slug);
  return context.write((em) => endSession(em, context, key, SessionEnd.SIGNED_OUT));
}

const isOver = (key: Awaited<ReturnType<typeof session>>) => ended.isOver(tenantId(), key);

test('what ends is known at once, what is rolled back never', async () => {
  const [one, other] = [await session(), await session()];
  expect(await isOver(one)).toBe(false);
  const context = portals.context('kaluga');
  const failed = context.write(async (em) => {
    await endSession(em, context, other, SessionEnd.SIGNED_OUT);
    throw new Error('the act failed');
  });
  await expect(failed).rejects.toThrow('the act failed');
  await end(one);
  await becomes('it is over', () => isOver(one));
  expect(await isOver(other)).toBe(false);
});

test('a request asks no database', async () => {
  const own = await EndedSessions.open({
    url: line.url,
    connectMs: 1000,
    tenantIds: [tenantId()],
    clock: portals.clock,
    log: pino({ level: 'silent' }),
    primaryPool: { connect: () => Promise.reject(new Error('the database was asked')) } as never,
  });
  const one = await session();
  expect(await own.isOver(tenantId(), one)).toBe(false);
  await end(one);
  await becomes('it is over', () => own.isOver(tenantId(), one));
  await own.close();
});

test('a frozen connection is noticed: within five seconds the primary is asked instead, then a new one listens', async () => {
  const [one, other] = [await session(), await session()];
  line.freeze();
  await end(one);
  await becomes('it is over', () => isOver(one));
  await becomes('nothing is heard', () => !ended.inTouch);
  expect(await isOver(other)).toBe(false);
  line.thaw();
  await becomes('it listens again', () => ended.inTouch, 10);
  await end(other);
  await becomes('it is over', () => isOver(other));
});

test('sockets are told of each session once, also of what was missed, and a listener that fails harms nobody', async () => {
  const told: SessionOver[] = [];
  ended.onEnded(() => {
    throw new Error('a socket was gone already');
  });
  const stop = ended.onEnded((over) => told.push(over));
  const [one, other, later] = [await session(), await session(), await session()];
  const overOf = ({ sessionId }: { sessionId: string }) => ({ tenantId: tenantId(), sessionId });
  await end(one);
  await becomes('the socket is told', () => told.length > 0);
  line.freeze();
  await end(other);
  await becomes('nothing is heard', () => !ended.inTouch);
  line.thaw();
  await becomes('the socket is told what was missed', () => told.length > 1, 10);
  expect(told).toEqual([overOf(one), overOf(other)]);
  stop();
  await end(later);
  await becomes('it is over', () => isOver(later));
  expect(told).toHaveLength(2);
});

test('thousands that end one after another, and notices that are none, are survived', async () => {
  const residents = [await session(), await session(), await session()];
  await portals.given.sql(
    `insert into session (tenant_id, resident_id, started_at, last_used_at, expires_at)
     select $1, resident, $3, $3, timestamptz '2027-01-01' from unnest($2::uuid[]) resident, generate_series(1, 400)`,
    [tenantId(), residents.map(({ residentId }) => residentId), portals.clock.now()],
  );
  const all = await portals.given.sql<{ id: string; resident_id: string }>(
    'select id, resident_id from session where resident_id = any($1)',
    [residents.map(({ residentId }) => residentId)],
  );
  for (const payload of ['', ' ', 'x', '99999', '-1', '1 2', `1 ${'x'.repeat(7000)}`, '1 __proto__', '1;drop table'])
    await portals.given.sql('select pg_notify($1, $2)', ['kabinet_sessions_ended', payload]);
  const context = portals.context('kaluga');
  const [first, second, third] = residents;
  const many = (residentId: string) => (em: never) => endSessionsOf(em, context, residentId, SessionEnd.BLOCKED);
  await Promise.all([
    context.write(many(first!.residentId) as never),
    context.write(many(second!.residentId) as never),
    context.write(async (em) => {
      const own = all.filter(({ resident_id }) => resident_id === third!.residentId);
      for (const { id } of own)
        await endSession(em, context, { residentId: third!.residentId, sessionId: id }, SessionEnd.BLOCKED);
    }),
  ]);
  for (const { id, resident_id } of all)
    await becomes(id, () => ended.isOver(tenantId(), { residentId: resident_id, sessionId: id }));
  expect(ended.inTouch).toBe(true);
});

test('nothing is kept for longer than an access token can live', async () => {
  const one = await session();
  await end(one);
  await becomes('it is over', () => isOver(one));
  portals.clock.advance(62 * 60);
  await end(await session()); // whatever comes next clears what is too old
  await becomes('it is forgotten', async () => !(await isOver(one)));
  expect(ended.inTouch).toBe(true);
});

test('a process that starts knows what ended lately, and not what nobody has a token of', async () => {
  const one = await session();
  await end(one);
  const old = await session();
  await portals.given.sql('update session set ended_at = $2, last_used_at = $3 where resident_id = $1', [
    old.residentId,
    portals.clock.now(),
    new Date(portals.clock.now().getTime() - 7_200_000),
  ]);
  const started = await open(portals.database.appUrl);
  expect(await started.isOver(tenantId(), one)).toBe(true);
  expect(await started.isOver(tenantId(), old)).toBe(false);
  await started.close();
});

test('a session is looked up under its own utility only while nothing is heard', async () => {
  const one = await session();
  line.freeze();
  await becomes('nothing is heard', () => !ended.inTouch);
  expect(await isOver(one)).toBe(false);
  expect(await ended.isOver(portals.context('elista').tenantId, one)).toBe(true);
  expect(await isOver({ residentId: one.residentId, sessionId: randomUUID() })).toBe(true);
});
