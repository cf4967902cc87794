import { afterAll, beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from './database.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.drop());

const asRole = async (url: string, statement: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client.query(statement).finally(() => client.end());
};

test('every test file gets a database with the whole schema', async () => {
  const { rows } = await asRole(database.ownerUrl, 'select count(*)::int as migrations from mikro_orm_migrations');
  expect(rows[0].migrations).toBeGreaterThan(0);
});

test('the server role can neither create tables nor look past row-level security', async () => {
  const { rows } = await asRole(
    database.appUrl,
    'select rolsuper, rolbypassrls from pg_roles where rolname = current_user',
  );
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
  await expect(asRole(database.appUrl, 'create table mine (id int)')).rejects.toThrow(/permission denied/);
  await expect(asRole(database.appUrl, 'create temporary table mine (id int)')).rejects.toThrow(/permission denied/);
});

test('only the importer may use temporary tables', async () => {
  await expect(asRole(database.importerUrl, 'create temporary table lines (id int)')).resolves.toBeDefined();
});
