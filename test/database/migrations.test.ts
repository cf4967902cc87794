import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../server/database/migrate.ts';
import { createOrm, type Orm } from '../../server/database/orm.ts';
import { entities } from '../../server/entities.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

const folder = fileURLToPath(new URL('../../migrations', import.meta.url));
let database: TestDatabase;
let orm: Orm;

beforeAll(async () => {
  database = await freshDatabase();
  orm = await createOrm({ entities, url: database.ownerUrl, migrations: folder });
});
afterAll(async () => {
  await orm.close();
  await database.drop();
});

test('the migrations make exactly the tables that the entities describe', async () => {
  expect(await orm.schema.getUpdateSchemaSQL()).toBe('');
});

test('a changed table is seen', async () => {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query('alter table payment drop constraint payment_amount_check, alter column fee type int');
  expect(await orm.schema.getUpdateSchemaSQL()).toMatch(
    /payment_amount_check[\s\S]*fee|fee[\s\S]*payment_amount_check/,
  );
  await owner.query(
    'alter table payment alter column fee type bigint, add constraint payment_amount_check check (amount > 0)',
  );
  await owner.end();
});

test('the snapshot beside the migrations is of the newest one, so the next migration holds the next change only', async () => {
  const before = await readFile(`${folder}/schema.json`, 'utf8');
  expect(await orm.migrator.checkSchema()).toBe(false);
  expect(await readFile(`${folder}/schema.json`, 'utf8')).toBe(before);
});

test('migrating again, also by several processes at once, changes nothing', async () => {
  expect(await Promise.all([migrate(database), migrate(database), migrate(database)])).toEqual([[], [], []]);
});

test('a migration does not wait for a lock longer than it may', async () => {
  const busy = new pg.Client({ connectionString: database.ownerUrl });
  await busy.connect();
  await busy.query('begin; lock table account in access share mode');
  await expect(migrate(database, { lockTimeoutMs: 200, statementTimeoutMs: 5000 })).resolves.toEqual([]);
  await busy.query('rollback; begin; lock table mikro_orm_migrations in access exclusive mode');
  await expect(migrate(database, { lockTimeoutMs: 200, statementTimeoutMs: 5000 })).rejects.toThrow(/lock timeout/);
  await busy.end();
});

test('the database refuses what does not add up, and money below zero where there is none', async () => {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`insert into tenant (id, slug) values (1, 'x');
    insert into account (tenant_id, id, number, owner, address) values (1, '00000000-0000-7000-8000-000000000001', '1', 'x', 'x')`);
  const bill = (closing: number, period = '2026-10-01') =>
    owner.query(
      `insert into bill (tenant_id, account_id, period, opening, charged, recalculated, paid, closing, due_on)
       values (1, '00000000-0000-7000-8000-000000000001', $2, 100, 50, -10, 40, $1, '2026-11-15')`,
      [closing, period],
    );
  await expect(bill(101)).rejects.toThrow(/bill_adds_up_check/);
  await expect(bill(100, '2026-10-02')).rejects.toThrow(/bill_period_check/);
  await bill(100);
  await expect(
    owner.query(
      `insert into payment (tenant_id, account_id, id, amount, paid_at, source, status, external_id)
       values (1, '00000000-0000-7000-8000-000000000001', uuidv7(), 0, now(), 'BANK', 'PAID', '1')`,
    ),
  ).rejects.toThrow(/payment_amount_check/);
  await owner.end();
});
