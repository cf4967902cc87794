import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReadPool, readAs } from '../../server/database/tenant-reader.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { Given } from '../support/given.ts';

let database: TestDatabase;
let given: Given;
/** One connection alone, so that each read finds what the one before left. */
let pool: pg.Pool;
let town: number;
let village: number;

beforeAll(async () => {
  database = await freshDatabase();
  given = await Given.in(database);
  const limits = { max: 1, connectMs: 3000, statementMs: 1000, onError: () => undefined };
  pool = openReadPool({ url: database.appUrl, ...limits });
  [town, village] = [await given.tenant('town'), await given.tenant('village')];
});
afterAll(async () => {
  await pool.end();
  await given.close();
  await database.drop();
});

const slug = 'select slug from tenant where id = current_setting($1)::int';
const slugOf = async (tenantId: number) => await readAs(pool, tenantId)('slug', slug, ['app.tenant_id']);
const process = async () =>
  (await readAs(pool, town)<{ pid: number }>(undefined, 'select pg_backend_pid() as pid', []))[0]!.pid;

test('tenants that take turns on one connection each read as themselves', async () => {
  const read = [await slugOf(town), await slugOf(village), await slugOf(town), await slugOf(village)];
  expect(read.flat()).toEqual([{ slug: 'town' }, { slug: 'village' }, { slug: 'town' }, { slug: 'village' }]);
});

test('values keep their kinds when a statement runs again', async () => {
  const text = `select $1::int as n, $2::text as missing, date '2026-11-21' as day, '{"a":[1]}'::jsonb as json,
    array[1, 2] as list, '9007199254740993'::bigint as big, true as yes from generate_series(1, 2)`;
  const runs = [];
  for (let i = 0; i < 3; i++) runs.push(await readAs(pool, town)('kinds', text, [7, null]));
  const day = new Date(2026, 10, 21);
  const row = { n: 7, missing: null, day, json: { a: [1] }, list: [1, 2], big: '9007199254740993', yes: true };
  expect(runs).toEqual(Array(3).fill([row, row]));
  expect(await readAs(pool, town)(undefined, text, [7, null])).toEqual([row, row]);
});

test('no rows are no rows', async () => {
  for (let i = 0; i < 2; i++) expect(await readAs(pool, town)('none', 'select 1 as n where false', [])).toEqual([]);
});

test('a tenant that cannot be set stops the statement before it reads', async () => {
  const asNobody = readAs(pool, 'x' as unknown as number);
  await expect(asNobody('count', 'select count(*) from tenant', [])).rejects.toThrow(/smallint/);
  expect(await slugOf(village)).toEqual([{ slug: 'village' }]);
  await expect(readAs(pool, 1e6)('count', 'select count(*) from tenant', [])).rejects.toThrow(/range|smallint/);
});

test('nothing is written in a read, and the tenant does not outlive it', async () => {
  const write = `insert into throttle (tenant_id, scope, key, window_started_at, attempts) values ($1, 's', 'k', now(), 1)`;
  await expect(readAs(pool, town)('write', write, [town])).rejects.toThrow(/read-only/);
  await slugOf(town);
  const client = await pool.connect();
  await expect(client.query('select count(*) from account')).rejects.toThrow(/smallint|app.tenant_id/);
  client.release();
});

test('a statement that fails leaves its connection as good as before', async () => {
  const divide = (by: number) => readAs(pool, town)('divide', 'select 1 / $1::int as n', [by]);
  expect(await divide(1)).toEqual([{ n: 1 }]);
  const before = await process();
  await expect(divide(0)).rejects.toThrow(/division by zero/);
  expect(await divide(1)).toEqual([{ n: 1 }]);
  expect(await slugOf(town)).toEqual([{ slug: 'town' }]);
  expect(await process()).toBe(before);
});

test('one that fails while it is prepared is not taken for prepared', async () => {
  for (let i = 0; i < 2; i++)
    await expect(readAs(pool, town)('wrong', 'select nothing from nowhere', [])).rejects.toThrow(/nowhere/);
  const late = (text: string) => readAs(pool, town)('late', text, [0]);
  await expect(late('select 1 / $1::int as n')).rejects.toThrow(/division by zero/);
  await expect(late('select 1 / $1::int as n')).rejects.toThrow(/division by zero/);
  expect(await slugOf(village)).toEqual([{ slug: 'village' }]);
});

test('one that takes too long is given up, and the next is answered', async () => {
  const slow = readAs(pool, town)('slow', 'select pg_sleep($1)', [30]);
  await expect(slow).rejects.toThrow(/statement timeout|read timeout/);
  expect(await slugOf(town)).toEqual([{ slug: 'town' }]);
});

test('a connection that is cut is replaced', async () => {
  const pid = await process();
  const cut = readAs(pool, town)('sleep', 'select pg_sleep($1)', [0.9]);
  const admin = given.sql('select pg_terminate_backend($1)', [pid]);
  await Promise.allSettled([cut, admin]);
  await expect.poll(() => slugOf(town).catch(() => undefined)).toEqual([{ slug: 'town' }]);
});
