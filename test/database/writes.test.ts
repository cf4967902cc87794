import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOrm, type EntityManager, type Orm } from '../../server/database/orm.ts';
import { nameOfStatement } from '../../server/database/prepared-statements.ts';
import { writeAs } from '../../server/database/tenant-writer.ts';
import { entities } from '../../server/entities.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let orm: Orm;
beforeAll(async () => {
  database = await freshDatabase();
  orm = await createOrm({ entities, url: database.appUrl, poolMax: 1 });
});
afterAll(async () => {
  await orm.close();
  await database.drop();
});

const ask = async (em: EntityManager, text: string, values: unknown[] = []) =>
  (await em.getKysely().executeQuery<{ it: unknown }>(CompiledQuery.raw(text, values))).rows[0]?.it;

test('an act is never told that it is done when a fault of it was passed over', async () => {
  const write = writeAs(
    orm,
    1,
  )(async (em) => {
    await ask(em, 'select 1 / 0').catch(() => undefined);
    return 'done';
  });
  await expect(write).rejects.toThrow('not committed');
  expect(await writeAs(orm, 1)((em) => ask(em, 'select 1 as it'))).toBe(1);
});

test('what an act did not wait for never runs for another tenant', async () => {
  let late!: EntityManager;
  await writeAs(orm, 1)(async (em) => void (late = em));
  await expect(ask(late, 'select 1 as it')).rejects.toThrow('over');
  const other = writeAs(
    orm,
    2,
  )(async (em) => {
    await expect(ask(late, 'select 1 as it')).rejects.toThrow('over');
    return ask(em, `select current_setting('app.tenant_id') as it`);
  });
  expect(await other).toBe('2');
});

test('of several statements that fail at once the first is told, and nothing is kept', async () => {
  const write = writeAs(orm, 1)((em) => Promise.all(['select 1 / 0', 'select 2'].map((text) => ask(em, text))));
  await expect(write).rejects.toThrow('division by zero');
  expect(await writeAs(orm, 1)((em) => ask(em, 'select 3 as it'))).toBe(3);
});

test('a statement that comes again and again is prepared, and ever new ones are not', async () => {
  const often = () => writeAs(orm, 1)((em) => ask(em, 'select $1::int + 4711 as it', [1]));
  for (let times = 0; times < 12; times += 1) expect(await often()).toBe(4712);
  const prepared = `select count(*)::int as it from pg_prepared_statements where statement like '%4711%'`;
  expect(await writeAs(orm, 1)((em) => ask(em, prepared))).toBe(1);
  for (let n = 0; n < 3000; n += 1) expect(nameOfStatement(`select $1 as once_${n}`, [1])).toBeUndefined();
  const names = new Set<string | undefined>();
  for (let n = 0; n < 300; n += 1)
    for (let times = 0; times < 10; times += 1) names.add(nameOfStatement(`select $1 as often_${n}`, [1]));
  names.delete(undefined);
  expect(names.size).toBeLessThanOrEqual(200);
});
